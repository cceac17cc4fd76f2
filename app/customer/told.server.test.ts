// What the program tells customers by itself when staff ask, promise anew, or have the car ready: with the link, at once.
import { beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { wholeText } from "~/messages/sealed.server";
import { reportFinding } from "~/stages/4-repairs/extra-work";
import { revisePromise } from "~/stages/4-repairs/promise";
import { repairsCommands } from "~/stages/4-repairs/repairs.commands.server";
import { handoverCommands } from "~/stages/6-handover/handover.commands.server";
import { followUpCommands } from "~/stages/7-follow-up/follow-up.commands.server";
import { instant, plus } from "~/journey/instant";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { factsOf, post, refusedFor } from "test/posts";
import { findLink, liveLinks } from "./links.server";
import { showingLink, type MadeLink } from "./made-link.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

const messagesOf = (visit: TestVisit) =>
  db().message.findMany({ where: { visitId: visit.id }, orderBy: { createdAt: "asc" } });

async function tokenIn(visit: TestVisit): Promise<string> {
  const message = (await messagesOf(visit)).at(-1);
  return /\/l\/([\w-]{22})/.exec(message ? wholeText(message) : "")?.[1] ?? "";
}

async function withCustomer(
  visit: TestVisit,
  data: { smsConsent?: boolean; language?: string; phone?: string },
) {
  const { customerId } = await visit.load();
  await db().customer.update({ where: { id: customerId }, data });
}

/** A visit whose customer agreed to be written to. */
async function consenting(stage: "repairs" | "handover" | "follow-up"): Promise<TestVisit> {
  const visit = await visitIn(stage, { centre });
  await withCustomer(visit, { smsConsent: true });
  return visit;
}

/** The form that puts a finding before the customer. */
async function question(visit: TestVisit): Promise<Readonly<Record<string, string>>> {
  const finding = { findingId: crypto.randomUUID(), what: "Worn tyre", severity: "soon" as const };
  await visit.change(centre.team.mechanic, (v, now) => reportFinding(v, finding, now));
  const line = { findingId: finding.findingId, title: "Worn tyre", labourMinutes: "30", priceMinor: "90.50" };
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [`lines[0].${name}`, value]));
}

const ask = async (visit: TestVisit, made: MadeLink) =>
  post(repairsCommands(made), visit, centre.team.advisor, "requestApproval", await question(visit));

describe("asking for a decision", () => {
  test("sends the question with a link to this very request, and tells staff where it goes", async () => {
    const visit = await consenting("repairs");
    const made: MadeLink = {};
    expect((await ask(visit, made)).status).toBe(302);
    const [message] = await messagesOf(visit);
    expect(message).toMatchObject({ kind: "approval-request", state: "pending", linkId: made.link?.id });
    expect(message?.text).not.toContain("/l/");
    const link = await findLink(await tokenIn(visit), "approval");
    expect(link).toMatchObject({ visitId: visit.id, objectId: (await visit.load()).requests[0]?.id });
    expect(made.message).toMatchObject({ kind: "approval-request", channel: "sms", carried: false });
    expect(made.message?.to).toMatch(/^\+353 ••• \d\d$/);
    const [listed] = await liveLinks(centre.team.advisor, visit.id, new Date());
    expect(listed?.carriedBy).toEqual({ kind: "approval-request", channel: "sms", state: "pending" });
  });
  test("sent twice is one message", async () => {
    const visit = await consenting("repairs");
    const form = { ...(await question(visit)), submissionId: crypto.randomUUID() };
    const send = () => post(repairsCommands(), visit, centre.team.advisor, "requestApproval", form);
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([302, 302]);
    expect((await messagesOf(visit)).map(({ kind, state }) => [kind, state])).toEqual([
      ["approval-request", "pending"],
    ]);
  });
  test("where nothing may be sent, says why, leaves a call, and has the link to copy", async () => {
    const visit = await consenting("repairs");
    await withCustomer(visit, { smsConsent: false });
    const made: MadeLink = {};
    expect((await ask(visit, made)).status).toBe(302);
    expect(made.message).toMatchObject({ channel: "none", reason: "no-consent" });
    expect(await findLink(made.link?.address.split("/l/")[1] ?? "", "approval")).toBeDefined();
    const task = await db().task.findFirst({ where: { visitId: visit.id, kind: "please-phone" } });
    expect(task).not.toBeNull();
    const shown = showingLink(new Response(null, { status: 302 }), made);
    expect(shown).toMatchObject({ data: { madeLink: made.link, told: made.message } });
  });
});

describe("a new promised time", () => {
  async function revised(): Promise<TestVisit> {
    const visit = await consenting("repairs");
    const to = plus(instant(new Date()), 30 * HOUR);
    await visit.change(centre.team.advisor, (v, now) =>
      revisePromise(v, { to, reason: "The pads are late" }, now),
    );
    return visit;
  }
  const tell = (visit: TestVisit, how: string, made: MadeLink = {}) =>
    post(repairsCommands(made), visit, centre.team.advisor, "tellDelay", { how });

  test("told by message goes out by itself, with its reason, in the customer's language", async () => {
    const visit = await revised();
    const made: MadeLink = {};
    expect((await tell(visit, "message", made)).status).toBe(302);
    const [message] = await messagesOf(visit);
    expect(message).toMatchObject({ kind: "promise-revised", language: "en" });
    expect(message?.text).toContain("Reason: The pads are late.");
    expect(await findLink(await tokenIn(visit), "status")).toBeDefined();
    expect((await visit.load()).promise?.toldAt).toBeDefined();
  });
  test("reads Russian for whom reads Russian", async () => {
    const visit = await revised();
    await withCustomer(visit, { language: "ru" });
    await tell(visit, "message");
    const [message] = await messagesOf(visit);
    expect(message?.text).toContain("новый срок");
  });
  test("told in another way sends nothing", async () => {
    const visit = await revised();
    expect((await tell(visit, "phone")).status).toBe(302);
    expect(await messagesOf(visit)).toEqual([]);
  });
});

describe("a car that is ready", () => {
  const tell = (visit: TestVisit, how: string, made: MadeLink = {}) =>
    post(handoverCommands(made), visit, centre.team.advisor, "notifyReady", { how });

  test("is told by the program itself when staff choose the message", async () => {
    const visit = await consenting("handover");
    const made: MadeLink = {};
    expect((await tell(visit, "message", made)).status).toBe(302);
    expect(await messagesOf(visit)).toMatchObject([{ kind: "ready", state: "pending" }]);
    expect(await findLink(await tokenIn(visit), "status")).toBeDefined();
    expect((await visit.load()).handover.notified).toBeDefined();
  });
  test("is not taken for told where no message can go", async () => {
    const visit = await consenting("handover");
    await withCustomer(visit, { smsConsent: false });
    const before = await factsOf(visit);
    const refused = await tell(visit, "message");
    expect([refused.status, refusedFor(refused, "how")]).toEqual([400, ["denials:cannot-be-written-to"]]);
    expect([await factsOf(visit), await messagesOf(visit)]).toEqual([before, []]);
    expect((await tell(visit, "phone")).status).toBe(302);
  });
});

test("A survey that staff send goes out with its link", async () => {
  const visit = await consenting("follow-up");
  const made: MadeLink = {};
  await post(followUpCommands(made), visit, centre.team.advisor, "sendSurvey");
  expect(made.message?.kind).toBe("survey");
  expect(await findLink(await tokenIn(visit), "survey")).toMatchObject({ visitId: visit.id });
});
