// Which of a carrier's messages is the one that is looked for: by the secret of its link, or word for word. Pure.
import type { Listed } from "./channel";

export interface Sought {
  /** The whole text; undefined when its secrets are gone. */
  readonly text: string | undefined;
  /** SHA-256 of the secret in its link, where it has one. */
  readonly tokenHash: Uint8Array | undefined;
}

/** The secret of a link, as it stands in a text. */
const TOKEN = /\/l\/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/g;

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Line ends and the spaces around a text may change on the way. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** Those of the list that can be it; a link's secret is in one message alone. @param hash SHA-256 of an ASCII text */
export function matching(
  { text, tokenHash }: Sought,
  listed: readonly Listed[],
  hash: (token: string) => Uint8Array,
): readonly Listed[] {
  if (tokenHash) {
    return listed.filter((message) =>
      [...message.text.matchAll(TOKEN)].some(([, token = ""]) => sameBytes(hash(token), tokenHash)),
    );
  }
  if (text === undefined) return [];
  return listed.filter((message) => plain(message.text) === plain(text));
}
