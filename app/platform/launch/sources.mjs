// Tells whether something made from files is still what those files would make.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "./folders.mjs";

/**
 * A digest over the contents of files and folders below the root; what does not exist counts as absent.
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} [take] which files count
 */
export function digestOf(paths, take = () => true) {
  const hash = createHash("sha256").update(process.version);
  for (const file of paths.flatMap((path) => filesBelow(path)).filter(take)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(inRoot(path))) return [];
  if (!statSync(inRoot(path)).isDirectory()) return [path];
  return readdirSync(inRoot(path))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * Runs `make` unless `stamp` says that it was made from the same sources. A failure leaves no stamp.
 * @param {string} stamp a file below the root
 * @param {string} digest
 * @param {() => Promise<unknown>} make
 */
export async function unlessMade(stamp, digest, make) {
  const file = inRoot(stamp);
  if (existsSync(file) && readFileSync(file, "utf8") === digest) return;
  rmSync(file, { force: true });
  await make();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}
