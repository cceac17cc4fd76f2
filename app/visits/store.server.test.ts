// The store on a real database: one transaction for state, event and news; nothing twice; nobody past anybody.
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { addNote, advance, cancel, happened } from "~/journey/course";
import { event } from "~/journey/events";
import { instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { startWork } from "~/stages/4-repairs/clock";
import { aCentre, aColleague, aLine, aRequest, visitIn, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { project } from "./projection";
import { authorOf, beginVisit, changeVisit, loadVisit } from "./store.server";

useDatabase();

async function counts(visit: TestVisit) {
  const [events, submissions] = await Promise.all([
    db().event.count({ where: { visitId: visit.id } }),
    db().submission.count({ where: { visitId: visit.id } }),
  ]);
  return { events, submissions };
}

async function seqs(visit: TestVisit): Promise<number[]> {
  const rows = await db().event.findMany({ where: { visitId: visit.id }, orderBy: { seq: "asc" } });
  return rows.map(({ seq }) => seq);
}

function upTo(length: number): number[] {
  return Array.from({ length }, (_, at) => at + 1);
}

describe("a visit that begins", () => {
  test("has a row, its first event and the centre's next number", async () => {
    const centre = await aCentre();
    const first = await aRequest({ centre });
    const second = await aRequest({ centre });
    expect((await first.load()).number).toBe(1001);
    expect((await second.load()).number).toBe(1002);
    expect(await db().visit.findUnique({ where: { id: first.id } })).toMatchObject({
      stage: "booking",
      status: "open",
      version: 1,
      nextAction: "time-set",
      nextOwnerId: centre.team.advisor.staffId,
    });
  });

  test("is the same visit when the form is handed in twice", async () => {
    const visit = await aRequest();
    const { team, map } = visit.centre;
    const form = uuid();
    const begin = () =>
      db().$transaction((tx) =>
        beginVisit(
          tx,
          authorOf(team.advisor),
          uuid(),
          form,
          (number) => [
            event("request.received", instant(new Date()), {
              channel: "phone",
              number,
              customerId: visit.customerId,
              vehicleId: visit.vehicleId,
              complaint: "Squeaks",
              services: [],
              transport: "wait",
              smsConsent: false,
              routeMapVersion: map.version,
            }),
          ],
          map.version,
        ),
      );
    const [one, other] = await Promise.all([begin(), begin()]);
    expect([one.kind, other.kind].sort()).toEqual(["done", "repeated"]);
    const ids = [one, other].map((each) =>
      each.kind === "done" ? each.visit.id : each.kind === "repeated" ? each.visitId : undefined,
    );
    expect(new Set(ids).size).toBe(1);
    expect(await db().visit.count({ where: { centreId: visit.centre.id } })).toBe(2);
  });
});

describe("a change", () => {
  test("writes state, event and submission together", async () => {
    const visit = await visitIn("booking", { ready: true });
    const before = await visit.load();
    const outcome = await visit.change(visit.centre.team.advisor, (present, now) =>
      advance(present, { from: "booking" }, visit.centre.map, now),
    );
    expect(outcome.kind).toBe("done");
    const row = await db().visit.findUniqueOrThrow({ where: { id: visit.id } });
    expect(row.stage).toBe("preparation");
    expect(row.version).toBe(before.version + 3);
    expect(await seqs(visit)).toEqual(upTo(row.version));
  });

  test("leaves nothing behind when a later part of its transaction fails", async () => {
    const visit = await aRequest();
    const before = await counts(visit);
    const author = authorOf(visit.centre.team.advisor);
    const broken = changeVisit(
      author,
      visit.id,
      uuid(),
      (_, { now }) => addNote("hello", now),
      () => Promise.reject(new Error("no more paper")),
    );
    await expect(broken).rejects.toThrow("no more paper");
    expect(await counts(visit)).toEqual(before);
    expect((await db().visit.findUniqueOrThrow({ where: { id: visit.id } })).version).toBe(1);
  });

  test("that is refused leaves no row, and the same form may be sent again once it can be carried out", async () => {
    const visit = await aRequest();
    const { advisor } = visit.centre.team;
    const before = await counts(visit);
    const form = uuid();
    const leave = () =>
      changeVisit(authorOf(advisor), visit.id, form, (present, { map, now }) =>
        advance(present, { from: "booking" }, map, now),
      );
    expect(await leave()).toMatchObject({ kind: "denied", denial: { code: "gate-closed" } });
    expect(await counts(visit)).toEqual(before);
    await visit.change(advisor, (present, now) => addNote(`still ${present.stage}`, now));
    expect((await leave()).kind).toBe("denied");
  });

  test("that is sent twice is carried out once, also when both come at the same moment", async () => {
    const visit = await aRequest();
    const author = authorOf(visit.centre.team.advisor);
    const form = uuid();
    const note = () => changeVisit(author, visit.id, form, (_, { now }) => addNote("once", now));
    const outcomes = await Promise.all([note(), note(), note()]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "repeated", "repeated"]);
    expect((await note()).kind).toBe("repeated");
    expect(await seqs(visit)).toEqual([1, 2]);
  });

  test("never stands before the last fact, even when another server's clock is ahead", async () => {
    const visit = await aRequest();
    const ahead = instant(Date.now() + 5_000);
    await visit.change(visit.centre.team.advisor, () => addNote("from a fast clock", ahead));
    await visit.change(visit.centre.team.advisor, (_, now) => addNote("from ours", now));
    const rows = await db().event.findMany({ where: { visitId: visit.id }, orderBy: { seq: "asc" } });
    const times = rows.map(({ occurredAt }) => occurredAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("by another centre finds nothing", async () => {
    const visit = await aRequest();
    const stranger = (await aCentre({ organisationId: visit.centre.organisationId })).team.manager;
    const before = await counts(visit);
    expect((await visit.change(stranger, (_, now) => addNote("hello", now))).kind).toBe("not-found");
    expect(await loadVisit(db(), stranger.centreId, visit.id)).toBeUndefined();
    expect(await counts(visit)).toEqual(before);
  });
});

describe("many at once", () => {
  test("changes of one visit stand in a row without a gap", async () => {
    const visit = await aRequest();
    const { advisor, manager } = visit.centre.team;
    await Promise.all(
      upTo(12).map((number) =>
        visit.change(number % 2 ? advisor : manager, (_, now) => addNote(`note ${String(number)}`, now)),
      ),
    );
    expect(await seqs(visit)).toEqual(upTo(13));
    expect((await visit.load()).version).toBe(13);
  });

  test("twenty who want to move a visit on, or to cancel it, see one of them do it", async () => {
    const visit = await visitIn("booking", { ready: true });
    const { advisor } = visit.centre.team;
    const outcomes = await Promise.all(
      upTo(20).map((number) =>
        visit.change(advisor, (present, now) =>
          number % 4 === 0
            ? cancel(present, "called off", now)
            : advance(present, { from: "booking" }, visit.centre.map, now),
        ),
      ),
    );
    const after = await visit.load();
    const crossings = await db().event.count({ where: { visitId: visit.id, type: "stage.left" } });
    const cancelled = await db().event.count({ where: { visitId: visit.id, type: "visit.cancelled" } });
    expect(crossings).toBeLessThanOrEqual(1);
    // A visit may be cancelled from preparation too: the crossing and one cancellation can both have happened.
    expect(cancelled).toBeLessThanOrEqual(1);
    expect(outcomes.filter(({ kind }) => kind === "done").length).toBe(crossings + cancelled);
    expect(await seqs(visit)).toEqual(upTo(after.version));
  });

  test("twenty who want to move a visit on cross once, and the others hear that a colleague was faster", async () => {
    const visit = await visitIn("intake", { ready: true });
    const { advisor } = visit.centre.team;
    const outcomes = await Promise.all(
      upTo(20).map(() =>
        visit.change(advisor, (present, now) => advance(present, { from: "intake" }, visit.centre.map, now)),
      ),
    );
    const denials = outcomes.flatMap((each) => (each.kind === "denied" ? [each.denial.code] : []));
    expect(denials).toEqual(Array.from({ length: 19 }, () => "wrong-stage"));
    expect(await db().event.count({ where: { visitId: visit.id, type: "stage.left" } })).toBe(3);
  });
});

describe("a mechanic's clock", () => {
  test("runs on one car at a time", async () => {
    const centre = await aCentre();
    const { mechanic } = centre.team;
    const [one, other] = [await visitIn("repairs", { centre }), await visitIn("repairs", { centre })];
    const start = async (visit: TestVisit) => {
      const jobId = (await visit.load()).jobs[0]?.id ?? "";
      return visit.change(mechanic, (present, now) =>
        startWork(present, { jobId, mechanicId: mechanic.staffId }, now),
      );
    };
    const outcomes = await Promise.all([start(one), start(other)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["denied", "done"]);
    expect(outcomes.find(({ kind }) => kind === "denied")).toMatchObject({
      denial: { code: "mechanic-busy" },
    });
    expect(await db().event.count({ where: { centreId: centre.id, type: "work.started" } })).toBe(1);
    const refused = outcomes[0]?.kind === "denied" ? one : other;
    expect(await start(refused)).toMatchObject({ denial: { code: "mechanic-busy" } });
  });

  test("is not blamed when a job's id belongs to another visit: that fails loudly and changes nothing there", async () => {
    const centre = await aCentre();
    const shared = aLine();
    const victim = await visitIn("repairs", { centre, lines: [shared] });
    const thief = await visitIn("intake", { centre, lines: [shared] });
    const before = await db().job.findUniqueOrThrow({ where: { id: shared.id } });
    const { advisor } = centre.team;
    const sign = thief.change(advisor, (_, now) =>
      happened(
        event("estimate.presented", now, { lines: [shared], totalMinor: shared.priceMinor }),
        event("order.signed", now, { name: "A. Customer" }),
      ),
    );
    await expect(sign).rejects.toThrow();
    expect(await db().job.findUniqueOrThrow({ where: { id: shared.id } })).toEqual(before);
    expect((await victim.load()).jobs).toHaveLength(1);
  });
});

describe("the rows of a visit", () => {
  test("say in every stage what the fold of its events says", async () => {
    const centre = await aCentre();
    for (const stage of [...STAGES, "closed"] as const) {
      await visitIn(stage, { centre, lines: [aLine(), aLine({ title: "Brake pads" })] });
      if (stage !== "closed") await visitIn(stage, { centre, ready: true });
    }
    const rows = await db().visit.findMany({ where: { centreId: centre.id } });
    expect(rows).toHaveLength(15);
    const calendar = await workingCalendarOf(db(), { centreId: centre.id });
    for (const row of rows) {
      const loaded = await loadVisit(db(), centre.id, row.id);
      if (!loaded) throw new Error("a row without events");
      const expected = project(loaded.visit, loaded.map, calendar);
      const jobs = await db().job.findMany({ where: { visitId: row.id }, orderBy: { position: "asc" } });
      expect(row).toMatchObject(expected.visit);
      expect(jobs.map(({ rank: _order, ...job }) => job)).toEqual(expected.jobs);
      expect(row.status === "open").toBe(row.nextAction !== null);
    }
  });
});

describe("a colleague", () => {
  test("of two roles acts with both", async () => {
    const centre = await aCentre();
    const both = await aColleague(centre, ["advisor", "mechanic"]);
    const visit = await visitIn("repairs", { centre, mechanic: both });
    expect((await visit.load()).jobs[0]?.mechanicId).toBe(both.staffId);
  });
});
