// A memory of bounded size: what was asked for the longest ago goes first.

interface Kept<V> {
  readonly value: V;
  readonly weight: number;
}

export class RecentlyUsed<V> {
  private readonly kept = new Map<string, Kept<V>>();
  private weight = 0;

  /**
   * @param most that all together may weigh; what came last stays, whatever it weighs
   * @param weigh such as bytes; without it each counts as one
   */
  constructor(
    private readonly most: number,
    private readonly weigh: (value: V) => number = () => 1,
  ) {}

  get(key: string): V | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.value;
  }

  set(key: string, value: V): void {
    this.delete(key);
    const weight = this.weigh(value);
    this.kept.set(key, { value, weight });
    this.weight += weight;
    for (const oldest of this.kept.keys()) {
      if (this.weight <= this.most || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.weight -= this.kept.get(key)?.weight ?? 0;
    this.kept.delete(key);
  }
}
