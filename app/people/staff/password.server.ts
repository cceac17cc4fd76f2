// Passwords: argon2id, and the same effort whether the account exists or not.
import { hash, verify } from "@node-rs/argon2";
import { randomInt } from "node:crypto";

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

let decoy: Promise<string> | undefined;

/** Checks a password; without an account, or with one that has no password, it works as long on a decoy and answers false. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const known = passwordHash?.startsWith("$argon2id$") ? passwordHash : undefined;
  const fits = await verify(known ?? (await decoy), password.normalize("NFKC"));
  return known !== undefined && fits;
}

/** Without letters and digits that look alike: it is read aloud and typed once. */
const LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password to begin with: four groups of four, 79 bits. */
export function temporaryPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LEGIBLE.charAt(randomInt(LEGIBLE.length))).join("");
  return [group(), group(), group(), group()].join("-");
}
