// The carrier's account: when it lets us in no more, whoever runs the program is told at once, and once.
import type { Instant } from "~/journey/instant";
import { clearNotice, raiseNotice } from "~/notices/notices.server";
import { inTransaction } from "~/platform/db/transaction.server";
import type { Channel } from "../kinds";
import type { Handed } from "./channel";

function carrierOf(channel: Channel): "twilio" | "mail" {
  return channel === "email" ? "mail" : "twilio";
}

function keyOf(channel: Channel): string {
  return `carrier-refuses:${carrierOf(channel)}`;
}

/** What an answer says of the account. A message that was taken, or refused for its own sake, says that we were let in. */
export async function noteAccount(channel: Channel, handed: Handed, now: Instant): Promise<void> {
  if (handed.kind === "sent" || handed.kind === "refused") return clearNotice(keyOf(channel), now);
  if (handed.kind !== "busy" || !handed.notLetIn) return;
  const details = {
    kind: "carrier-refuses",
    carrier: carrierOf(channel),
    code: handed.why.slice(0, 40),
  } as const;
  await inTransaction((tx) => raiseNotice(tx, keyOf(channel), details, now));
}
