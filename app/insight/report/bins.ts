// Lists of numbers side by side, such as one for each stage. Whoever knows how many come makes room for them at once.

export class Bins {
  readonly lists: Float64Array[];
  /** How many each list holds. */
  readonly counts: Uint32Array;

  constructor(count: number) {
    this.lists = Array.from({ length: count }, () => new Float64Array());
    this.counts = new Uint32Array(count);
  }

  /** Room for one more in each list that is named, as often as it is named; whoever writes into them counts them too. */
  reserve(named: readonly Uint8Array[]): void {
    const more = new Uint32Array(this.lists.length);
    for (const places of named) {
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0;
        more[place] = (more[place] ?? 0) + 1;
      }
    }
    this.lists.forEach((list, place) => {
      const wanted = (this.counts[place] ?? 0) + (more[place] ?? 0);
      if (wanted <= list.length) return;
      const larger = new Float64Array(wanted);
      larger.set(this.of(place));
      this.lists[place] = larger;
    });
  }

  push(place: number, value: number): void {
    const count = this.counts[place] ?? 0;
    if (count === (this.lists[place]?.length ?? 0)) {
      const larger = new Float64Array(Math.max(16, 2 * count));
      larger.set(this.of(place));
      this.lists[place] = larger;
    }
    const list = this.lists[place];
    if (list) list[count] = value;
    this.counts[place] = count + 1;
  }

  /** The values themselves, not a copy. */
  of(place: number): Float64Array {
    return (this.lists[place] ?? new Float64Array()).subarray(0, this.counts[place] ?? 0);
  }
}
