// Chance that repeats itself: the same seed gives the same world, on every machine.

/** A skewed duration: half of all draws lie below the median; sigma is the spread of its logarithm. */
export interface Spread {
  readonly median: number;
  readonly sigma: number;
}

/** A 32-bit hash of a text (FNV-1a), to give every name a stream of its own. */
function hashed(text: string, start: number): number {
  let hash = start ^ 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hex(byte: number): string {
  return HEX[byte & 0xff] ?? "00";
}

/** A stream of random numbers (sfc32). Streams with different names do not disturb each other. */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(private readonly name: string) {
    this.a = hashed(name, 0x9e3779b9);
    this.b = hashed(name, 0x243f6a88);
    this.c = hashed(name, 0xb7e15162);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** A stream of its own for a part of the world. */
  fork(part: string): Chance {
    return new Chance(`${this.name}/${part}`);
  }

  private next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1. */
  fraction(): number {
    return this.next() / 4_294_967_296;
  }

  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  between(from: number, to: number): number {
    return from + this.fraction() * (to - from);
  }

  /** The bell curve with mean 0 and deviation 1 (Box and Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    return radius * Math.cos(2 * Math.PI * this.fraction());
  }

  /** A log-normal draw. */
  around({ median, sigma }: Spread): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(things: readonly T[]): T {
    const thing = things[Math.floor(this.fraction() * things.length)];
    if (thing === undefined) throw new RangeError("nothing to pick from");
    return thing;
  }

  /** Picks by weight. @throws RangeError when all weights are 0 */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.fraction() * total;
    for (const [thing, weight] of choices) {
      left -= weight;
      if (left < 0) return thing;
    }
    throw new RangeError("nothing to pick from");
  }

  /** A UUID of version 7 that sorts by the moment given in milliseconds. */
  uuid(at: number): string {
    const time = Math.floor(at).toString(16).padStart(12, "0");
    const [first, second, third] = [this.next(), this.next(), this.next()];
    const version = `7${hex(first >>> 24).charAt(0)}${hex(first >>> 16)}`;
    const variant = `${hex(0x80 | ((first >>> 8) & 0x3f))}${hex(first)}`;
    const rest = [second >>> 24, second >>> 16, second >>> 8, second, third >>> 24, third >>> 16];
    return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${rest.map(hex).join("")}`;
  }
}
