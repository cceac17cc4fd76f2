// How a text travels as SMS: in which alphabet, in how many segments, and where they are cut. Pure.

/** The basic alphabet of GSM 03.38; each of its characters is one septet. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** The extension table: an escape and a septet each, which stay together. */
const EXTENDED = new Set("\f^{}\\[~]|€");

export type Encoding = "gsm-7" | "ucs-2";

const CAPACITY = {
  "gsm-7": { single: 160, part: 153 },
  "ucs-2": { single: 70, part: 67 },
} as const satisfies Record<Encoding, { readonly single: number; readonly part: number }>;

/** What a text needs on its way. */
export interface Segments {
  readonly encoding: Encoding;
  /** Septets, or units of UTF-16. */
  readonly units: number;
  /** The text cut as the carrier cuts it; one part of an empty text. */
  readonly parts: readonly string[];
  /** Units that the last segment still holds. */
  readonly left: number;
}

/** The alphabet of the whole text: one character outside of GSM-7 takes all of it to UCS-2. */
export function encodingOf(text: string): Encoding {
  for (const character of text) if (!BASIC.has(character) && !EXTENDED.has(character)) return "ucs-2";
  return "gsm-7";
}

function unitsOf(character: string, encoding: Encoding): number {
  // An emoji is two units of UTF-16, and neither says anything alone.
  if (encoding === "ucs-2") return character.length;
  return EXTENDED.has(character) ? 2 : 1;
}

/** Cuts a text into the segments that are sent and paid for. */
export function segmentsOf(text: string): Segments {
  const encoding = encodingOf(text);
  const { single, part } = CAPACITY[encoding];
  const sizes = [...text].map((character) => ({ character, size: unitsOf(character, encoding) }));
  const units = sizes.reduce((sum, { size }) => sum + size, 0);
  if (units <= single) return { encoding, units, parts: [text], left: single - units };
  const parts: string[] = [];
  let [current, filled] = ["", 0];
  for (const { character, size } of sizes) {
    if (filled + size > part) {
      parts.push(current);
      [current, filled] = ["", 0];
    }
    current += character;
    filled += size;
  }
  parts.push(current);
  return { encoding, units, parts, left: part - filled };
}

/** Typographic signs and what says the same in the basic alphabet. */
const PLAIN: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
  "\u2018": "'",
  "\u2019": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u2013": "-",
  "\u2014": "-",
  "\u2026": "...",
};

/**
 * The text as it goes out by SMS: spaces are plain ones, and curly signs become straight where that keeps the whole text in
 * the basic alphabet, and with it at more than twice as many characters a segment.
 */
export function smsText(text: string): string {
  const spaced = text.replace(/[\u00a0\u202f\u2009]/g, " ");
  const plain = spaced.replace(
    /[\u2018\u2019\u201c\u201d\u2013\u2014\u2026]/g,
    (sign) => PLAIN[sign] ?? sign,
  );
  return encodingOf(plain) === "gsm-7" ? plain : spaced;
}
