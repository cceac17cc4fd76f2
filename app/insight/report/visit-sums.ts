// Sums by visit: rows come month by month, and a visit that goes on into the next one is found again.
import { SUMS } from "../ledger/sums";

interface Place {
  readonly place: number;
  state: number;
  week: number;
}

/** Sums of all blocks together. They are whole milliseconds: the order in which they are added does not matter. */
export function totalOf(blocks: Float64Array): Float64Array {
  const total = new Float64Array(SUMS);
  blocks.forEach((value, at) => (total[at % SUMS] = (total[at % SUMS] ?? 0) + value));
  return total;
}

/** Visits of one centre in a period. */
export class VisitSums {
  private sums: Float64Array;
  private begins: Float64Array;
  private count = 0;
  private readonly going = new Map<number, Place>();

  /** @param expected about so many visits; there may be more */
  constructor(expected: number) {
    const room = Math.max(16, expected);
    this.sums = new Float64Array(SUMS * room);
    this.begins = new Float64Array(room);
  }

  /** The visit's place: its own again when it has been met before. @param first when its first row begins */
  placeOf(number: number, first: number, isElsewhere: boolean): Place {
    const known = isElsewhere ? this.going.get(number) : undefined;
    if (known) return known;
    if (this.count === this.begins.length) this.grow();
    const made = { place: this.count, state: 0, week: -1 };
    this.begins[this.count] = first;
    this.count += 1;
    if (isElsewhere) this.going.set(number, made);
    return made;
  }

  private grow(): void {
    const [sums, begins] = [new Float64Array(2 * this.sums.length), new Float64Array(2 * this.begins.length)];
    sums.set(this.sums);
    begins.set(this.begins);
    [this.sums, this.begins] = [sums, begins];
  }

  /** Where the sums of a place lie. */
  get all(): Float64Array {
    return this.sums;
  }

  get visits(): number {
    return this.count;
  }

  /** From the first beginning to the last. */
  bounds(): readonly [number, number] {
    let [first, last] = [Infinity, -Infinity];
    for (let place = 0; place < this.count; place += 1) {
      const at = this.begins[place] ?? 0;
      [first, last] = [Math.min(first, at), Math.max(last, at)];
    }
    return [first, last];
  }

  /** Visits and their sums by the block in which they began; as `blocksOf`. */
  blocks(count: number, [first, last]: readonly [number, number]) {
    const [visits, sums] = [new Float64Array(count), new Float64Array(count * SUMS)];
    const length = (last - first) / count;
    for (let place = 0; place < this.count; place += 1) {
      const after = (this.begins[place] ?? 0) - first;
      const block = length > 0 ? Math.min(count - 1, Math.max(0, Math.floor(after / length))) : 0;
      visits[block] = (visits[block] ?? 0) + 1;
      for (let sum = 0; sum < SUMS; sum += 1) {
        const at = block * SUMS + sum;
        sums[at] = (sums[at] ?? 0) + (this.sums[place * SUMS + sum] ?? 0);
      }
    }
    return { visits, sums };
  }
}
