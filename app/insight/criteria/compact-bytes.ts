// Numbers, moments and short names as few bytes: small whole numbers take one, what has been named before one as well.

const TWO = 250;
const FOUR = 251;
const EIGHT = 252;
const ANEW = 255;
const MOST_KNOWN = 254;

export class ByteWriter {
  private bytes = new Uint8Array(512);
  private view = new DataView(this.bytes.buffer);
  private size = 0;
  private readonly moments = new Map<number, number>();
  private readonly names = new Map<string, number>();

  /** @param origin moments are told from it on */
  constructor(private readonly origin: number) {}

  /** Where the next bytes go; it may move the view. */
  private room(more: number): number {
    const place = this.size;
    this.size += more;
    if (this.size > this.bytes.length) {
      const larger = new Uint8Array(2 * this.size);
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    return place;
  }

  byte(value: number): void {
    const place = this.room(1);
    this.view.setUint8(place, value);
  }

  /** Eight bytes, exactly as it is: NaN and Infinity too. */
  whole(value: number): void {
    const place = this.room(8);
    this.view.setFloat64(place, value);
  }

  number(value: number): void {
    // -0 is no small whole number.
    const isSmall = Number.isInteger(value) && value >= 0 && value < 2 ** 32 && !Object.is(value, -0);
    if (isSmall && value < TWO) return this.byte(value);
    if (isSmall && value < 2 ** 16) {
      this.byte(TWO);
      const place = this.room(2);
      this.view.setUint16(place, value);
    } else if (isSmall) {
      this.byte(FOUR);
      const place = this.room(4);
      this.view.setUint32(place, value);
    } else {
      this.byte(EIGHT);
      this.whole(value);
    }
  }

  moment(at: number): void {
    const known = this.moments.get(at);
    if (known !== undefined) return this.byte(known);
    this.byte(ANEW);
    this.number(at - this.origin);
    if (this.moments.size < MOST_KNOWN) this.moments.set(at, this.moments.size);
  }

  text(name: string): void {
    const known = this.names.get(name);
    if (known !== undefined) return this.byte(known);
    this.byte(ANEW);
    const bytes = Buffer.from(name);
    this.number(bytes.length);
    const place = this.room(bytes.length);
    this.bytes.set(bytes, place);
    if (this.names.size < MOST_KNOWN) this.names.set(name, this.names.size);
  }

  /** The bytes themselves, behind their length in four of them. */
  finished(): Uint8Array {
    const framed = new Uint8Array(this.size + 4);
    new DataView(framed.buffer).setUint32(0, this.size);
    framed.set(this.bytes.subarray(0, this.size), 4);
    return framed;
  }
}

/** Names that have been read before: the same few stand in every visit, and making a text of bytes is slow. */
class KnownNames {
  private readonly known = new Map<number, { readonly bytes: Uint8Array; readonly name: string }>();

  of(bytes: Uint8Array): string {
    let mark = bytes.length;
    for (const byte of bytes) mark = (Math.imul(mark, 31) + byte) | 0;
    const found = this.known.get(mark);
    if (found?.bytes.length === bytes.length && found.bytes.every((byte, at) => byte === bytes[at])) {
      return found.name;
    }
    const name = Buffer.from(bytes).toString();
    this.known.set(mark, { bytes, name });
    return name;
  }
}

/** Reads the pieces that writers have finished, one behind the other. */
export class ByteReader {
  private readonly view: DataView;
  private place = 0;
  private end = 0;
  private moments: number[] = [];
  private names: string[] = [];
  private readonly knownNames = new KnownNames();
  origin = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes on to the next piece, wherever it stands in this one. @returns false at the end */
  next(): boolean {
    if (this.end >= this.bytes.length) return false;
    this.place = this.end + 4;
    this.end = this.place + this.view.getUint32(this.end);
    [this.moments, this.names] = [[], []];
    return true;
  }

  byte(): number {
    const value = this.view.getUint8(this.place);
    this.place += 1;
    return value;
  }

  whole(): number {
    const value = this.view.getFloat64(this.place);
    this.place += 8;
    return value;
  }

  number(): number {
    const first = this.byte();
    if (first < TWO) return first;
    if (first === TWO) {
      this.place += 2;
      return this.view.getUint16(this.place - 2);
    }
    if (first !== FOUR) return this.whole();
    this.place += 4;
    return this.view.getUint32(this.place - 4);
  }

  moment(): number {
    const first = this.byte();
    if (first !== ANEW) return this.moments[first] ?? NaN;
    const at = this.origin + this.number();
    if (this.moments.length < MOST_KNOWN) this.moments.push(at);
    return at;
  }

  text(): string {
    const first = this.byte();
    if (first !== ANEW) return this.names[first] ?? "";
    const length = this.number();
    const name = this.knownNames.of(this.bytes.subarray(this.place, this.place + length));
    this.place += length;
    if (this.names.length < MOST_KNOWN) this.names.push(name);
    return name;
  }
}
