// Number plates and vehicle identification numbers: how they are compared, shown and checked.

/** A plate folded for comparison: upper-case letters and digits, nothing else. Made by `plateKey`. */
export type PlateKey = string & { readonly __brand: "PlateKey" };

/** Seventeen characters that may be a VIN. Found out by `isVin`. */
export type Vin = string & { readonly __brand: "Vin" };

export const PLATE_LENGTH = 15;
const VIN_LENGTH = 17;

/** The twelve Cyrillic letters of Russian plates look like Latin ones, and people type either. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  У: "Y",
  Х: "X",
};

function folded(text: string): string {
  const upper = text.normalize("NFKC").toUpperCase().normalize("NFKC");
  return upper
    .replace(/[^\p{Lu}\p{Lo}\p{Nd}]/gu, "")
    .replace(/[АВЕКМНОРСТУХ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** What two spellings of one plate have in common: "о 777 ОО-77" and "O777OO77" are one. Empty when nothing is left. */
export function plateKey(text: string): PlateKey {
  return folded(text) as PlateKey;
}

/** A plate as it is shown: as it was written, without spaces too many, in upper case, at most 15 characters. */
export function plateText(text: string): string {
  return text.trim().replace(/\s+/g, " ").toUpperCase().slice(0, PLATE_LENGTH).trim();
}

/** A VIN as typed or read out, without spaces and dashes, in Latin upper case. Not yet checked. */
export function vinText(text: string): string {
  return folded(text);
}

/** Whether it has the form of a VIN (ISO 3779): seventeen digits and Latin letters without I, O and Q. */
export function isVin(text: string): text is Vin {
  return text.length === VIN_LENGTH && /^[A-HJ-NPR-Z\d]+$/.test(text);
}

const VALUES = new Map([..."0123456789"].map((digit) => [digit, Number(digit)]));
["ABCDEFGH", "JKLMN_P_R", "_STUVWXYZ"].forEach((row) => {
  [...row].forEach((letter, place) => VALUES.set(letter, place + 1));
});
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * Whether the ninth character is the check digit of North America and China (49 CFR 565.15). Only a hint: European and
 * Russian makers put there what they like.
 */
export function vinCheckDigitFits(vin: Vin): boolean {
  const sum = WEIGHTS.reduce(
    (total, weight, place) => total + weight * (VALUES.get(vin.charAt(place)) ?? 0),
    0,
  );
  return vin.charAt(8) === (sum % 11 === 10 ? "X" : String(sum % 11));
}
