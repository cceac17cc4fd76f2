// Twilio's report of a message: taken once, in whatever order reports come.
import { z } from "zod";
import { instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { log } from "~/platform/log.server";
import { applyReport } from "../sending/outcome.server";
import { stepOf, type Known, type Report } from "../sending/report";
import { isMessageState } from "../sending/row.server";
import { codeOf, progressOf } from "../sending/twilio.server";

/** What the address carries: which message, and which try. */
const About = z.object({ oid: z.uuid().optional(), attempt: z.coerce.number().int().min(1).optional() });
const Fields = z.object({
  MessageSid: z.string().min(1).max(64),
  MessageStatus: z.string().min(1).max(32),
  ErrorCode: z.string().max(16).optional(),
});

const COLUMNS = {
  id: true,
  centreId: true,
  visitId: true,
  state: true,
  attempt: true,
  sid: true,
  retriedAt: true,
} as const;

/** By the id in the address, so that a report alone resolves a lost answer; else by Twilio's name. */
async function messageOf(oid: string | undefined, sid: string) {
  if (oid !== undefined) return db().message.findUnique({ where: { id: oid }, select: COLUMNS });
  return db().message.findUnique({ where: { sid }, select: COLUMNS });
}

/** undefined when it is none. */
export function readReport(url: string, fields: Readonly<Record<string, string>>) {
  const query = Object.fromEntries(new URL(url, "http://own").searchParams);
  const [about, said] = [About.safeParse(query), Fields.safeParse(fields)];
  return about.success && said.success ? { ...about.data, ...said.data } : undefined;
}

/** Puts the report to its message; one that says nothing new costs one query. */
export async function takeStatus(
  url: string,
  fields: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  const read = readReport(url, fields);
  if (!read) return;
  const { MessageSid: sid, MessageStatus: status, ErrorCode: errorCode, oid, attempt } = read;
  const row = await messageOf(oid, sid);
  if (!row || !isMessageState(row.state)) {
    log().warn({ status }, "A report of a message that is not ours");
    return;
  }
  const progress = progressOf(status);
  const code = progress === "failed" ? { code: codeOf(status, errorCode) } : {};
  const report: Report = { sid, attempt, progress, ...code };
  const known: Known = { ...row, state: row.state, retried: row.retriedAt !== null };
  if (!stepOf(known, report)) return;
  const { id, centreId, visitId } = row;
  await applyReport({ id, centreId, visitId: visitId ?? undefined }, report, instant(now));
}
