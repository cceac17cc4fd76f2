// Secrets in addresses: made from a secure random source, known afterwards only by their SHA-256.
import { createHash, createHmac, randomBytes } from "node:crypto";
import { settings } from "./env.server";

/** 22 characters of base64url: 132 random bits. */
const SECRET_LENGTH = 22;
const SECRET = /^[A-Za-z0-9_-]{22}$/;

export function newSecret(): string {
  return randomBytes(17).toString("base64url").slice(0, SECRET_LENGTH);
}

/** Whether the text has the form of a secret; what has not is never looked up. */
export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

/** What is kept of a secret. */
export function hashOfSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret, "ascii").digest());
}

/** Another secret that follows from one, for whoever holds it: the same every time, and no way back. */
export function secretFrom(secret: string, purpose: string): string {
  return createHash("sha256").update(`${purpose}\n${secret}`).digest("base64url").slice(0, SECRET_LENGTH);
}

/** A hash that only this installation can make: for what could be guessed, such as six digits or a network address. */
export function keyedHash(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  const digest = createHmac("sha256", settings().sessionSecret).update(`${purpose}\n${text}`).digest();
  return new Uint8Array(digest);
}
