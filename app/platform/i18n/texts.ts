// i18next over texts that are part of the program: nothing is loaded, so a page never flashes its keys.
import i18next, { type i18n } from "i18next";
import { PAGE_LANGUAGES, type PageLanguage } from "./language";
import type { RoomTexts, TextKey, TextValues, Translate } from "./keys";

/** One i18next per language: a request's language can't leak into another request. */
export interface Texts<Rooms extends Readonly<Record<string, RoomTexts>>> {
  /** The i18next of a language, for react-i18next's provider. */
  instance(language: PageLanguage): i18n;
  /** The texts of one room in one language. */
  words<Room extends keyof Rooms & string>(
    language: PageLanguage,
    room: Room,
  ): Translate<TextKey<Rooms[Room]["en"]>>;
  /** Any text by `room:key`, for codes that arrive as data; undefined when there is none. */
  lookUp(language: PageLanguage, roomAndKey: string, values?: TextValues): string | undefined;
}

/** Makes the instances of all languages from the rooms' texts. */
export function makeTexts<Rooms extends Readonly<Record<string, RoomTexts>>>(rooms: Rooms): Texts<Rooms> {
  const instances = new Map(PAGE_LANGUAGES.map((language) => [language, makeInstance(language, rooms)]));
  const instance = (language: PageLanguage): i18n => {
    const found = instances.get(language);
    if (!found) throw new Error(`No texts in language ${language}`);
    return found;
  };
  return {
    instance,
    words(language, room) {
      const t = instance(language).getFixedT(language, room);
      return (key, values) => t(key, { ...values });
    },
    lookUp(language, roomAndKey, values) {
      const texts = instance(language);
      return texts.exists(roomAndKey, { ...values }) ? texts.t(roomAndKey, { ...values }) : undefined;
    },
  };
}

function makeInstance(language: PageLanguage, rooms: Readonly<Record<string, RoomTexts>>): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    showSupportNotice: false,
    resources: {
      [language]: Object.fromEntries(Object.entries(rooms).map(([room, texts]) => [room, texts[language]])),
    },
    // React escapes what it renders, and text messages must not hold HTML entities.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  return instance;
}
