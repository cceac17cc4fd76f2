// Columns that grow with what is added to them, in typed arrays.

type Column = Uint8Array | Uint16Array | Float64Array;

class Growing<C extends Column> {
  length = 0;

  constructor(
    private column: C,
    private readonly make: (size: number) => C,
  ) {}

  push(value: number): void {
    if (this.length === this.column.length) {
      const larger = this.make(2 * this.length + 16);
      larger.set(this.column);
      this.column = larger;
    }
    this.column[this.length] = value;
    this.length += 1;
  }

  /** NaN behind the end. */
  at(place: number): number {
    return this.column[place] ?? NaN;
  }

  get bytes(): number {
    return this.column.byteLength;
  }
}

const growing =
  <C extends Column>(make: (size: number) => C) =>
  (size: number) =>
    new Growing(make(size), make);

/** 0 to 255. @param size that is expected */
export const growingBytes = growing((size) => new Uint8Array(size));
/** 0 to 65,535. */
export const growingShorts = growing((size) => new Uint16Array(size));
export const growingNumbers = growing((size) => new Float64Array(size));
export type GrowingBytes = ReturnType<typeof growingBytes>;
export type GrowingShorts = ReturnType<typeof growingShorts>;
export type GrowingNumbers = ReturnType<typeof growingNumbers>;
