// A field in which every line is one thing.

/** The lines that are not empty, trimmed, each once, in their order. */
export function linesIn(text: string | undefined): readonly string[] {
  const lines = (text ?? "").split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}
