// The fingerprint of what a page shows, and the moment at which it was made: both come back with the answer.
import { contentHash } from "~/approvals/chain";
import { instant, type Instant } from "~/journey/instant";
import { keyedHash } from "~/platform/secret.server";
import type { ApprovalText } from "./approval-text";

/** An answer is taken only to exactly what was read. */
export function shownHash(text: ApprovalText): string {
  return contentHash(text);
}

function mark(linkId: string, shown: string, at: number): string {
  const about = `${linkId}\n${shown}\n${String(at)}`;
  return Buffer.from(keyedHash("page of approval", about)).toString("base64url").slice(0, 22);
}

/** When the page was made, in a form that only this installation can write. */
export function madeAt(linkId: string, shown: string, now: number): string {
  return `${now.toString(36)}.${mark(linkId, shown, now)}`;
}

/** The moment again; undefined when it was not written here for this link and this text. */
export function readMadeAt(text: string | undefined, linkId: string, shown: string): Instant | undefined {
  const [time = "", signature = ""] = (text ?? "").split(".");
  const at = Number.parseInt(time, 36);
  if (!Number.isSafeInteger(at) || signature !== mark(linkId, shown, at)) return undefined;
  return instant(at);
}
