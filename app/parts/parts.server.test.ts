// Parts of visits on a real database: the shelf, the clocks that wait, late deliveries, and fifty at once.
import { describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { cancel } from "~/journey/course";
import { DAY, HOUR, instant, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { assignLoaner } from "~/stages/2-preparation/preparation";
import { moveAppointment } from "~/stages/1-booking/booking";
import { startWork, stopWork } from "~/stages/4-repairs/clock";
import { tasksFor } from "~/teamwork/tasks.server";
import { aCentre, visitIn, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { refusedFor } from "test/posts";
import { levelsOf, postPart, stockOf } from "test/stocked";
import { partsDesk } from "./clerk.server";
import { visitParts } from "./visit-parts.server";
import { countStock, receiveStock, saveStockPart, stockList } from "./stock.server";

useDatabase();

const now = (): Instant => instant(new Date());
const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const only = async (visit: TestVisit) => {
  const [part] = (await visit.load()).parts;
  if (!part) throw new Error("no part");
  return part;
};
const types = async (visit: TestVisit) =>
  (await db().event.findMany({ where: { visitId: visit.id }, orderBy: { seq: "asc" } })).map(
    ({ type }) => type,
  );

describe("parts of a preparation", () => {
  test("what lies free is kept at once, the rest waits to be ordered; picking all makes the parts ready", async () => {
    const visit = await visitIn("preparation");
    const filter = await stockOf(visit.centre, { pieces: 1 });
    const form = { "chosen[0]": `stock:${filter}`, "chosen[1]": "words:Drain plug seal" };
    expect((await postPart(visit, "needParts", form)).status).toBe(302);
    const { parts, preparation } = await visit.load();
    expect(preparation.partsChecked?.needed).toBe(true);
    expect(parts.map(({ name, state }) => [name, state])).toEqual([
      ["Oil filter", "reserved"],
      ["Drain plug seal", "needed"],
    ]);
    expect(await levelsOf(filter)).toEqual({ onHand: 1, reserved: 1 });
    const [kept, seal] = parts;
    await postPart(visit, "orderPart", { partId: seal?.id ?? "", expectedOn: dateIn(0), supplier: "Hanley" });
    await postPart(visit, "partArrived", { partId: seal?.id ?? "" });
    await postPart(visit, "pickPart", { partId: seal?.id ?? "" });
    expect((await visit.load()).preparation.partsPicked).toBeUndefined();
    await postPart(visit, "pickPart", { partId: kept?.id ?? "" });
    expect((await visit.load()).preparation.partsPicked).toBeDefined();
    expect((await types(visit)).slice(-2)).toEqual(["part.picked", "parts.picked"]);
    expect(await levelsOf(filter)).toEqual({ onHand: 0, reserved: 0 });
    const rows = await db().visitPart.findMany({ where: { visitId: visit.id } });
    expect(rows.map(({ state }) => state)).toEqual(["picked", "picked"]);
  });

  test("one more part afterwards takes the readiness back", async () => {
    const visit = await visitIn("preparation");
    const filter = await stockOf(visit.centre, { pieces: 2 });
    await postPart(visit, "needParts", { "chosen[0]": `stock:${filter}` });
    await postPart(visit, "pickPart", { partId: (await only(visit)).id });
    await postPart(visit, "addPart", { name: "Air filter", quantity: "1" });
    expect((await visit.load()).preparation.partsPicked).toBeUndefined();
  });

  test("a visit that is called off gives back what was kept; what was picked waits to be put back", async () => {
    const visit = await visitIn("preparation");
    const filter = await stockOf(visit.centre, { pieces: 5 });
    const form = { "chosen[0]": `stock:${filter}` };
    await postPart(visit, "needParts", form);
    await postPart(visit, "pickPart", { partId: (await only(visit)).id });
    await postPart(visit, "needParts", form);
    await visit.change(visit.centre.team.advisor, (each, at) => cancel(each, "sold the car", at));
    expect(await levelsOf(filter)).toEqual({ onHand: 4, reserved: 0 });
    const { lists } = await partsDesk(visit.centre.team.parts, "", now());
    expect(lists.putBack).toHaveLength(1);
    expect((await postPart(visit, "returnPart", { partId: lists.putBack[0]?.id ?? "" })).status).toBe(302);
    expect(await levelsOf(filter)).toEqual({ onHand: 5, reserved: 0 });
  });

  test("a part or a shelf of another centre cannot be touched", async () => {
    const visit = await visitIn("preparation");
    const foreign = await stockOf(await aCentre(), { pieces: 3 });
    const named = await postPart(visit, "needParts", { "chosen[0]": `stock:${foreign}` });
    expect(refusedFor(named, "")).toEqual(["denials:not-in-list"]);
    const stranger = (await aCentre()).team.parts;
    await expect(postPart(visit, "addPart", { name: "x", quantity: "1" }, stranger)).rejects.toMatchObject({
      status: 404,
    });
    expect(await levelsOf(foreign)).toEqual({ onHand: 3, reserved: 0 });
  });

  test("stand on the pages of the visit: written by the desk until the repairs are over, read by everybody", async () => {
    const visit = await visitIn("repairs");
    const { advisor, mechanic } = visit.centre.team;
    await postPart(visit, "addPart", { name: "Fuse", quantity: "2" });
    const seenBy = async (reader: typeof advisor) => {
      const { parts, mayWrite } = await visitParts(reader, await visit.load());
      return { parts: parts.map(({ name }) => name), mayWrite };
    };
    expect(await seenBy(advisor)).toEqual({ parts: ["Fuse"], mayWrite: true });
    expect(await seenBy(mechanic)).toEqual({ parts: ["Fuse"], mayWrite: false });
    const repaired = await visitIn("quality", { centre: visit.centre });
    expect((await visitParts(advisor, await repaired.load())).mayWrite).toBe(false);
  });

  test("a mechanic does not write at the parts desk", async () => {
    const visit = await visitIn("preparation");
    const { mechanic } = visit.centre.team;
    expect((await postPart(visit, "addPart", { name: "x", quantity: "1" }, mechanic)).status).toBe(403);
  });
});

describe("a part that comes after the car", () => {
  const ordered = async (visit: TestVisit, days: number) => {
    const { id } = await only(visit);
    return postPart(visit, "orderPart", { partId: id, expectedOn: dateIn(days) });
  };
  const lateTasks = async (visit: TestVisit) =>
    (await tasksFor(visit.centre.team.advisor)).filter(({ kind }) => kind === "parts-late");

  test("is the advisor's to arrange until the part or the appointment moves", async () => {
    const visit = await visitIn("preparation", { appointmentAt: plus(now(), 2 * DAY) });
    await postPart(visit, "addPart", { name: "Clutch kit", quantity: "1" });
    await ordered(visit, 1);
    expect(await lateTasks(visit)).toEqual([]);
    await ordered(visit, 5);
    expect(await lateTasks(visit)).toHaveLength(1);
    await ordered(visit, 6);
    expect(await lateTasks(visit)).toHaveLength(1);
    const { advisor } = visit.centre.team;
    await visit.change(advisor, (each, at) =>
      moveAppointment(each, { to: plus(now(), 9 * DAY), minutes: 60 }, at),
    );
    expect(await lateTasks(visit)).toEqual([]);
  });
});

describe("parts that a mechanic asks for", () => {
  test("become parts of the job, first on the desk; the last one that comes lets the clock go on", async () => {
    const visit = await visitIn("repairs");
    const { mechanic, parts } = visit.centre.team;
    const jobId = (await visit.load()).jobs[0]?.id ?? "";
    const mechanicId = mechanic.staffId;
    await visit.change(mechanic, (each, at) => startWork(each, { jobId, mechanicId }, at));
    await visit.change(mechanic, (each, at) =>
      stopWork(each, { jobId, cause: "parts", note: "a gasket" }, at),
    );
    expect(await only(visit)).toMatchObject({ name: "a gasket", jobId, state: "needed" });
    const { lists } = await partsDesk(parts, "", now());
    expect(lists.requests).toMatchObject([{ name: "a gasket", mechanic: mechanic.name }]);
    const partId = lists.requests[0]?.id ?? "";
    await postPart(visit, "orderPart", { partId, expectedOn: dateIn(0) });
    expect((await visit.load()).partsAwaited).toHaveLength(1);
    await postPart(visit, "partArrived", { partId });
    const after = await visit.load();
    expect(after.partsAwaited).toEqual([]);
    expect(after.jobs[0]?.state).toMatchObject({
      kind: "stopped",
      cause: "parts",
      resolvedAt: expect.any(Number) as number,
    });
    expect((await types(visit)).slice(-2)).toEqual(["part.arrived", "parts.arrived"]);
  });

  test("two parts of a job are awaited until both are there", async () => {
    const visit = await visitIn("repairs");
    const { mechanic } = visit.centre.team;
    const jobId = (await visit.load()).jobs[0]?.id ?? "";
    const ask = (what: string) =>
      import("~/stages/4-repairs/extra-work").then(({ requestParts }) =>
        visit.change(mechanic, (each, at) => requestParts(each, { jobId, what }, at)),
      );
    await ask("a gasket");
    await ask("two bolts");
    const [first, second] = (await visit.load()).parts;
    await postPart(visit, "partArrived", { partId: first?.id ?? "" });
    expect((await visit.load()).partsAwaited).toHaveLength(2);
    await postPart(visit, "dropPart", { partId: second?.id ?? "" });
    await postPart(visit, "pickPart", { partId: first?.id ?? "" });
    expect((await visit.load()).partsAwaited).toEqual([]);
  });
});

describe("the shelf", () => {
  test("fifty who want the last five pieces at once: five get one, nothing is promised twice", async () => {
    const centre = await aCentre();
    const filter = await stockOf(centre, { pieces: 5 });
    const visits: TestVisit[] = [];
    for (let from = 0; from < 50; from += 10) {
      const some = Array.from({ length: 10 }, (_, at) => at);
      const requestedAt = plus(now(), -5 * HOUR - from * 60_000);
      visits.push(...(await Promise.all(some.map(() => visitIn("preparation", { centre, requestedAt })))));
    }
    for (const visit of visits) await postPart(visit, "addPart", { name: "Oil filter", quantity: "1" });
    const ids = await Promise.all(visits.map(async (visit) => (await only(visit)).id));
    const sent = await Promise.all(
      visits.map((visit, at) =>
        postPart(visit, "reservePart", { partId: ids[at] ?? "", stockPartId: filter }),
      ),
    );
    expect(sent.filter(({ status }) => status === 302)).toHaveLength(5);
    const refused = sent.filter(({ status }) => status !== 302);
    expect(new Set(refused.flatMap((each) => refusedFor(each, "")))).toEqual(
      new Set(["denials:not-enough-stock"]),
    );
    expect(await levelsOf(filter)).toEqual({ onHand: 5, reserved: 5 });
  }, 120_000);

  test("the database itself refuses to promise more than lies there", async () => {
    const centre = await aCentre();
    const filter = await stockOf(centre, { pieces: 1 });
    const update = db().stockPart.update({ where: { id: filter }, data: { reserved: 2 } });
    await expect(update).rejects.toThrow(/stock_part_counts/);
  });

  test("receives once however often the form is sent, and counts with a reason", async () => {
    const centre = await aCentre();
    const actor = centre.team.parts;
    const stockPartId = await stockOf(centre, { pieces: 4 });
    const receipt = { stockPartId, quantity: 3, submissionId: uuid() };
    await receiveStock(actor, receipt);
    await receiveStock(actor, receipt);
    expect((await levelsOf(stockPartId)).onHand).toBe(7);
    const count = (counted: number, reason?: string) =>
      countStock(actor, { stockPartId, counted, reason, submissionId: uuid() });
    expect(await count(7)).toBe("done");
    expect(await count(6)).toBe("reason-missing");
    expect(await count(6, "one was broken")).toBe("done");
    expect((await levelsOf(stockPartId)).onHand).toBe(6);
    const log = await db().stockMovement.findMany({ where: { stockPartId }, orderBy: { createdAt: "asc" } });
    expect(log.map(({ change }) => change)).toEqual([4, 3, 0, -1]);
    await expect(db().stockMovement.deleteMany({ where: { stockPartId } })).rejects.toThrow();
  });

  test("cannot be counted below what is promised to visits", async () => {
    const visit = await visitIn("preparation");
    const stockPartId = await stockOf(visit.centre, { pieces: 2 });
    await postPart(visit, "needParts", { "chosen[0]": `stock:${stockPartId}` });
    const counted = { stockPartId, counted: 0, reason: "empty box", submissionId: uuid() };
    expect(await countStock(visit.centre.team.parts, counted)).toBe("promised");
  });

  test("lists what is below its minimum, and knows each number once", async () => {
    const { team } = await aCentre();
    const form = { number: "OF-1", name: "Oil filter", minimum: 2 };
    expect(await saveStockPart(team.parts, form)).toBe("done");
    expect(await saveStockPart(team.parts, form)).toBe("number-taken");
    const low = await stockList(team.parts, { query: "", low: true, page: 1 });
    expect(low).toMatchObject({ found: 1, below: 1, rows: [{ number: "OF-1", onHand: 0 }] });
    expect((await stockList(team.parts, { query: "of-1", low: false, page: 1 })).found).toBe(1);
    expect((await stockList(team.parts, { query: "100%", low: false, page: 1 })).found).toBe(0);
  });
});

describe("a loaner", () => {
  test("is never lent twice at a time, however many ask at once; a move gives it back", async () => {
    const centre = await aCentre();
    const at = plus(now(), 2 * DAY);
    const visits = await Promise.all(
      [0, 1, 2, 3].map((each) =>
        visitIn("preparation", { centre, transport: "loaner", appointmentAt: plus(at, each * 60_000) }),
      ),
    );
    const lend = (visit: TestVisit) =>
      visit.change(centre.team.advisor, (each, when) =>
        assignLoaner(each, { loaner: 1, loaners: 2, to: plus(at, DAY) }, when),
      );
    const outcomes = await Promise.all(visits.map(lend));
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    const denied = outcomes.flatMap((each) => (each.kind === "denied" ? [each.denial.code] : []));
    expect(denied).toEqual(["no-loaner-free", "no-loaner-free", "no-loaner-free"]);
    const winner = visits[outcomes.findIndex(({ kind }) => kind === "done")];
    await winner?.change(centre.team.advisor, (each, when) =>
      moveAppointment(each, { to: plus(at, 3 * DAY), minutes: 60 }, when),
    );
    const other = visits.find((visit) => visit !== winner);
    expect((other && (await lend(other)))?.kind).toBe("done");
    expect(await db().loan.count({ where: { centreId: centre.id } })).toBe(1);
  });
});
