// A question that is settled before its message has left is not sent any more, and nobody has to telephone about it.
import { beforeAll, describe, expect, test } from "vitest";
import type { Visit } from "~/journey/visit";
import { db } from "~/platform/db/db.server";
import { reportFinding } from "~/stages/4-repairs/extra-work";
import { repairsCommands } from "~/stages/4-repairs/repairs.commands.server";
import { answerLink, formOf, linkToRequest } from "test/approvals";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { post } from "test/posts";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

type Fields = Readonly<Record<string, string>>;

async function byAdvisor(visit: TestVisit, intent: string, fields: Fields): Promise<Visit> {
  expect((await post(repairsCommands(), visit, centre.team.advisor, intent, fields)).status).toBe(302);
  return visit.load();
}

function lineOf(findingId: string): Fields {
  const line = { findingId, title: "Worn tyre", labourMinutes: "30", priceMinor: "90.50" };
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [`lines[0].${name}`, value]));
}

/** A customer who is asked about one line, by a message that waits or, without their consent, by nothing but a call. */
async function askedAbout(consents: boolean) {
  const visit = await visitIn("repairs", { centre });
  const { customerId } = await visit.load();
  await db().customer.update({ where: { id: customerId }, data: { smsConsent: consents } });
  const findingId = crypto.randomUUID();
  const finding = { findingId, what: "Worn tyre", severity: "soon" as const };
  await visit.change(centre.team.mechanic, (each, now) => reportFinding(each, finding, now));
  const { requests } = await byAdvisor(visit, "requestApproval", lineOf(findingId));
  return { visit, findingId, requestId: requests[0]?.id ?? "", lineId: requests[0]?.lines[0]?.id ?? "" };
}

async function statesOf(visit: TestVisit): Promise<readonly string[]> {
  const where = { visitId: visit.id, kind: "approval-request" };
  const rows = await db().message.findMany({ where, orderBy: { createdAt: "asc" } });
  return rows.map(({ state, sealed }) => (state === "withdrawn" && sealed !== null ? "readable" : state));
}

describe("the waiting message about a question", () => {
  test("is called off when the question is taken back", async () => {
    const { visit, requestId } = await askedAbout(true);
    expect(await statesOf(visit)).toEqual(["pending"]);
    await byAdvisor(visit, "withdrawApproval", { requestId, reason: "Not needed" });
    expect(await statesOf(visit)).toEqual(["withdrawn"]);
  });
  test("gives way to the one about the estimate that replaces it", async () => {
    const { visit, requestId, findingId } = await askedAbout(true);
    await byAdvisor(visit, "requestApproval", { ...lineOf(findingId), replaces: requestId });
    expect(await statesOf(visit)).toEqual(["withdrawn", "pending"]);
  });
  test("is called off when they have answered, on the telephone or by a link that they were given", async () => {
    const phoned = await askedAbout(true);
    const answer = { "lines[0].lineId": phoned.lineId, "lines[0].decision": "call-me", how: "phone" };
    const { requestId } = phoned;
    await byAdvisor(phoned.visit, "decideApproval", { ...answer, requestId });
    expect(await statesOf(phoned.visit)).toEqual(["pending"]);
    await byAdvisor(phoned.visit, "decideApproval", {
      ...{ ...answer, "lines[0].decision": "approved" },
      requestId,
    });
    expect(await statesOf(phoned.visit)).toEqual(["withdrawn"]);

    const shown = await askedAbout(true);
    const { token } = await linkToRequest(shown.visit, shown.requestId);
    expect((await answerLink(token, await formOf(token, ["declined"]))).status).toBe(302);
    expect(await statesOf(shown.visit)).toEqual(["withdrawn"]);
  });
});

test("the call in place of a message that could not go ends with the question", async () => {
  const { visit, requestId } = await askedAbout(false);
  const calls = () => db().task.findMany({ where: { visitId: visit.id, kind: "please-phone" } });
  expect(await calls()).toMatchObject([{ endedAt: null }]);
  await byAdvisor(visit, "withdrawApproval", { requestId, reason: "Not needed" });
  expect(await calls()).toMatchObject([{ outcome: "settled" }]);
  expect(await statesOf(visit)).toEqual(["withheld"]);
});
