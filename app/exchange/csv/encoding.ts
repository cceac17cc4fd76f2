// In which encoding a file is written: by its mark, by the zeros of UTF-16, by whether it is UTF-8; else Windows-1251.

export const ENCODINGS = ["utf-8", "windows-1251", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes at the beginning that are looked at for a mark and for zeros. */
export const HEAD_BYTES = 4096;
/** Below this share of zeros in one half of the byte pairs it is no UTF-16 of a language that we know. */
const ZEROS = 0.2;

function begins(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** An Excel workbook, old or new, or another file that is no text. */
export function isWorkbook(head: Uint8Array): boolean {
  return begins(head, 0x50, 0x4b, 0x03, 0x04) || begins(head, 0xd0, 0xcf, 0x11, 0xe0);
}

/** What the beginning says by itself; undefined when only the whole file can tell. */
export function encodingByHead(head: Uint8Array): Encoding | undefined {
  if (begins(head, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (begins(head, 0xff, 0xfe)) return "utf-16le";
  if (begins(head, 0xfe, 0xff)) return "utf-16be";
  const pairs = Math.floor(Math.min(head.length, HEAD_BYTES) / 2);
  if (pairs < 2) return undefined;
  // In UTF-16 the high byte of a Latin sign is 0 and of a Cyrillic one 4; every file has some Latin signs, its separators.
  const high = (offset: 0 | 1) =>
    Array.from({ length: pairs }, (_, at) => head[2 * at + offset] ?? 0).filter((byte) => byte === 0).length;
  const [even, odd] = [high(0), high(1)];
  if (odd > even && odd / pairs > ZEROS) return "utf-16le";
  if (even > odd && even / pairs > ZEROS) return "utf-16be";
  // Cyrillic throughout: nearly every pair has a 4.
  const fours = (offset: 0 | 1) =>
    Array.from({ length: pairs }, (_, at) => head[2 * at + offset]).filter((byte) => byte === 4).length /
    pairs;
  if (odd > 0 && fours(1) > 0.4) return "utf-16le";
  if (even > 0 && fours(0) > 0.4) return "utf-16be";
  return undefined;
}

/** What stands in a text where its bytes are no sign. */
export const UNREADABLE = "\ufffd";

/** So many signs that only UTF-8 has for a broken one: letters of other encodings look like one now and then. */
const MANY = 4;
/** Bytes after the first broken one within which it shows what the file is. */
const LOOKED_AT = 1024 * 1024;

/**
 * Looks at a file piece by piece and says at its end whether it is UTF-8. A few broken bytes between many signs that only UTF-8 has
 * are a fault in the file: read as something else, all of it would be wrong.
 */
export class Utf8Check {
  private readonly strict = new TextDecoder("utf-8", { fatal: true });
  private lenient: TextDecoder | undefined;
  /** Bytes beyond the first of a sign: Latin text has none, other encodings seldom anything that looks like them. */
  private further = 0;
  private broken = 0;
  private lookedAt = 0;

  take(bytes: Uint8Array): void {
    if (!this.lenient) {
      try {
        this.further += bytes.length - this.strict.decode(bytes, { stream: true }).length;
        return;
      } catch {
        this.lenient = new TextDecoder();
      }
    }
    this.lookedAt += bytes.length;
    this.count(bytes.length, this.lenient.decode(bytes, { stream: true }));
  }

  private count(bytes: number, text: string): void {
    this.broken += text.split(UNREADABLE).length - 1;
    this.further += bytes - text.length;
  }

  /** Whether reading on would change nothing. */
  get isDecided(): boolean {
    return this.lookedAt >= LOOKED_AT;
  }

  end(): boolean {
    try {
      if (this.lenient) this.count(0, this.lenient.decode());
      else this.strict.decode();
    } catch {
      this.broken += 1;
    }
    return this.broken === 0 || this.further > MANY * this.broken;
  }
}
