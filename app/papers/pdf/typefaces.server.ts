// The typefaces of papers: DejaVu, with Latin, Cyrillic, Greek, Hebrew and Arabic letters. Read from the disk once.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { coverageOf } from "./coverage";

const FILES = {
  plain: "DejaVuSansCondensed.ttf",
  bold: "DejaVuSansCondensed-Bold.ttf",
  mono: "DejaVuSansMono-Bold.ttf",
} as const;
export type Face = keyof typeof FILES;
export const FACES = ["plain", "bold", "mono"] as const satisfies readonly Face[];

interface Typeface {
  readonly bytes: Buffer;
  readonly has: (codePoint: number) => boolean;
}

const read = new Map<Face, Typeface>();

export function typeface(face: Face): Typeface {
  const known = read.get(face);
  if (known) return known;
  const path = createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${FILES[face]}`);
  const bytes = readFileSync(path);
  const made = { bytes, has: coverageOf(bytes) };
  read.set(face, made);
  return made;
}
