// The customer's yes as staff see and record it: said by phone, agreed in advance, on its way, and needed for any clock.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { reportFinding, requestApproval } from "~/stages/4-repairs/extra-work";
import { repairsCommands } from "~/stages/4-repairs/repairs.commands.server";
import {
  agreedUpTo,
  answerLink,
  aQuestion,
  formOf,
  keptOf,
  linkToRequest,
  type Fields,
} from "test/approvals";
import { useDatabase } from "test/database";
import { aCentre, aLine, type TestCentre } from "test/factories";
import { post } from "test/posts";
import { requestMessages } from "./request-messages.server";
import { verifyAudit } from "./verify.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

describe("said to a person", () => {
  test("is written down with who said it, and confirmed in writing with a link to what was recorded", async () => {
    const { visit, requestId } = await aQuestion(centre);
    const lines = (await visit.load()).requests[0]?.lines ?? [];
    const form: Fields = Object.fromEntries([
      ["requestId", requestId] as const,
      ["how", "phone"] as const,
      ["saidBy", "Mr Byrne, her husband"] as const,
      ["acknowledgedSafety", "on"] as const,
      ...lines.flatMap(
        ({ id }, index) =>
          [
            [`lines[${String(index)}].lineId`, id],
            [`lines[${String(index)}].decision`, index === 0 ? "declined" : "approved"],
          ] as const,
      ),
    ]);
    expect((await post(repairsCommands(), visit, centre.team.advisor, "decideApproval", form)).status).toBe(
      302,
    );
    const [decision] = await keptOf(visit.id, "decision");
    expect(decision).toMatchObject({
      how: "phone",
      saidBy: "Mr Byrne, her husband",
      by: { kind: "staff", id: centre.team.advisor.staffId },
      seen: { acknowledgedSafety: true },
    });
    const message = await db().message.findFirstOrThrow({
      where: { visitId: visit.id, kind: "approval-decided" },
    });
    expect(message.text).toContain("2 approved (€180.03), 1 declined");
    const link = await db().link.findUniqueOrThrow({ where: { id: message.linkId ?? "" } });
    expect(link).toMatchObject({ purpose: "approval", objectId: requestId });
  });
});

test("what was agreed to at intake is decided in the same moment, and kept as agreed in advance", async () => {
  const visit = await agreedUpTo(centre, 10_000);
  const findings = [uuid(), uuid()];
  for (const findingId of findings)
    await visit.change(centre.team.mechanic, (each, at) =>
      reportFinding(each, { findingId, what: "worn", severity: "soon" }, at),
    );
  const lines = findings.map((findingId) => ({ ...aLine({ priceMinor: 9_000 }), findingId }));
  const requestId = uuid();
  await visit.change(centre.team.advisor, (each, at) => requestApproval(each, { requestId, lines }, at));
  expect(await keptOf(visit.id, "decision")).toMatchObject([
    { how: "in-advance", approvedMinor: 9_000, version: 1 },
  ]);
  const { token } = await linkToRequest(visit, requestId);
  await answerLink(token, await formOf(token, ["approved"]));
  expect(await keptOf(visit.id, "decision")).toMatchObject([
    { how: "in-advance" },
    { how: "link", approvedMinor: 9_000, version: 2 },
  ]);
});

test("staff see what became of the message", async () => {
  const { visit } = await aQuestion(centre);
  const finding = { findingId: uuid(), what: "worn", severity: "soon" as const };
  await visit.change(centre.team.mechanic, (each, at) => reportFinding(each, finding, at));
  const form = {
    "lines[0].findingId": finding.findingId,
    "lines[0].title": "Wiper",
    "lines[0].why": "You see less in the rain.",
    "lines[0].labourMinutes": "10",
    "lines[0].priceMinor": "12.00",
  };
  await post(repairsCommands(), visit, centre.team.advisor, "requestApproval", form);
  const request = (await visit.load()).requests.at(-1);
  expect(request?.lines[0]?.why).toBe("You see less in the rain.");
  expect(request?.readyAt).toBeGreaterThanOrEqual((await visit.load()).promise?.current ?? Infinity);
  const messages = await requestMessages(centre.id, visit.id);
  expect(messages[request?.id ?? ""]).toMatchObject({
    channel: "none",
    state: "withheld",
    reason: "no-consent",
  });
});

test("the log itself refuses a clock on a line that was not approved", async () => {
  const { visit } = await aQuestion(centre);
  const { requests, version } = await visit.load();
  const jobId = requests[0]?.lines[0]?.id ?? "";
  const clock = {
    id: uuid(),
    centreId: centre.id,
    visitId: visit.id,
    seq: version + 1,
    stage: "repairs",
    type: "work.started",
    occurredAt: new Date(),
    actorKind: "staff",
    actorId: centre.team.mechanic.staffId,
    loop: 0,
    payload: { jobId, mechanicId: centre.team.mechanic.staffId },
  };
  await expect(db().event.create({ data: clock })).rejects.toThrow();
  const start = { jobId };
  const { status } = await post(repairsCommands(), visit, centre.team.mechanic, "startWork", start);
  expect(status).toBeGreaterThanOrEqual(400);
});

test("after all this the evidence is as it was kept", async () => {
  expect((await verifyAudit()).findings).toEqual([]);
});
