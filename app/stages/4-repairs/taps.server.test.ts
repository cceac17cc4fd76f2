// Taps that arrive late: at their own time where the log allows it, once however often, refused in words where not.
import { beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { aCentre, aColleague, requestAs, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { inBay } from "test/bay";
import { useDatabase } from "test/database";
import { aTap, sendTapAs } from "test/taps";
import { cancelJob, assignJob, finishWork, startWork } from "./clock";
import { takeTap } from "./taps.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

async function workOf(visit: TestVisit): Promise<readonly (readonly [string, number])[]> {
  const rows = await db().event.findMany({
    where: { visitId: visit.id, type: { startsWith: "work." } },
    orderBy: { seq: "asc" },
  });
  return rows
    .filter(({ type }) => type !== "work.planned")
    .map(({ type, occurredAt }) => [type, occurredAt.getTime()] as const);
}

const ago = (minutes: number) => Date.now() - minutes * MINUTE;

describe("taps that were made without a connection", () => {
  test("stand in the log at their own times, and as long as they took", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const jobId = jobIds[0] ?? "";
    const times = [ago(50), ago(30), ago(20)] as const;
    const [start, stop, resume] = times;
    const fields = { jobId };
    // A colleague writes something down meanwhile.
    await visit.change(centre.team.advisor, (_, now) => ({
      ok: true,
      events: [{ type: "note.added", occurredAt: now, payload: { text: "He calls at five." } }],
    }));
    for (const tap of [
      aTap(visit, mechanic, { intent: "startWork", fields, tappedAt: start }),
      aTap(visit, mechanic, { intent: "stopWork", fields: { jobId, cause: "bay" }, tappedAt: stop }),
      aTap(visit, mechanic, { intent: "resumeWork", fields, tappedAt: resume }),
    ]) {
      expect(await sendTapAs(mechanic, tap)).toMatchObject({ kind: "recorded", at: tap.tappedAt });
    }
    expect(await workOf(visit)).toEqual([
      ["work.started", start],
      ["work.stopped", stop],
      ["work.resumed", resume],
    ]);
    expect((await visit.load()).jobs[0]?.clockedMs).toBe(20 * MINUTE);
    const recorded = await db().event.findFirstOrThrow({
      where: { visitId: visit.id, type: "work.started" },
    });
    expect(recorded.recordedAt.getTime()).toBeGreaterThan(start + 40 * MINUTE);
  });

  test("are recorded once, however often they are sent", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const tap = aTap(visit, mechanic, { intent: "startWork", fields: { jobId: jobIds[0] ?? "" } });
    const answers = await Promise.all([1, 2, 3, 4].map((n) => sendTapAs(mechanic, tap, Date.now() + n)));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(["recorded", "repeated", "repeated", "repeated"]);
    expect(await workOf(visit)).toHaveLength(1);
  });

  test("are corrected by what the phone knows of the server's clock, and are never of the future", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const jobId = jobIds[0] ?? "";
    const ahead = 3 * HOUR;
    const start = ago(10);
    const wrong = { tappedAt: start + ahead, offset: -ahead };
    await sendTapAs(mechanic, aTap(visit, mechanic, { intent: "startWork", fields: { jobId }, ...wrong }));
    expect((await workOf(visit))[0]?.[1]).toBe(start);
    // The clock was set back meanwhile: the offset is of no use, but how long ago it was is known.
    const { offset: _, ...blind } = aTap(visit, mechanic, {
      intent: "finishWork",
      fields: { jobId },
      tappedAt: start + ahead + 5 * MINUTE,
    });
    await sendTapAs(mechanic, blind, start + ahead + 9 * MINUTE);
    const [, finished] = (await workOf(visit))[1] ?? [];
    expect(finished).toBeLessThanOrEqual(ago(4));
    expect(finished).toBeGreaterThan(ago(4) - MINUTE);
  });

  test("are moved behind the job's last fact and the mechanic's last stop, and that is told", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre, 2);
    const [first = "", second = ""] = jobIds;
    await visit.change(mechanic, (v, now) =>
      startWork(v, { jobId: first, mechanicId: mechanic.staffId }, now),
    );
    const begun = (await workOf(visit))[0]?.[1] ?? 0;
    const early = aTap(visit, mechanic, {
      intent: "stopWork",
      fields: { jobId: first, cause: "advisor" },
      tappedAt: ago(15),
    });
    expect(await sendTapAs(mechanic, early)).toMatchObject({ at: begun, movedFrom: early.tappedAt });
    const other = aTap(visit, mechanic, { intent: "startWork", fields: { jobId: second }, tappedAt: ago(5) });
    expect(await sendTapAs(mechanic, other)).toMatchObject({ at: begun, movedFrom: other.tappedAt });
  });

  test("that are older than a day are refused", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const old = aTap(visit, mechanic, {
      intent: "startWork",
      fields: { jobId: jobIds[0] ?? "" },
      tappedAt: ago(25 * 60),
    });
    expect(await sendTapAs(mechanic, old)).toMatchObject({ kind: "refused", code: "tap-too-old" });
    expect(await workOf(visit)).toEqual([]);
  });

  test("of a finding and of parts are taken with the id that the phone gave", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const findingId = crypto.randomUUID();
    const finding = { findingId, what: "The hose is cracked", severity: "safety" };
    const parts = { jobId: jobIds[0] ?? "", what: "Brake hose" };
    await sendTapAs(mechanic, aTap(visit, mechanic, { intent: "reportFinding", fields: finding }));
    await sendTapAs(mechanic, aTap(visit, mechanic, { intent: "requestParts", fields: parts }));
    const { findings, partsAwaited } = await visit.load();
    expect(findings).toMatchObject([{ id: findingId, what: finding.what, severity: "safety" }]);
    expect(partsAwaited).toMatchObject([{ what: "Brake hose" }]);
  });
});

