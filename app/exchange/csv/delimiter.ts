// Which sign separates the columns: the one that cuts the first lines into the same number of columns.

export const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines that are looked at. */
const LINES = 20;

/** How often the sign stands outside of quotation marks in each of the first records. */
function counts(text: string, sign: string): readonly number[] {
  const found: number[] = [];
  let [here, quoted, any] = [0, false, false];
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === sign) here += 1;
    else if (!quoted && letter === "\n") {
      if (any) found.push(here);
      [here, any] = [0, false];
      if (found.length === LINES) return found;
      continue;
    }
    any = true;
  }
  // The last one may have been cut in the middle.
  return found.length === 0 && any ? [here] : found;
}

/** "sep=;" in the first line, as Excel writes it. */
export function declaredDelimiter(text: string): Delimiter | undefined {
  const said = /^sep=(.)\n/i.exec(text)?.[1];
  return DELIMITERS.find((sign) => sign === said);
}

/** @param text the beginning of the file, with single line ends */
export function guessDelimiter(text: string): Delimiter {
  const declared = declaredDelimiter(text);
  if (declared) return declared;
  const judged = DELIMITERS.map((sign) => {
    const [header = 0, ...rows] = counts(text, sign);
    const alike = rows.filter((row) => row === header).length;
    return { sign, header, share: rows.length === 0 ? 1 : alike / rows.length };
  }).filter(({ header }) => header > 0);
  judged.sort((a, b) => b.share - a.share || b.header - a.header);
  return judged[0]?.sign ?? ",";
}
