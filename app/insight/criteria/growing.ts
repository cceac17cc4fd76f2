// Columns that grow with what is added to them, in typed arrays.

type Column = Uint8Array | Uint32Array | Float64Array;

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

  /** The column itself, for whoever reads all of it; what stands behind `length` means nothing. */
  get items(): C {
    return this.column;
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
/** Whole numbers from 0 on. */
export const growingPlaces = growing((size) => new Uint32Array(size));
export const growingNumbers = growing((size) => new Float64Array(size));
export type GrowingBytes = ReturnType<typeof growingBytes>;
export type GrowingPlaces = ReturnType<typeof growingPlaces>;
export type GrowingNumbers = ReturnType<typeof growingNumbers>;