describe("a conflict", () => {
  test("is named: done by a colleague, cancelled, given away, another clock, out of repairs", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre, 4);
    const [done = "", cancelled = "", given = "", mine = ""] = jobIds;
    const { manager, advisor } = centre.team;
    const other = await aColleague(centre, ["mechanic"]);
    const start = (jobId: string) =>
      sendTapAs(mechanic, aTap(visit, mechanic, { intent: "startWork", fields: { jobId } }));
    await start(done);
    await visit.change(manager, (v, now) => finishWork(v, { jobId: done }, now));
    await visit.change(advisor, (v, now) => cancelJob(v, { jobId: cancelled, reason: "Not wanted" }, now));
    await visit.change(advisor, (v, now) => assignJob(v, { jobId: given, mechanicId: other.staffId }, now));
    const finish = aTap(visit, mechanic, { intent: "finishWork", fields: { jobId: done } });
    expect(await sendTapAs(mechanic, finish)).toMatchObject({
      code: "job-not-open",
      detail: { state: "done" },
    });
    expect(await start(cancelled)).toMatchObject({ code: "job-not-open", detail: { state: "cancelled" } });
    expect(await start(given)).toMatchObject({ code: "job-of-another-mechanic" });
    const elsewhere = await visitIn("repairs", { centre, mechanic });
    const jobId = (await elsewhere.load()).jobs[0]?.id ?? "";
    await sendTapAs(mechanic, aTap(elsewhere, mechanic, { intent: "startWork", fields: { jobId } }));
    expect(await start(mine)).toMatchObject({ code: "mechanic-busy" });
    const gone = await visitIn("handover", { centre, mechanic: other });
    const late = aTap(gone, mechanic, { intent: "reportFinding", fields: { what: "x", severity: "soon" } });
    expect(await sendTapAs(mechanic, late)).toMatchObject({ code: "wrong-stage" });
  });

  test("of persons and places: nobody's, somebody else's, another centre's, not permitted, no tap at all", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const fields = { jobId: jobIds[0] ?? "" };
    const tap = aTap(visit, mechanic, { intent: "startWork", fields });
    const { advisor } = centre.team;
    expect(await sendTapAs(advisor, tap)).toMatchObject({ code: "another-person" });
    const asAdvisor = aTap(visit, advisor, { intent: "startWork", fields });
    expect(await sendTapAs(advisor, asAdvisor)).toMatchObject({ code: "not-permitted" });
    const stranger = (await aCentre()).team.mechanic;
    const foreign = aTap(visit, stranger, { intent: "startWork", fields });
    expect(await sendTapAs(stranger, foreign)).toMatchObject({ code: "not-found" });
    const body = new URLSearchParams({ intent: "startWork" });
    const unsigned = new Request("http://localhost/taps", { method: "POST", body });
    expect((await takeTap(unsigned)).status).toBe(401);
    expect((await takeTap(await requestAs(mechanic, "/taps", { intent: "cancelJob" }))).status).toBe(400);
    expect(await workOf(visit)).toEqual([]);
  });
});
