// Files in the data folder.
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkedKey, StoreUnavailable, type FileStore } from "./file-store";

const NO_ROOM: readonly string[] = ["ENOSPC", "EDQUOT", "EFBIG"];

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Whether an error of the file system says that nothing more fits. */
export function isDiskFull(error: unknown): boolean {
  return NO_ROOM.includes(codeOf(error));
}

function unavailable(error: unknown): StoreUnavailable {
  return new StoreUnavailable(isDiskFull(error) ? "full" : "away", { cause: error });
}

/** @param root absolute path */
export function diskStore(root: string): FileStore {
  const pathOf = (key: string) => join(root, checkedKey(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const draft = `${path}.${randomUUID()}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(draft, bytes, { mode: 0o600, flush: true });
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw unavailable(error);
      }
    },
    async get(key) {
      const path = pathOf(key);
      try {
        return new Uint8Array(await readFile(path));
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw unavailable(error);
      }
    },
    async remove(key) {
      const path = pathOf(key);
      await rm(path, { force: true }).catch((error: unknown) => {
        throw unavailable(error);
      });
      // The folder of the last file goes with it.
      await rmdir(dirname(path)).catch(() => undefined);
    },
  };
}
