// The program's own words of every kind, in both languages. Pure.
import type { Language } from "~/journey/permissions";
import type { Channel } from "../kinds";
import { ownWordsEn } from "./own-words.en";
import { ownWordsRu } from "./own-words.ru";
import type { ScriptedKind, Wording } from "./wording";

const OWN = { en: ownWordsEn, ru: ownWordsRu } as const;

/** What is said where the centre has no words of its own. A kind that does not travel this way borrows another way's words. */
export function ownWording(kind: ScriptedKind, language: Language, channel: Channel): Wording {
  const words = OWN[language][kind];
  return words[channel] ?? words.sms ?? words.email ?? { body: "" };
}
