// Columns of numbers as bytes: what the months are kept as. One after the other, the widest first, so that each is aligned.

const KINDS = { f64: Float64Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array } as const;
export type Kind = keyof typeof KINDS;
export type ColumnOf<K extends Kind> = InstanceType<(typeof KINDS)[K]>;

/** Names and widths of the columns, the widest first. */
export type Layout = Readonly<Record<string, Kind>>;
export type Columns<L extends Layout> = { readonly [Name in keyof L]: ColumnOf<L[Name]> };

const WORD = 8;

/** @throws Error when the layout does not begin with the widest columns */
export function columnsToBytes<L extends Layout>(layout: L, columns: Columns<L>): Uint8Array {
  const names = Object.keys(layout);
  const lengths = new Uint32Array(names.length);
  let size = WORD * Math.ceil((4 * names.length) / WORD);
  const places = names.map((name, at) => {
    const column: ColumnOf<Kind> | undefined = columns[name];
    if (!column) throw new Error(`no column ${name}`);
    const place = size;
    if (place % column.BYTES_PER_ELEMENT !== 0) throw new Error(`${name} stands behind a narrower column`);
    lengths[at] = column.length;
    size += column.byteLength;
    return { place, column };
  });
  const bytes = new Uint8Array(size);
  bytes.set(new Uint8Array(lengths.buffer));
  for (const { place, column } of places) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), place);
  }
  return bytes;
}

function onWord(bytes: Uint8Array): { readonly buffer: ArrayBuffer; readonly byteOffset: number } {
  const { buffer, byteOffset } = bytes;
  if (byteOffset % WORD === 0 && buffer instanceof ArrayBuffer) return { buffer, byteOffset };
  return { buffer: bytes.slice().buffer, byteOffset: 0 };
}

/** The other way; the columns look at the bytes themselves, or at a copy where they do not begin on a word. */
export function columnsFromBytes<L extends Layout>(layout: L, bytes: Uint8Array): Columns<L> {
  const { buffer, byteOffset } = onWord(bytes);
  const names = Object.keys(layout);
  const lengths = new Uint32Array(buffer, byteOffset, names.length);
  let place = byteOffset + WORD * Math.ceil((4 * names.length) / WORD);
  const read = names.map((name, at) => {
    const kind = layout[name];
    if (kind === undefined) throw new Error(`no column ${name}`);
    const column = new KINDS[kind](buffer, place, lengths[at] ?? 0);
    place += column.byteLength;
    return [name, column] as const;
  });
  return Object.fromEntries(read) as Columns<L>;
}
