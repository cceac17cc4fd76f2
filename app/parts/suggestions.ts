// Which parts a visit will probably need: the words of its services in the catalogue, met with what the shelf calls its parts.

export interface StockedPart {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly location: string | null;
  /** Pieces that nobody was promised. */
  readonly free: number;
}

export interface Suggestion {
  /** What the form sends: "stock:ID" or "words:NAME". */
  readonly key: string;
  readonly name: string;
  /** The part of the shelf that it is, where one fits. */
  readonly stock?: StockedPart;
}

function wordsOf(text: string): readonly string[] {
  return text.toLocaleLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
}

/** The shelf's part that these words mean: by its number, by its whole name, or by all the words of the one in the other. */
export function matching(words: string, stock: readonly StockedPart[]): StockedPart | undefined {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return undefined;
  const byNumber = stock.find(({ number }) => wanted.includes(number.toLocaleLowerCase()));
  if (byNumber) return byNumber;
  const same = stock.find(({ name }) => wordsOf(name).join(" ") === wanted.join(" "));
  if (same) return same;
  const within = stock.filter(({ name }) => {
    const named = wordsOf(name);
    return wanted.every((word) => named.includes(word)) || named.every((word) => wanted.includes(word));
  });
  // Two that fit equally well are a question for a person.
  return within.length === 1 ? within[0] : undefined;
}

/** The suggestions for the services' parts, each once, in the order of the services. */
export function suggestions(
  partWords: readonly string[],
  stock: readonly StockedPart[],
  listed: readonly { readonly name: string; readonly stockPartId?: string }[] = [],
): readonly Suggestion[] {
  const known = new Set(listed.flatMap(({ name, stockPartId }) => [name.toLocaleLowerCase(), stockPartId]));
  const found = new Map<string, Suggestion>();
  for (const words of partWords) {
    const stocked = matching(words, stock);
    const suggestion = stocked
      ? { key: `stock:${stocked.id}`, name: stocked.name, stock: stocked }
      : { key: `words:${words}`, name: words };
    if (known.has(suggestion.name.toLocaleLowerCase()) || known.has(stocked?.id)) continue;
    if (!found.has(suggestion.key)) found.set(suggestion.key, suggestion);
  }
  return [...found.values()];
}
