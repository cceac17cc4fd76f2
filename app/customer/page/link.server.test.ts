// Behind a link, on the real database: looking changes nothing, an answer counts once, and a dead link tells nothing.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { reportFinding, requestApproval } from "~/stages/4-repairs/extra-work";
import { checksums } from "test/checksums";
import { answered, type Answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aLine, visitIn, type TestCentre, type TestVisit } from "test/factories";

import type { LinkPurpose } from "../link-purposes";
import { createLink, revokeLink } from "../links.server";
import { answerPage, openPage } from "./link.server";

useDatabase();

const NOWHERE = "A".repeat(22);
/** How often somebody asked is all that asking may change. */
const COUNTERS = ["rate_limit"];
let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

async function linkTo(
  visit: TestVisit,
  purpose: LinkPurpose,
  days = 1,
  objectId?: string,
): Promise<{ id: string; token: string }> {
  const expiresAt = plus(instant(new Date()), days * DAY);
  const { id, address } = await db().$transaction((tx) =>
    createLink(
      tx,
      { centreId: visit.centre.id },
      {
        visitId: visit.id,
        purpose,
        expiresAt,
        ...(objectId === undefined ? {} : { objectId }),
      },
    ),
  );
  return { id, token: address.split("/l/")[1] ?? "" };
}

/** An address of its own for each caller: misses are counted by address. */
const from = () => `2001:db8:${uuid().slice(-4)}:${uuid().slice(-8, -4)}::1`;

type Fields = Readonly<Record<string, string>>;

function post(token: string, fields: Fields, address = from()): Promise<Answered> {
  const body = new URLSearchParams({ submissionId: uuid(), ...fields });
  const request = new Request(`http://localhost/l/${token}`, { method: "POST", body });
  return answered(answerPage(request, token, address, new Date()));
}

function open(token: string, address = from()) {
  return openPage(token, address, new Date());
}

async function asked(): Promise<{ visit: TestVisit; token: string; linkId: string }> {
  const visit = await visitIn("repairs", { centre });
  const { mechanic, advisor } = centre.team;
  const findings = [
    { findingId: uuid(), what: "Worn front tyre", severity: "safety" as const },
    { findingId: uuid(), what: "Wiper smears", severity: "advice" as const },
  ];
  for (const finding of findings)
    await visit.change(mechanic, (each, at) => reportFinding(each, finding, at));
  const priced = findings.map(({ findingId, what }) => ({
    ...aLine({ title: what, priceMinor: 9_000 }),
    findingId,
  }));
  const requestId = uuid();
  await visit.change(advisor, (each, at) => requestApproval(each, { requestId, lines: priced }, at));
  const { id, token } = await linkTo(visit, "approval", 1, requestId);
  return { visit, token, linkId: id };
}

/** The form as the page shows it, with these answers to the safety line and the advice. */
async function decision(token: string, safety: string, advice: string, more: Fields = {}): Promise<Fields> {
  const page = await open(token);
  if (page.purpose !== "approval" || !page.facts.open) throw new Error("nothing to decide");
  const [first, second] = page.facts.open.lines;
  return {
    intent: "approval",
    requestId: page.facts.open.id,
    shown: page.question?.shown ?? "",
    "lines[0].lineId": first?.id ?? "",
    "lines[0].decision": safety,
    "lines[1].lineId": second?.id ?? "",
    "lines[1].decision": advice,
    ...more,
  };
}

function eventsOf(visit: TestVisit, type: string) {
  return db().event.findMany({ where: { visitId: visit.id, type }, orderBy: { seq: "asc" } });
}

async function decisions(visit: TestVisit): Promise<readonly string[]> {
  return (await visit.load()).requests.flatMap(({ lines }) => lines.map((line) => line.decision));
}

