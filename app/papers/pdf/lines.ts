// Text as lines on paper: what a typeface cannot draw is replaced, long words are broken, right-to-left words keep their order.

/** Joins, variation and tag characters, skin tones, marks of direction and controls: nothing of their own is drawn. */
const UNDRAWN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{1f3fb}-\u{1f3ff}\u{e0000}-\u{e01ef}]/gu;

/** Stands for a character that the typeface does not have. */
const BOX = "\u25a1";

/** The text with what `has` can draw: composed letters, one box for each sign that is not in the typeface. */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  const plain = text
    .replace(/\p{Cs}/gu, "")
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ");
  const drawn = [...plain.replace(UNDRAWN, "")].map((sign) =>
    sign === "\n" || has(sign.codePointAt(0) ?? 0) ? sign : BOX,
  );
  return drawn.join("").replace(/\u25a1{2,}/g, BOX);
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}/u;

/** A word is drawn in its own direction by the typeface; words that are read from the right stand in that order too. */
export function visualOrder(line: string): string {
  if (!RIGHT_TO_LEFT.test(line)) return line;
  const words = line.split(" ");
  const ordered: string[] = [];
  let run: string[] = [];
  const close = () => {
    // Figures at the end of a run belong to what follows.
    const tail: string[] = [];
    while (run.length > 0 && !RIGHT_TO_LEFT.test(run.at(-1) ?? "")) tail.unshift(run.pop() ?? "");
    ordered.push(...run.reverse(), ...tail);
    run = [];
  };
  for (const word of words) {
    const begins = RIGHT_TO_LEFT.test(word);
    if (begins || (run.length > 0 && !LETTER.test(word))) run.push(word);
    else {
      close();
      ordered.push(word);
    }
  }
  close();
  return ordered.join(" ");
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Where a word that is too long may be broken rather than anywhere. */
const BREAKABLE = /[-/.,;:_@]$/;

function broken(word: string, width: number, measure: (text: string) => number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== "" && measure(piece + segment) > width) {
      const cut = [...piece].findLastIndex((sign) => BREAKABLE.test(sign)) + 1;
      const kept = cut * 2 > piece.length ? [...piece].slice(0, cut).join("") : piece;
      pieces.push(kept);
      piece = piece.slice(kept.length);
    }
    piece += segment;
  }
  return [...pieces, piece];
}

function paragraphLines(
  paragraph: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ").filter((each) => each !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = measure(word) <= width ? [word] : broken(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return [...lines, line];
}

/**
 * Lines that fit.
 * @param width and what `measure` gives: points
 */
export function wrapped(text: string, width: number, measure: (text: string) => number): readonly string[] {
  return text.split("\n").flatMap((paragraph) => paragraphLines(paragraph, width, measure));
}
