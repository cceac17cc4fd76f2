// Numbers of invoices: consecutive, without a gap and without a double, whoever draws at the same time.
import { beforeAll, describe, expect, test } from "vitest";
import { crossing, happened } from "~/journey/course";
import { instant } from "~/journey/instant";
import { NEXT, STAGES } from "~/journey/stages";
import { db } from "~/platform/db/db.server";
import { authorOf, changeVisit } from "~/visits/store.server";
import { useDatabase } from "test/database";
import { totalShown } from "test/drafted";
import { aCentre, aCustomer, aRequest, aVehicle, type TestCentre, type TestVisit } from "test/factories";
import { post } from "test/posts";
import { issueInvoice } from "./invoice";
import { moneyCommands } from "./money.commands.server";
import { drawNumber } from "./series.server";

useDatabase();

let dublin: TestCentre;
let moscow: TestCentre;
beforeAll(async () => {
  dublin = await aCentre({ timeZone: "Europe/Dublin" });
  moscow = await aCentre({ timeZone: "Europe/Moscow" });
});

/** So many visits of one customer, carried to the handover past all gates. */
async function atTheDesk(centre: TestCentre, count: number): Promise<readonly TestVisit[]> {
  const customerId = await aCustomer(centre);
  const vehicleId = await aVehicle(centre, customerId);
  return Promise.all(
    Array.from({ length: count }, async () => {
      const visit = await aRequest({ centre, customerId, vehicleId });
      await visit.change(centre.team.advisor, (_, now) =>
        happened(
          ...STAGES.slice(0, STAGES.indexOf("handover")).flatMap((from) =>
            crossing(from, NEXT[from][0], now),
          ),
        ),
      );
      return visit;
    }),
  );
}

function consecutive(year: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${String(year)}-${String(at + 1).padStart(6, "0")}`);
}

async function numbersOf({ id: centreId }: TestCentre): Promise<readonly string[]> {
  const rows = await db().invoice.findMany({ where: { centreId }, orderBy: { counter: "asc" } });
  return rows.map(({ number }) => number);
}

/** Issues it and fails before the transaction ends. */
function takenBack(visit: TestVisit): Promise<unknown> {
  const { centre } = visit;
  return changeVisit(
    authorOf(centre.team.advisor),
    visit.id,
    crypto.randomUUID(),
    async (present, { tx, now }) =>
      issueInvoice(
        present,
        { invoiceId: crypto.randomUUID(), number: await drawNumber(tx, centre, "invoice", now) },
        now,
      ),
    () => Promise.reject(new Error("taken back")),
  );
}

describe("numbers of invoices", () => {
  test("are consecutive under 50 invoices at once in two centres, while others are taken back", async () => {
    const visits = (await Promise.all([atTheDesk(dublin, 30), atTheDesk(moscow, 30)])).flat();
    const issued = visits.filter((_, at) => at % 6 !== 5);
    const failed = visits.filter((_, at) => at % 6 === 5);
    const answers = await Promise.allSettled([
      ...issued.map(async (visit) =>
        post(moneyCommands, visit, visit.centre.team.advisor, "issueInvoice", await totalShown(visit)),
      ),
      ...failed.map(takenBack),
    ]);
    expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(10);
    const year = new Date().getUTCFullYear();
    expect(await numbersOf(dublin)).toEqual(consecutive(year, 25));
    expect(await numbersOf(moscow)).toEqual(consecutive(year, 25));
  });

  test("carry the year of the centre's own clock, also when everybody draws across New Year", async () => {
    const [north, east] = [
      await aCentre({ timeZone: "Europe/Dublin" }),
      await aCentre({ timeZone: "Europe/Moscow" }),
    ];
    const evening = instant("2026-12-31T22:30:00.000Z");
    const morning = instant("2027-01-01T00:30:00.000Z");
    const drawn = await Promise.allSettled(
      Array.from({ length: 48 }, (_, at) =>
        db().$transaction(async (tx) => {
          const number = await drawNumber(
            tx,
            at % 2 ? north : east,
            "invoice",
            at % 4 < 2 ? evening : morning,
          );
          if (at % 12 > 9) throw new Error("taken back");
          return [at % 2 ? "north" : "east", number] as const;
        }),
      ),
    );
    const kept = drawn.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    const of = (place: string) => kept.flatMap(([where, number]) => (where === place ? [number] : [])).sort();
    expect(of("north")).toEqual([...consecutive(2026, 12), ...consecutive(2027, 8)]);
    // In Moscow it is the new year already.
    expect(of("east")).toEqual(consecutive(2027, 20));
  });

  test("of credit notes have a series of their own, and count from one in each year", async () => {
    const { id, timeZone } = await aCentre();
    const at = (text: string) => instant(`${text}T12:00:00.000Z`);
    const draw = (kind: "invoice" | "credit-note", day: string) =>
      db().$transaction((tx) => drawNumber(tx, { id, timeZone }, kind, at(day)));
    expect([
      await draw("invoice", "2026-05-01"),
      await draw("credit-note", "2026-05-01"),
      await draw("invoice", "2026-12-01"),
      await draw("invoice", "2027-01-02"),
    ]).toEqual(["2026-000001", "C-2026-000001", "2026-000002", "2027-000001"]);
    await expect(
      db().$executeRaw`update paper_series set next = 1 where centre_id = ${id}::uuid`,
    ).rejects.toThrow(/only count up/);
  });
});
