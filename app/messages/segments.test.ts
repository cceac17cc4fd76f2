// Segments of an SMS: the alphabets, their limits, and where a text may be cut.
import { describe, expect, test } from "vitest";
import { encodingOf, segmentsOf, smsText } from "./segments";

/** A small generator of its own, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const PLAIN = [..."abcXYZ 0123@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ!?ÄÖÑÜ§¿äöñüà"];
const ESCAPED = [..."^{}\\[~]|€"];
const WIDE = [..."жЩыё№«»—✓", "😀", "👍🏽", "𝔸"];

function textOf(next: () => number, alphabet: readonly string[], length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)] ?? "").join("");
}

describe("a text in the basic alphabet", () => {
  test.each([
    [0, 1],
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
    [459, 3],
  ])("of %i characters is %i segments", (length, segments) => {
    const cut = segmentsOf("a".repeat(length));
    expect([cut.encoding, cut.units, cut.parts.length]).toEqual(["gsm-7", length, segments]);
  });

  test("counts characters of the extension table twice", () => {
    expect(segmentsOf("€".repeat(80)).parts).toHaveLength(1);
    expect(segmentsOf("€".repeat(81)).parts).toHaveLength(2);
    expect(segmentsOf("[link]").units).toBe(8);
  });

  test("never leaves an escape at the end of a segment without its character", () => {
    const { parts } = segmentsOf(`${"a".repeat(152)}€${"b".repeat(20)}`);
    expect(parts).toEqual(["a".repeat(152), `€${"b".repeat(20)}`]);
  });
});

describe("a text with one character beyond it", () => {
  test.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])("of %i characters is %i segments", (length, segments) => {
    const cut = segmentsOf("ж".repeat(length));
    expect([cut.encoding, cut.units, cut.parts.length]).toEqual(["ucs-2", length, segments]);
  });

  test("takes all of it along", () => {
    expect(segmentsOf(`${"a".repeat(70)}ж`).parts).toHaveLength(2);
    expect(["`", "ç", "ё", "\t", "\u00a0", "“"].map(encodingOf)).toEqual(Array(6).fill("ucs-2"));
  });

  test("keeps both halves of a sign together", () => {
    const { parts, units } = segmentsOf(`${"ж".repeat(66)}😀${"я".repeat(10)}`);
    expect(units).toBe(78);
    expect(parts).toEqual(["ж".repeat(66), `😀${"я".repeat(10)}`]);
  });
});

describe("whatever the text", () => {
  const next = random(20_261_122);
  const size = (part: string, encoding: string) =>
    encoding === "ucs-2"
      ? part.length
      : [...part].reduce((sum, each) => sum + (ESCAPED.includes(each) ? 2 : 1), 0);

  test("its parts make it up again, each fits, none could take the next character, and no pair is parted", () => {
    for (let round = 0; round < 3000; round += 1) {
      const alphabet = [PLAIN, [...PLAIN, ...ESCAPED], [...PLAIN, ...ESCAPED, ...WIDE]][round % 3] ?? PLAIN;
      const text = textOf(next, alphabet, Math.floor(next() * 500));
      const { encoding, parts, units, left } = segmentsOf(text);
      const [single, part] = encoding === "ucs-2" ? [70, 67] : [160, 153];
      expect(parts.join("")).toBe(text);
      expect(parts.reduce((sum, each) => sum + size(each, encoding), 0)).toBe(units);
      expect(parts.length === 1).toBe(units <= single);
      const room = parts.length === 1 ? single : part;
      for (const [at, each] of parts.entries()) {
        expect(size(each, encoding)).toBeLessThanOrEqual(room);
        expect(/[\ud800-\udbff](?![\udc00-\udfff])/.test(each)).toBe(false);
        const following = [...(parts[at + 1] ?? "")][0];
        if (following !== undefined) expect(size(each + following, encoding)).toBeGreaterThan(room);
      }
      expect(left).toBe(room - size(parts.at(-1) ?? "", encoding));
    }
  });

  test("as it is sent it never needs more segments than as it was written, and loses no word", () => {
    const typographic = [...PLAIN, "\u00a0", "’", "“", "”", "–", "—", "ж"];
    for (let round = 0; round < 1000; round += 1) {
      const text = textOf(
        next,
        round % 2 === 0 ? typographic.slice(0, -1) : typographic,
        Math.floor(next() * 300),
      );
      const sent = smsText(text);
      expect(segmentsOf(sent).parts.length).toBeLessThanOrEqual(segmentsOf(text).parts.length);
      expect(sent.replace(/[^\p{L}\d]/gu, "")).toBe(text.replace(/[^\p{L}\d]/gu, ""));
    }
  });
});

describe("the text that is sent", () => {
  test("has plain spaces and signs where that keeps it in the basic alphabet", () => {
    expect(smsText("It’s ready – “today”, 3\u00a0Nov…")).toBe('It\'s ready - "today", 3 Nov...');
  });
  test("keeps its typography where it is Cyrillic anyway", () => {
    expect(smsText("Запись «ТО» — 3\u00a0ноя")).toBe("Запись «ТО» — 3 ноя");
  });
});
