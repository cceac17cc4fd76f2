// Questions about extra work for tests: asked by the real rules, answered behind a real link.
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { event, type Severity } from "~/journey/events";
import { happened } from "~/journey/course";
import { DAY, instant, plus } from "~/journey/instant";
import { createLink } from "~/customer/links.server";
import { answerPage, openPage } from "~/customer/page/link.server";
import { db } from "~/platform/db/db.server";
import { reportFinding, requestApproval } from "~/stages/4-repairs/extra-work";
import { answered, type Answered } from "./answered";
import { visitIn, type TestCentre, type TestVisit } from "./factories";

export interface Question {
  readonly visit: TestVisit;
  readonly requestId: string;
  readonly token: string;
  readonly linkId: string;
}

/** A link to a request of a visit, as the message would carry it. */
export async function linkToRequest(
  visit: TestVisit,
  requestId: string,
): Promise<{ token: string; linkId: string }> {
  const expiresAt = plus(instant(new Date()), DAY);
  const about = { visitId: visit.id, purpose: "approval" as const, expiresAt, objectId: requestId };
  const { id, address } = await db().$transaction((tx) =>
    createLink(tx, { centreId: visit.centre.id }, about),
  );
  return { linkId: id, token: address.split("/l/")[1] ?? "" };
}

/** A car in the bay whose customer was asked about one line for each severity. */
export async function aQuestion(
  centre: TestCentre,
  severities: readonly Severity[] = ["safety", "soon", "advice"],
  priceMinor = 9_000,
): Promise<Question> {
  const visit = await visitIn("repairs", { centre });
  const { mechanic, advisor } = centre.team;
  const findings = severities.map((severity) => ({
    findingId: uuid(),
    what: `found: ${severity}`,
    severity,
  }));
  for (const finding of findings)
    await visit.change(mechanic, (each, at) => reportFinding(each, finding, at));
  const lines = findings.map(({ findingId, severity }, index) => ({
    id: uuid(),
    findingId,
    title: `Work: ${severity}`,
    why: `Why ${severity} matters.`,
    labourMinutes: 30,
    priceMinor: priceMinor + index,
  }));
  const requestId = uuid();
  await visit.change(advisor, (each, at) => requestApproval(each, { requestId, lines }, at));
  return { visit, requestId, ...(await linkToRequest(visit, requestId)) };
}

/** A car in the bay whose customer agreed at intake to everything up to an amount. */
export async function agreedUpTo(centre: TestCentre, limitMinor: number): Promise<TestVisit> {
  const visit = await visitIn("repairs", { centre });
  await visit.change(centre.team.advisor, (_visit, at) =>
    happened(event("consent.chosen", at, { choice: "up-to-amount", limitMinor })),
  );
  return visit;
}

const Members = z.record(z.string(), z.unknown());
const Record = z.object({ content: Members });

/** What is kept of a visit as evidence of one kind, the oldest first. */
export async function keptOf(
  visitId: string,
  kind: "estimate" | "decision",
): Promise<readonly z.infer<typeof Members>[]> {
  const rows = await db().auditRecord.findMany({ where: { visitId, kind }, orderBy: { seq: "asc" } });
  return rows.map(({ content }) => Record.parse(JSON.parse(content)).content);
}

export type Fields = Readonly<Record<string, string>>;

/** An address of its own for each caller: forms are counted by address. */
export const someAddress = () => `2001:db8:${uuid().slice(-4)}:${uuid().slice(-8, -4)}::1`;

/** Hands in a form behind a link, as a browser of the customer's does. */
export function answerLink(
  token: string,
  fields: Fields,
  address = someAddress(),
  method = "POST",
): Promise<Answered> {
  const body = new URLSearchParams({ submissionId: uuid(), ...fields });
  const headers = { "User-Agent": "Telephone/1.0" };
  const request = new Request(`http://localhost/l/${token}`, { method, body, headers });
  return answered(answerPage(request, token, address, new Date()));
}

export async function approvalPage(token: string) {
  const page = await openPage(token, someAddress(), new Date());
  if (page.purpose !== "approval") throw new Error("not a question");
  return page;
}

/** The form as the page shows it, with an answer for each open line in their order. */
export async function formOf(
  token: string,
  decisions: readonly string[],
  more: Fields = {},
): Promise<Fields> {
  const { question } = await approvalPage(token);
  if (!question) throw new Error("nothing to decide");
  const open = question.text.lines.filter(({ decision }) => decision === "pending" || decision === "call-me");
  const lines = open.flatMap(
    ({ id }, index) =>
      [
        [`lines[${String(index)}].lineId`, id],
        [`lines[${String(index)}].decision`, decisions[index] ?? "approved"],
      ] as const,
  );
  return {
    intent: "approval",
    requestId: question.text.requestId,
    shown: question.shown,
    made: question.made,
    ...Object.fromEntries(lines),
    ...more,
  };
}
