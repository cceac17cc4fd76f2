// The embedded database's password: random, in a file beside the data that only its owner can read.
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../refusal";

const FILE = "postgres-password";

/**
 * The password kept in the folder; made when there is none and no data that it would have to fit.
 * @throws Refusal when data is there but its password is not
 */
export function keptPassword(dataDir: string, clusterExists: boolean): string {
  const file = join(dataDir, FILE);
  const kept = readPassword(file);
  if (kept !== undefined) return kept;
  if (!clusterExists) return makePassword(file);
  throw new Refusal(
    `${file} is missing or empty: it holds the password of the database beside it.\n` +
      `Put it back from a copy, or set another DATA_DIR. The data was not touched.`,
  );
}

function readPassword(file: string): string | undefined {
  try {
    const password = readFileSync(file, "utf8").trim();
    return password === "" ? undefined : password;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Refusal(`The database's password cannot be read: ${String(error)}`);
  }
}

function makePassword(file: string): string {
  const password = randomBytes(24).toString("base64url");
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}
