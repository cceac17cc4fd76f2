// Example values for the texts of a campaign, by language. Pure.
import type { Language } from "~/journey/permissions";
import type { Values } from "~/messages/fill";

const SAID = {
  en: { customer: "Anna Murphy", plate: "191-D-12345", car: "Toyota Corolla", work: "Front brake pads" },
  ru: { customer: "Анна Петрова", plate: "А123ВС77", car: "Toyota Corolla", work: "тормозные колодки" },
} as const;

export type Examples = Readonly<Record<Language, Values>>;

export function examplesOf({ name, phone }: { readonly name: string; readonly phone: string }): Examples {
  const own = { centre: name, phone };
  return { en: { ...SAID.en, ...own }, ru: { ...SAID.ru, ...own } };
}
