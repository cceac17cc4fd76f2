// What a text carries that opens something: kept encrypted beside it, until a carrier has the message.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { settings } from "~/platform/env.server";
import { SECRETS, type SecretName } from "./kinds";

/** The secrets of one text: a link's whole address, a code's digits. */
export type Secrets = Partial<Record<SecretName, string>>;

const CIPHER = "aes-256-gcm";
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keys = new Map<string, Buffer>();

/** Of the session's secret, but for this purpose alone. Derived once for each secret: a sender asks often. */
function key(): Buffer {
  const { sessionSecret } = settings();
  const known = keys.get(sessionSecret);
  if (known) return known;
  const made = Buffer.from(hkdfSync("sha256", sessionSecret, "", "bayline: secrets of messages", 32));
  keys.clear();
  keys.set(sessionSecret, made);
  return made;
}

/** Encrypts the secrets of a text; only this installation reads them again. */
export function seal(values: Secrets): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key(), nonce);
  const plain = JSON.stringify(values);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(FORMAT), nonce, sealed, cipher.getAuthTag()]));
}

/** The secrets again; none when the bytes were changed or come from an installation with another secret. */
export function unseal(bytes: Uint8Array): Secrets {
  const all = Buffer.from(bytes);
  if (all.length <= 1 + NONCE_BYTES + TAG_BYTES || all[0] !== FORMAT) return {};
  const nonce = all.subarray(1, 1 + NONCE_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key(), nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(all.subarray(-TAG_BYTES));
    const body = all.subarray(1 + NONCE_BYTES, -TAG_BYTES);
    return asSecrets(JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8")));
  } catch {
    return {};
  }
}

function asSecrets(value: unknown): Secrets {
  if (typeof value !== "object" || value === null) return {};
  const found: Secrets = {};
  for (const name of SECRETS) {
    const secret: unknown = Reflect.get(value, name);
    if (typeof secret === "string") found[name] = secret;
  }
  return found;
}

const PLACE = /\[\[(link|code)\]\]/g;
const GONE = "…";

/** A row of the outbox, as far as its text goes. */
export interface SealedText {
  readonly text: string;
  readonly sealed: Uint8Array | null;
}

/** The text with its secrets in their places; "…" where a secret is not kept any more. */
export function wholeText(row: SealedText): string {
  return textWith(row.text, row.sealed ? unseal(row.sealed) : {});
}

/** The text as the customer is to read it; undefined when a secret of it is gone: such a text is not sent. */
export function readableText(row: SealedText): string | undefined {
  const secrets = row.sealed ? unseal(row.sealed) : {};
  const missing = SECRETS.some((name) => row.text.includes(`[[${name}]]`) && secrets[name] === undefined);
  return missing ? undefined : textWith(row.text, secrets);
}

function textWith(text: string, secrets: Secrets): string {
  return text.replace(PLACE, (_place, name: string) => {
    const known = SECRETS.find((secret) => secret === name);
    return (known && secrets[known]) ?? GONE;
  });
}
