// The foreman's form: who gets a job, in which place, what is refused, and what the log says of it.
import { beforeAll, describe, expect, test } from "vitest";
import { instant, MINUTE, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { db } from "~/platform/db/db.server";
import { readMigrations } from "~/platform/db/migration-folder.server";
import { resumeWork, startWork, stopWork } from "~/stages/4-repairs/clock";
import { myWork } from "~/visits/my-work.server";
import { answered } from "test/answered";
import { inBay } from "test/bay";
import { useDatabase } from "test/database";
import { aCentre, aColleague, aLine, requestAs, visitIn, type TestCentre } from "test/factories";
import { columnsOf } from "./board";
import { moveJob } from "./move-job.server";
import { workshopJobs } from "./workshop-jobs.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

type Fields = Readonly<Record<string, string>>;

async function move(actor: Actor, fields: Fields) {
  const form = { intent: "moveJob", submissionId: crypto.randomUUID(), ...fields };
  return answered(moveJob(await requestAs(actor, "/foreman", form)));
}

async function queueOf(mechanic: Actor): Promise<readonly string[]> {
  return (await myWork(mechanic)).jobs.filter(({ unassigned }) => !unassigned).map(({ id }) => id);
}

describe("the order of a queue", () => {
  test("is changed by the advisor, and the mechanic's phone follows it", async () => {
    const { visit, mechanic } = await inBay(centre, 3);
    const before = await queueOf(mechanic);
    const [first = "", second = "", third = ""] = before;
    const fields = { visitId: visit.id, jobId: third, mechanicId: mechanic.staffId };
    const seen = { seenMechanic: mechanic.staffId, seenQueue: before.join(",") };
    const events = await db().event.count({ where: { visitId: visit.id } });
    const wish = { ...fields, ...seen, before: first };
    expect(await move(centre.team.advisor, wish)).toMatchObject({ status: 200, data: { done: true } });
    expect(await queueOf(mechanic)).toEqual([third, first, second]);
    // A place in the queue is a plan and no fact about the car.
    expect(await db().event.count({ where: { visitId: visit.id } })).toBe(events);
    const stale = await move(centre.team.advisor, { ...wish, before: "" });
    expect(stale).toMatchObject({ status: 409, data: { code: "queue-changed" } });
    expect(await queueOf(mechanic)).toEqual([third, first, second]);
  });

  test("is one of the wished ones when two change it at once", async () => {
    const { visit, mechanic } = await inBay(centre, 3);
    const before = await queueOf(mechanic);
    const [first = "", second = "", third = ""] = before;
    const seen = { seenMechanic: mechanic.staffId, seenQueue: before.join(","), visitId: visit.id };
    const answers = await Promise.all(
      [third, second].map((jobId) =>
        move(centre.team.advisor, { ...seen, mechanicId: mechanic.staffId, jobId, before: first }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const after = await queueOf(mechanic);
    expect([
      [third, first, second],
      [second, first, third],
    ]).toContainEqual(after);
  });
});

describe("giving a job away", () => {
  test("puts it into its place of the other queue, and the log says who has it", async () => {
    const giver = await inBay(centre, 1);
    const taker = await inBay(centre, 2);
    const [jobId = ""] = giver.jobIds;
    const queue = await queueOf(taker.mechanic);
    const wish = {
      visitId: giver.visit.id,
      jobId,
      mechanicId: taker.mechanic.staffId,
      seenMechanic: giver.mechanic.staffId,
      seenQueue: queue.join(","),
      before: queue[1] ?? "",
    };
    expect((await move(centre.team.manager, wish)).status).toBe(200);
    expect(await queueOf(taker.mechanic)).toEqual([queue[0], jobId, queue[1]]);
    expect(await queueOf(giver.mechanic)).toEqual([]);
    expect((await visitJob(giver.visit.id)).payload).toEqual({ jobId, mechanicId: taker.mechanic.staffId });
    expect(await move(centre.team.manager, { ...wish, before: "" })).toMatchObject({ status: 409 });
  });

  test("to somebody without the skill needs a reason, which is recorded", async () => {
    const [service] = [{ ...aLine({ title: "Wheel alignment" }), skill: "alignment" }];
    const mechanic = await aColleague(centre, ["mechanic"]);
    const visit = await visitIn("repairs", { centre, mechanic, lines: [service] });
    const body = await aColleague(centre, ["mechanic"]);
    await db().staffSkill.create({ data: { centreId: centre.id, staffId: body.staffId, skill: "body" } });
    await db().capacityPlan.update({ where: { centreId: centre.id }, data: { version: { increment: 1 } } });
    const jobId = (await visit.load()).jobs[0]?.id ?? "";
    const wish = { visitId: visit.id, jobId, mechanicId: body.staffId, seenMechanic: mechanic.staffId };
    const refused = await move(centre.team.advisor, { ...wish, seenQueue: "" });
    expect(refused).toMatchObject({ status: 400, data: { code: "lacks-skill" } });
    const { jobs, mechanics } = await workshopJobs(centre.team.advisor, Date.now());
    expect(jobs.find(({ id }) => id === jobId)).toMatchObject({ skill: "alignment", state: "planned" });
    expect(mechanics.find(({ id }) => id === body.staffId)?.skills).toEqual(["body"]);
    const reason = "Nobody else is here today";
    expect((await move(centre.team.advisor, { ...wish, seenQueue: "", reason })).status).toBe(200);
    expect((await visitJob(visit.id)).payload).toMatchObject({ mechanicId: body.staffId, despite: reason });
  });

  test("is not for mechanics, not for what is another centre's, and not while its clock runs", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre, 1);
    const jobId = jobIds[0] ?? "";
    const other = await aColleague(centre, ["mechanic"]);
    const wish = {
      visitId: visit.id,
      jobId,
      mechanicId: other.staffId,
      seenMechanic: mechanic.staffId,
      seenQueue: "",
    };
    expect(await move(mechanic, wish)).toMatchObject({ status: 403 });
    expect(await move((await aCentre()).team.manager, wish)).toMatchObject({ status: 404 });
    await visit.change(mechanic, (v, now) => startWork(v, { jobId, mechanicId: mechanic.staffId }, now));
    expect(await move(centre.team.advisor, wish)).toMatchObject({
      status: 409,
      data: { code: "clock-already-running" },
    });
    const { jobs, mechanics } = await workshopJobs(centre.team.advisor, Date.now());
    const column = columnsOf(mechanics, jobs, Date.now()).find(({ id }) => id === mechanic.staffId);
    expect(column).toMatchObject({ running: { id: jobId }, queue: [] });
    expect(column?.workLeft).toBeGreaterThan(59 * 60);
  });
});

describe("what is worked of a job", () => {
  test("stands beside it without the clock that runs, also where it was counted before rows kept it", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre, 2);
    const [paused = "", running = ""] = jobIds;
    const { staffId: mechanicId } = mechanic;
    const now = instant(new Date());
    const clocks = [
      (v: Visit) => startWork(v, { jobId: paused, mechanicId }, plus(now, -90 * MINUTE)),
      (v: Visit) => stopWork(v, { jobId: paused, cause: "parts" }, plus(now, -80 * MINUTE)),
      (v: Visit) => resumeWork(v, { jobId: paused, mechanicId }, plus(now, -70 * MINUTE)),
      (v: Visit) => stopWork(v, { jobId: paused, cause: "technician" }, plus(now, -65.5 * MINUTE)),
      (v: Visit) => startWork(v, { jobId: running, mechanicId }, plus(now, -60 * MINUTE)),
      (v: Visit) => stopWork(v, { jobId: running, cause: "technician" }, plus(now, -50 * MINUTE)),
      (v: Visit) => resumeWork(v, { jobId: running, mechanicId }, plus(now, -5 * MINUTE)),
    ];
    for (const clock of clocks) expect(await visit.change(mechanic, clock)).toMatchObject({ kind: "done" });
    const worked = async () => {
      const { jobs } = await workshopJobs(centre.team.advisor, now);
      return jobIds.map((id) => jobs.find((job) => job.id === id)?.workedSeconds);
    };
    expect(await worked()).toEqual([14.5 * 60, 10 * 60]);
    await db().job.updateMany({ where: { id: { in: [...jobIds] } }, data: { clockedSeconds: 0 } });
    const backfill = (await readMigrations()).find(({ name }) => name.endsWith("clocked_backfill"));
    await db().$executeRawUnsafe(backfill?.sql ?? "");
    expect(await worked()).toEqual([14.5 * 60, 10 * 60]);
  });
});

function visitJob(visitId: string) {
  return db().event.findFirstOrThrow({
    where: { visitId, type: "job.assigned" },
    orderBy: { seq: "desc" },
  });
}
