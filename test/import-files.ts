// Files for tests of imports: written to a folder of their own, read as the program would read them.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { inspectCsv } from "~/exchange/csv/csv-file.server";
import type { Kind } from "~/exchange/kinds";
import { guessMapping } from "~/exchange/mapping";
import type { ImportOrder } from "~/exchange/run/run.server";

type Wishes = Partial<ImportOrder> & Pick<ImportOrder, "centreId">;

/** Call once at the top of a test file; the files are gone when it ends. */
export function useImportFiles(now: Date) {
  const folder = mkdtempSync(join(tmpdir(), "bayline-import-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  return {
    /** A file with this content, and what an import of it is told. */
    async order(kind: Kind, content: string | Uint8Array, wishes: Wishes): Promise<ImportOrder> {
      count += 1;
      const path = join(folder, `${String(count)}.csv`);
      writeFileSync(path, content);
      const shape = await inspectCsv(path);
      return { kind, path, shape, mapping: guessMapping(kind, shape.headers), update: false, now, ...wishes };
    },
  };
}

/** Node writes no Windows-1251: the Cyrillic letters by hand. */
export function windows1251(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (letter === "ё") return 0xb8;
      if (letter === "Ё") return 0xa8;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    }),
  );
}
