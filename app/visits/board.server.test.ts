// What stands on the board, on the list of open visits, and in "my work".
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { HOUR, instant, plus } from "~/journey/instant";
import { STAGES, type Stage } from "~/journey/stages";
import { waitingFor } from "~/journey/standing";
import { db } from "~/platform/db/db.server";
import { moveAppointment } from "~/stages/1-booking/booking";
import { assignJob, startWork, stopWork } from "~/stages/4-repairs/clock";
import { aCentre, aColleague, aLine, aRequest, visitIn, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { readBoardFilter, type BoardFilter } from "./board-filter";
import { COLUMN_LIMIT, board, type BoardColumn } from "./board.server";
import { jobsWithTaps } from "./my-jobs";
import { myWork } from "./my-work.server";
import { LIST_PAGE, openVisits } from "./open-visits.server";

useDatabase();

const now = () => new Date();

async function boardOf(centre: TestCentre, filter: BoardFilter = {}, at = now()) {
  const columns = await board(centre.team.manager, centre.timeZone, filter, at);
  const column = (stage: Stage): BoardColumn => {
    const found = columns.find((each) => each.stage === stage);
    if (!found) throw new Error(`no column ${stage}`);
    return found;
  };
  const ids = (stage: Stage) => column(stage).cards.map(({ id }) => id);
  return { columns, column, ids };
}

describe("the board", () => {
  test("has seven columns in the order of the journey, each car in its stage, and no ended visit", async () => {
    const centre = await aCentre();
    expect((await boardOf(centre)).columns.map(({ cards }) => cards.length)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const open = new Map<Stage, string>();
    for (const stage of STAGES.filter((each) => each !== "follow-up")) {
      open.set(stage, (await visitIn(stage, { centre })).id);
    }
    await visitIn("closed", { centre });
    const { columns, ids } = await boardOf(centre);
    expect(columns.map(({ stage }) => stage)).toEqual([...STAGES]);
    for (const [stage, id] of open) expect(ids(stage)).toEqual([id]);
  });

  test("says of a car everything that its card shows", async () => {
    const centre = await aCentre();
    const visit = await visitIn("repairs", { centre });
    const { mechanic } = centre.team;
    const jobId = (await visit.load()).jobs[0]?.id ?? "";
    await visit.change(mechanic, (present, at) =>
      startWork(present, { jobId, mechanicId: mechanic.staffId }, at),
    );
    await visit.change(mechanic, (present, at) => stopWork(present, { jobId, cause: "parts" }, at));
    const [card] = (await boardOf(centre)).column("repairs").cards;
    const facts = await visit.load();
    expect(card).toMatchObject({
      make: "Toyota",
      model: "Corolla",
      bay: "Bay 1",
      loop: 0,
      waitCause: "parts",
      nextAction: "get-parts",
      nextOwnerRole: "parts",
      owner: null,
      version: facts.version,
    });
    expect(card?.plate).toMatch(/^191-D-/);
    expect(card?.customer).toMatch(/^Customer/);
    expect(card?.promisedAt?.getTime()).toBe(facts.promise?.current);
  });

  test("shows who comes until the end of tomorrow in the centre's zone, and counts who comes later", async () => {
    const centre = await aCentre({ timeZone: "Pacific/Auckland" });
    const at = now();
    const endOfTomorrow = DateTime.fromJSDate(at, { zone: centre.timeZone }).plus({ days: 1 }).endOf("day");
    const inPreparation = (appointment: number) =>
      visitIn("preparation", { centre, appointmentAt: instant(appointment) });
    const soon = await inPreparation(endOfTomorrow.toMillis() - 60_000);
    const overdue = await inPreparation(at.getTime() - HOUR);
    await inPreparation(endOfTomorrow.toMillis() + 60_000);
    const { column } = await boardOf(centre, {}, at);
    expect(new Set(column("preparation").cards.map(({ id }) => id))).toEqual(new Set([soon.id, overdue.id]));
    expect(column("preparation")).toMatchObject({ total: 2, later: 1 });
  });

  test("shows follow-ups on the day on which they are due", async () => {
    const centre = await aCentre();
    const visit = await visitIn("follow-up", { centre });
    const due = (await db().visit.findUniqueOrThrow({ where: { id: visit.id } })).nextDueAt ?? now();
    expect((await boardOf(centre, {}, due)).ids("follow-up")).toEqual([visit.id]);
    const dayBefore = new Date(due.getTime() - 25 * HOUR);
    expect((await boardOf(centre, {}, dayBefore)).column("follow-up")).toMatchObject({ total: 0, later: 1 });
  });

  test("puts what has no next action first, then what is due first", async () => {
    const centre = await aCentre();
    const late = await aRequest({ centre, requestedAt: plus(instant(now()), -3 * HOUR) });
    const later = await aRequest({ centre, requestedAt: plus(instant(now()), -HOUR) });
    const orphan = await aRequest({ centre });
    await db().visit.update({ where: { id: orphan.id }, data: { nextAction: null, nextDueAt: null } });
    expect((await boardOf(centre)).ids("booking")).toEqual([orphan.id, late.id, later.id]);
  });

  test("is narrowed to a person, a bay or a cause", async () => {
    const centre = await aCentre();
    const other = await aColleague(centre, ["mechanic"]);
    const mine = await visitIn("repairs", { centre });
    const theirs = await visitIn("repairs", { centre, mechanic: other });
    const seen = async (filter: BoardFilter) => new Set((await boardOf(centre, filter)).ids("repairs"));
    expect(await seen({ person: other.staffId })).toEqual(new Set([theirs.id]));
    expect(await seen({ person: centre.team.advisor.staffId })).toEqual(new Set([mine.id, theirs.id]));
    expect(await seen({ bay: centre.bays[0] })).toEqual(new Set([mine.id, theirs.id]));
    expect(await seen({ bay: centre.bays[1] })).toEqual(new Set());
    expect(await seen({ cause: "technician" })).toEqual(new Set([mine.id, theirs.id]));
    expect(await seen({ cause: "parts", person: other.staffId })).toEqual(new Set());
  });

  test("has a customer who is late for the appointment, though nobody wrote anything since", async () => {
    const centre = await aCentre();
    const appointmentAt = plus(instant(now()), HOUR);
    const visit = await visitIn("preparation", { centre, appointmentAt });
    const at = (milliseconds: number) => new Date(plus(appointmentAt, milliseconds));
    const late = async (moment: Date) =>
      (await boardOf(centre, { cause: "customer" }, moment)).ids("preparation");
    expect(await late(at(-1))).toEqual([]);
    expect(await late(at(0))).toEqual([visit.id]);
    const [card] = (await boardOf(centre)).column("preparation").cards;
    expect(card).toMatchObject({ waitCause: "customer", waitSince: at(0) });
    expect(waitingFor(await visit.load(), instant(at(0)))).toEqual({
      cause: "customer",
      since: appointmentAt,
    });
    const moved = plus(appointmentAt, 2 * HOUR);
    await visit.change(centre.team.advisor, (present, moment) =>
      moveAppointment(present, { to: moved, minutes: 60 }, moment),
    );
    expect(await late(at(HOUR))).toEqual([]);
  });

  test("is the actor's centre's alone", async () => {
    const centre = await aCentre();
    await aRequest({ centre });
    const neighbour = await aCentre({ organisationId: centre.organisationId });
    expect((await boardOf(neighbour)).column("booking").total).toBe(0);
  });

  test("keeps long columns short and says how many more there are", async () => {
    const centre = await aCentre();
    for (let each = 0; each < COLUMN_LIMIT + 3; each += 1) await aRequest({ centre });
    const { column } = await boardOf(centre);
    expect(column("booking").cards).toHaveLength(COLUMN_LIMIT);
    expect(column("booking").total).toBe(COLUMN_LIMIT + 3);
    const second = await openVisits(centre.team.manager, "booking", 2);
    expect([second.visits.length, second.pages, second.total]).toEqual([3, 2, COLUMN_LIMIT + 3]);
    expect((await openVisits(centre.team.manager, undefined, 99)).page).toBe(2);
    expect((await openVisits(centre.team.manager, "booking", 1)).visits).toHaveLength(LIST_PAGE);
  });

  test("reads a filter from the address and ignores what is none", () => {
    const id = "0199a000-0000-7000-8000-000000000001";
    const read = (query: string) => readBoardFilter(new URLSearchParams(query));
    expect(read(`person=${id}&bay=${id}&cause=parts`)).toEqual({ person: id, bay: id, cause: "parts" });
    expect(read("person=me&bay=&cause=laziness")).toEqual({});
  });
});

describe("my work", () => {
  test("has the running job on top, then the next ones by promise, then those of nobody", async () => {
    const centre = await aCentre();
    const { mechanic, advisor } = centre.team;
    const stranger = await aColleague(centre, ["mechanic"]);
    const at = instant(now());
    const later = await visitIn("repairs", { centre, promisedAt: plus(at, 5 * HOUR) });
    const sooner = await visitIn("repairs", { centre, promisedAt: plus(at, 2 * HOUR) });
    const running = await visitIn("repairs", { centre, promisedAt: plus(at, 9 * HOUR) });
    const theirs = await visitIn("repairs", { centre });
    const [jobId, other] = [(await running.load()).jobs[0]?.id, (await theirs.load()).jobs[0]?.id];
    await theirs.change(advisor, (visit, moment) =>
      assignJob(visit, { jobId: other ?? "", mechanicId: stranger.staffId }, moment),
    );
    await running.change(mechanic, (visit, moment) =>
      startWork(visit, { jobId: jobId ?? "", mechanicId: mechanic.staffId }, moment),
    );
    const nobodys = await visitIn("repairs", { centre, lines: [aLine({ title: "Wipers" })] });
    await db().job.updateMany({ where: { visitId: nobodys.id }, data: { mechanicId: null } });
    const work = jobsWithTaps((await myWork(mechanic)).jobs, [], Date.now());
    expect(work.running).toMatchObject({ id: jobId, visitId: running.id });
    expect(work.next.map(({ visitId }) => visitId)).toEqual([sooner.id, later.id]);
    expect(work.free.map(({ title }) => title)).toEqual(["Wipers"]);
    expect((await myWork(stranger)).jobs.filter(({ unassigned }) => !unassigned)).toMatchObject([
      { visitId: theirs.id },
    ]);
  });

  test("shows each role the visits whose turn it is, what is due first on top", async () => {
    const centre = await aCentre();
    const { advisor, inspector, parts, manager, mechanic } = centre.team;
    const older = await aRequest({ centre, requestedAt: plus(instant(now()), -2 * HOUR) });
    const newer = await aRequest({ centre, requestedAt: plus(instant(now()), -HOUR) });
    const inspected = await visitIn("quality", { centre });
    const waiting = await visitIn("repairs", { centre });
    const jobId = (await waiting.load()).jobs[0]?.id ?? "";
    await waiting.change(mechanic, (visit, at) =>
      startWork(visit, { jobId, mechanicId: mechanic.staffId }, at),
    );
    await waiting.change(mechanic, (visit, at) => stopWork(visit, { jobId, cause: "parts" }, at));
    const turns = async (actor: typeof advisor) => (await myWork(actor)).turns.map(({ id }) => id);
    expect(await turns(advisor)).toEqual([older.id, newer.id]);
    expect(await turns(inspector)).toEqual([inspected.id]);
    expect(await turns(parts)).toEqual([waiting.id]);
    expect((await myWork(parts)).parts).toEqual([]);
    expect(await turns(mechanic)).toEqual([]);
    expect(await turns(manager)).toEqual([]);
  });

  test("shows a manager the visits that have no next action", async () => {
    const centre = await aCentre();
    const visit = await aRequest({ centre });
    await db().visit.update({ where: { id: visit.id }, data: { nextAction: null } });
    expect((await myWork(centre.team.manager)).orphans.map(({ id }) => id)).toEqual([visit.id]);
    expect((await myWork(centre.team.advisor)).orphans).toEqual([]);
  });
});