describe("a link that opens nothing", () => {
  test("is answered alike: unknown, misshapen, expired, revoked, made for something else", async () => {
    const visit = await visitIn("follow-up", { centre });
    const expired = await linkTo(visit, "status", -1);
    const revoked = await linkTo(visit, "status");
    await revokeLink(centre.team.advisor, { visitId: visit.id, linkId: revoked.id }, new Date());
    const status = await linkTo(visit, "status");
    const survey = { intent: "survey", recommend: "9" };
    const answers = [
      await answered(open(NOWHERE)),
      await answered(open("x")),
      await answered(open(expired.token)),
      await answered(open(revoked.token)),
      await post(NOWHERE, survey),
      await post(expired.token, survey),
      await post(revoked.token, survey),
      await post(status.token, survey),
      await post(status.token, { intent: "approval" }),
      await post(status.token, {}),
    ];
    expect(answers[0]?.status).toBe(404);
    expect(JSON.stringify(answers[0]?.data)).toContain("+353");
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
  test("is refused after many misses from one address, from which a good link still opens", async () => {
    const { token } = await linkTo(await visitIn("booking", { centre }), "status");
    const address = from();
    const statuses: number[] = [];
    for (let miss = 0; miss < 31; miss += 1) statuses.push((await answered(open(NOWHERE, address))).status);
    expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true);
    expect(statuses[30]).toBe(429);
    expect((await open(token, address)).purpose).toBe("status");
    expect((await answered(open(NOWHERE))).status).toBe(404);
  });
});

describe("a decision", () => {
  test("is recorded line by line, as the customer behind the link", async () => {
    const { visit, token, linkId } = await asked();
    const answer = await post(token, await decision(token, "approved", "declined"));
    expect(answer).toEqual({ status: 302, to: `/l/${token}` });
    expect(await decisions(visit)).toEqual(["approved", "declined"]);
    const [event] = await eventsOf(visit, "approval.decided");
    expect(event).toMatchObject({ actorKind: "customer", actorId: linkId, payload: { how: "link" } });
    expect((await visit.load()).jobs).toHaveLength(2);
    const page = await open(token);
    if (page.purpose !== "approval") throw new Error("not an approval");
    expect(page.facts.open).toBeUndefined();
    expect(page.facts.record?.answeredAt).toBe(event?.occurredAt.getTime());
  });
  test("without an answer to every line is sent back, and nothing is written", async () => {
    const { token } = await asked();
    const { "lines[1].decision": _left, ...half } = await decision(token, "approved", "approved");
    const before = await checksums(COUNTERS);
    const answer = await post(token, half);
    expect(answer).toMatchObject({ status: 400, data: { errors: { "lines[1].decision": ["choose-one"] } } });
    const odd = { ...half, "lines[1].decision": "perhaps" };
    expect((await post(token, odd)).status).toBe(400);
    expect((await post(token, { ...half, submissionId: "x" })).status).toBe(400);
    expect(await checksums(COUNTERS)).toEqual(before);
  });
  test("to decline a safety line needs 'I know'", async () => {
    const { visit, token } = await asked();
    const form = await decision(token, "declined", "approved");
    const before = await checksums(COUNTERS);
    expect(await post(token, form)).toMatchObject({
      status: 400,
      data: { errors: { acknowledgedSafety: ["denials:safety-needs-acknowledgement"] } },
    });
    expect(await checksums(COUNTERS)).toEqual(before);
    expect((await post(token, { ...form, acknowledgedSafety: "on" })).status).toBe(302);
    expect(await decisions(visit)).toEqual(["declined", "approved"]);
  });
  test("on something that has changed since is refused, and the page shows what stands now", async () => {
    const { visit, token } = await asked();
    const early = await decision(token, "approved", "approved");
    expect((await post(token, await decision(token, "call-me", "approved"))).status).toBe(302);
    expect(await post(token, early)).toEqual({ status: 409, data: { kind: "stale" } });
    expect(await decisions(visit)).toEqual(["call-me", "approved"]);
    const now = await open(token);
    expect(now.purpose === "approval" && now.facts.open?.lines.map((line) => line.decision)).toEqual([
      "call-me",
      "approved",
    ]);
  });
  test("is taken to the link's own request only, and an older link shows no other request's lines", async () => {
    const { visit, token } = await asked();
    const first = await decision(token, "approved", "approved");
    const { mechanic, advisor } = centre.team;
    const finding = { findingId: uuid(), what: "Leaking shock absorber", severity: "soon" as const };
    await visit.change(mechanic, (each, at) => reportFinding(each, finding, at));
    const later = { ...aLine({ title: finding.what, priceMinor: 20_000 }), findingId: finding.findingId };
    const requestId = uuid();
    await visit.change(advisor, (each, at) => requestApproval(each, { requestId, lines: [later] }, at));
    const newer = await linkTo(visit, "approval", 1, requestId);
    const page = await open(token);
    expect(page).toMatchObject({ facts: { newer: true } });
    expect(JSON.stringify(page)).not.toContain(finding.what);
    expect(JSON.stringify(await open(newer.token))).not.toContain("Worn front tyre");
    expect((await post(newer.token, first)).status).toBe(409);
    expect(await decisions(visit)).toEqual(["pending", "pending", "pending"]);
    expect((await post(token, first)).status).toBe(302);
    expect(await decisions(visit)).toEqual(["approved", "approved", "pending"]);
    expect(await open(token)).toMatchObject({ facts: { open: undefined, newer: true, record: {} } });
  });
  test("is refused after too many forms behind one link or from one address, whatever the link opens", async () => {
    const { token } = await asked();
    const address = from();
    for (let count = 0; count < 120; count += 1) await post(NOWHERE, { intent: "survey" }, address);
    const refused = await post(token, {}, address);
    expect(refused).toMatchObject({ status: 429, data: { waitMinutes: 10 } });
    expect(await post(NOWHERE, {}, address)).toEqual(refused);
    expect((await post(NOWHERE, {})).status).toBe(429);
    expect(await post(token, await decision(token, "approved", "approved"))).toMatchObject({ status: 302 });
  });
  test("sent twice is one decision, answered twice alike", async () => {
    const { visit, token } = await asked();
    const form = { ...(await decision(token, "approved", "approved")), submissionId: uuid() };
    const answers = await Promise.all([post(token, form), post(token, form)]);
    expect(answers).toEqual([answers[0], answers[0]]);
    expect(await eventsOf(visit, "approval.decided")).toHaveLength(1);
  });
  test("of twenty at once that contradict each other is one, with one event", async () => {
    const { visit, token } = await asked();
    const yes = await decision(token, "approved", "approved");
    const no = await decision(token, "declined", "declined", { acknowledgedSafety: "on" });
    const call = await decision(token, "call-me", "call-me");
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => post(token, [yes, no, call][index % 3] ?? yes)),
    );
    const taken = answers.filter(({ status }) => status === 302);
    expect(taken).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await eventsOf(visit, "approval.decided")).toHaveLength(1);
    expect(new Set(await decisions(visit)).size).toBe(1);
  });
});
