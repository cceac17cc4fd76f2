// Uploaded files: kept in the data folder until they are brought in or forgotten.
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { settings } from "~/platform/env.server";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Customers' data lies about no longer than somebody may come back to it. */
const KEPT_DAYS = 7;

const folder = () => join(settings().dataDir, "imports");

/** @param id of the import: a uuid */
export function uploadPath(id: string): string {
  return join(folder(), `${id}.csv`);
}

export async function keepUpload(id: string, file: File): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const reader = file.stream().getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  }
  await pipeline(Readable.from(pieces()), createWriteStream(uploadPath(id), { mode: 0o600 }));
}

export async function forgetUpload(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true });
}

/** Removes files that nobody came back to. */
export async function forgetOldUploads(now: Date): Promise<void> {
  const names = await readdir(folder()).catch(() => []);
  for (const name of names) {
    const path = join(folder(), name);
    const found = await stat(path).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > KEPT_DAYS * DAY_MS) await rm(path, { force: true });
  }
}
