// The wording that holds at a centre: its own latest version, or the program's words.
import type { Language } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import type { Channel } from "../kinds";
import { ownWording } from "./own-words";
import type { ScriptedKind, Wording } from "./wording";

/** The wording in force; version 0 is the program's own words before anybody touched them. */
export async function wordingInForce(
  tx: Tx,
  which: {
    readonly centreId: string;
    readonly kind: ScriptedKind;
    readonly language: Language;
    readonly channel: Channel;
  },
): Promise<{ readonly wording: Wording; readonly version: number; readonly own: boolean }> {
  const { centreId, kind, language, channel } = which;
  const row = await tx.messageTemplate.findFirst({
    where: { centreId, kind, language, channel },
    orderBy: { version: "desc" },
  });
  if (!row || row.body === "")
    return { wording: ownWording(kind, language, channel), version: row?.version ?? 0, own: false };
  const wording = { body: row.body, ...(row.subject === null ? {} : { subject: row.subject }) };
  return { wording, version: row.version, own: true };
}
