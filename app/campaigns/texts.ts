// The words of a campaign: what they start from, what is wrong with them, and what they make of a car. Pure.
import type { Language } from "~/journey/permissions";
import { fill, namesIn, type Values } from "~/messages/fill";
import type { Channel } from "~/messages/kinds";
import { segmentsOf, smsText, type Segments } from "~/messages/segments";
import type { CampaignKind, Variant } from "./campaign";

export interface CampaignText {
  readonly variant: Variant;
  readonly language: Language;
  readonly body: string;
}

/** The house's words for each kind; a sentence whose placeholder has nothing to say is left out. */
const OWN = {
  "service-due": {
    A: {
      en: "{centre}: {plate} is due for service. Choose a day: {link}\nPhone: {phone}",
      ru: "{centre}: {plate} пора на обслуживание. Выбрать день: {link}\nТелефон: {phone}",
    },
    B: {
      en: "{centre}: a service now keeps {plate} from bigger repairs later. Book it here: {link}\nPhone: {phone}",
      ru: "{centre}: обслуживание {plate} в срок убережёт от дорогого ремонта. Записаться: {link}\nТелефон: {phone}",
    },
    second: {
      en: "{centre}: the service of {plate} is still open. If it suits you, choose a day: {link}\nPhone: {phone}",
      ru: "{centre}: обслуживание {plate} ещё впереди. Если удобно, выберите день: {link}\nТелефон: {phone}",
    },
  },
  "deferred-work": {
    A: {
      en: "{centre}: left for later on {plate}: {work}. Choose a day: {link}\nPhone: {phone}",
      ru: "{centre}: по {plate} отложено: {work}. Выбрать день: {link}\nТелефон: {phone}",
    },
    B: {
      en: "{centre}: shall we do it now? {plate}: {work}. Book it here: {link}\nPhone: {phone}",
      ru: "{centre}: сделаем сейчас? {plate}: {work}. Записаться: {link}\nТелефон: {phone}",
    },
    second: {
      en: "{centre}: {plate}, still open: {work}. If it suits you, choose a day: {link}\nPhone: {phone}",
      ru: "{centre}: по {plate} ещё не сделано: {work}. Если удобно, выберите день: {link}\nТелефон: {phone}",
    },
  },
} as const satisfies Record<CampaignKind, Record<Variant, Record<Language, string>>>;

/** What an offer is called on the booking page, unless it has a name of its own. */
const NAMES = {
  "service-due": { en: "Service that is due", ru: "Плановое обслуживание" },
  "deferred-work": { en: "Work that was left for later", ru: "Отложенные работы" },
} as const satisfies Record<CampaignKind, Record<Language, string>>;

export interface OfferNames {
  readonly offerEn: string | null;
  readonly offerRu: string | null;
}

/** The offer's name for a reader. */
export function offerName(kind: CampaignKind, { offerEn, offerRu }: OfferNames, language: Language): string {
  return (language === "ru" ? offerRu : offerEn) ?? NAMES[kind][language];
}

/** What a new campaign starts from. */
export function ownTexts(kind: CampaignKind): readonly CampaignText[] {
  const { A, B, second } = OWN[kind];
  const both = (variant: Variant, words: Readonly<Record<Language, string>>): CampaignText[] => [
    { variant, language: "en", body: words.en },
    { variant, language: "ru", body: words.ru },
  ];
  return [...both("A", A), ...both("B", B), ...both("second", second)];
}

export function bodyOf(texts: readonly CampaignText[], variant: Variant, language: Language): string {
  return texts.find((each) => each.variant === variant && each.language === language)?.body ?? "";
}

/** Whoever reads it has to be able to answer. */
export function saysHow(body: string): boolean {
  return namesIn(body).some((name) => name === "link" || name === "phone");
}

export interface Made {
  readonly text: string;
  /** Only of an SMS. */
  readonly segments?: Segments;
}

/** The text as its reader would have it. @param link of the booking page, where there is one */
export function madeText(body: string, channel: Channel, values: Values, link: string | undefined): Made {
  const opened = fill(body, { ...values, ...(link === undefined ? {} : { link }) }).replaceAll(
    "[[link]]",
    link ?? "",
  );
  if (channel !== "sms") return { text: opened };
  const text = smsText(opened);
  return { text, segments: segmentsOf(text) };
}
