// One step tells the customer a new time: a promise, a reason and how it was told, together or not at all.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { repairsCommands } from "~/stages/4-repairs/repairs.commands.server";
import { localDateTimeText } from "~/ui/zoned-time";
import { useDatabase } from "test/database";
import { aCentre, type TestCentre, type TestVisit } from "test/factories";
import { factsOf, post, refusedFor } from "test/posts";
import { promisedFor, riskTasksOf, thisMinute } from "test/promised";
import { countLateness } from "./lateness.server";
import { visitLateness } from "./visit-lateness.server";

useDatabase();

let centre: TestCentre;
let now: Instant;
beforeEach(async () => {
  centre = await aCentre();
  now = thisMinute();
});

const promisedIn = (minutes: number) => promisedFor(centre, plus(now, minutes * MINUTE));
const count = (at: Instant = now) => countLateness(centre.id, at);
const consent = ({ customerId }: TestVisit) =>
  db().customer.update({ where: { id: customerId }, data: { smsConsent: true } });

describe("telling the customer a new time", () => {
  async function form(visit: TestVisit, wishes: Readonly<Record<string, string>> = {}) {
    const seen = String((await visit.load()).promise?.current ?? 0);
    const to = localDateTimeText(plus(now, 3 * HOUR), centre.timeZone);
    return { seen, to, reason: "parts", how: "message", ...wishes };
  }
  const tell = (visit: TestVisit, fields: Readonly<Record<string, string>>) =>
    post(repairsCommands(), visit, centre.team.advisor, "newPromise", fields);

  test("is one step: the promise, that it was told, the message and the end of the task", async () => {
    const visit = await promisedIn(60);
    await consent(visit);
    await count();
    expect((await tell(visit, await form(visit))).status).toBe(302);
    expect((await visit.load()).promise).toMatchObject({
      current: plus(now, 3 * HOUR),
      revisions: [{ reason: "A part arrives later than planned" }],
    });
    expect((await visit.load()).promise?.toldAt).toBeDefined();
    expect(
      await db().message.findMany({ where: { visitId: visit.id, kind: "promise-revised" } }),
    ).toHaveLength(1);
    expect(await riskTasksOf(visit)).toMatchObject([
      { outcome: "arranged", endedBy: centre.team.advisor.staffId },
    ]);
  });

  test("twice with the same form is once", async () => {
    const visit = await promisedIn(60);
    await consent(visit);
    const fields = { ...(await form(visit)), submissionId: randomUUID() };
    await Promise.all([tell(visit, fields), tell(visit, fields)]);
    expect((await visit.load()).promise?.revisions).toHaveLength(1);
    expect(await db().message.count({ where: { visitId: visit.id, kind: "promise-revised" } })).toBe(1);
  });

  test("from a page that a colleague has overtaken changes nothing", async () => {
    const visit = await promisedIn(60);
    const stale = await form(visit, { how: "phone" });
    await tell(visit, await form(visit, { how: "desk" }));
    const facts = await factsOf(visit);
    const posted = await tell(visit, {
      ...stale,
      to: localDateTimeText(plus(now, 6 * HOUR), centre.timeZone),
    });
    expect([posted.status, refusedFor(posted, "")]).toEqual([409, ["denials:already-recorded"]]);
    expect(await factsOf(visit)).toBe(facts);
  });

  test("wants a reason, in own words where none of the list fits, and a time to come", async () => {
    const visit = await promisedIn(60);
    const own = await tell(visit, await form(visit, { reason: "other", how: "phone" }));
    expect([own.status, refusedFor(own, "words")]).toEqual([400, ["required"]]);
    const past = localDateTimeText(plus(now, -HOUR), centre.timeZone);
    const late = await tell(visit, await form(visit, { to: past, how: "phone" }));
    expect([late.status, refusedFor(late, "to")]).toEqual([400, ["denials:promise-in-the-past"]]);
    await tell(visit, await form(visit, { reason: "other", words: "The lift is broken", how: "phone" }));
    expect((await visit.load()).promise?.revisions).toMatchObject([{ reason: "The lift is broken" }]);
  });

  test("by message is refused where none can go; the page says so beforehand, with the number", async () => {
    const visit = await promisedIn(60);
    await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: false } });
    const posted = await tell(visit, await form(visit));
    expect([posted.status, refusedFor(posted, "how")]).toEqual([400, ["denials:cannot-be-written-to"]]);
    const shown = await visitLateness(await visit.load(), now);
    expect(shown?.customer.canBeWrittenTo).toBe(false);
    expect(shown?.customer.phoneText).not.toBe("");
    expect(shown?.proposal).toBeGreaterThanOrEqual(plus(now, 105 * MINUTE));
  });

  test("leaves a promise at risk that holds no better", async () => {
    const visit = await promisedIn(60);
    await count();
    const to = localDateTimeText(plus(now, 75 * MINUTE), centre.timeZone);
    await tell(visit, await form(visit, { to, how: "phone" }));
    await count();
    expect(await riskTasksOf(visit)).toMatchObject([{ outcome: "arranged" }, { outcome: null }]);
  });
});
