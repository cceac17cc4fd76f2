// Which characters a TrueType font can draw, read from its own table.

/** Where the table of characters with whole code points (format 12) begins; undefined when the font has none. */
function tableStart(font: Buffer): number | undefined {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const cmap = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap");
  if (cmap === undefined) return undefined;
  const start = font.readUInt32BE(cmap + 8);
  const subtables = Array.from({ length: font.readUInt16BE(start + 2) }, (_, at) => {
    return start + font.readUInt32BE(start + 8 + 8 * at);
  });
  return subtables.find((at) => font.readUInt16BE(at) === 12);
}

/** @throws Error when the font has no table of whole code points */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const start = tableStart(font);
  if (start === undefined) throw new Error("this font does not say which characters it has");
  const known = new Set<number>();
  for (let group = 0; group < font.readUInt32BE(start + 12); group += 1) {
    const run = start + 16 + 12 * group;
    const last = font.readUInt32BE(run + 4);
    for (let each = font.readUInt32BE(run); each <= last; each += 1) known.add(each);
  }
  return (codePoint) => known.has(codePoint);
}
