// What an SMS costs: segments at the price that the centre has noted. Pure.
import type { FormatLanguage } from "~/ui/format";

const LOCALES = { en: "en-GB", ru: "ru-RU" } as const;
const MICROS = 1_000_000;

/** Millionths of the currency for so many segments; undefined where no price is noted. */
export function costMicros(segments: number, segmentPriceMicros: number): number | undefined {
  return segmentPriceMicros > 0 ? segments * segmentPriceMicros : undefined;
}

/** "€0.158", "1,90 ₽": prices of segments are parts of a cent, so up to four digits are written. */
export function formatMicros(micros: number, currency: string, language: FormatLanguage): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency,
    maximumFractionDigits: 4,
  });
  return format.format(micros / MICROS).replace(/[\u202f\u2009 ]/g, "\u00a0");
}

const PRICE = /^\d{1,3}(?:[.,]\d{1,6})?$/;

/** "0.079" or "0,079" as millionths; nothing typed is 0, no price; undefined for what is no price up to 1000. */
export function parsePrice(text: string): number | undefined {
  const bare = text.trim().replace(/[\s\u00a0]/g, "");
  if (bare === "") return 0;
  if (!PRICE.test(bare)) return undefined;
  const [whole = "0", fraction = ""] = bare.replace(",", ".").split(".");
  return Number(whole) * MICROS + Number(fraction.padEnd(6, "0"));
}

/** The price as one would type it; empty where none is noted. */
export function priceText(micros: number, language: FormatLanguage): string {
  if (micros === 0) return "";
  const text = (micros / MICROS).toFixed(6).replace(/0{1,4}$/, "");
  return language === "ru" ? text.replace(".", ",") : text;
}
