// The desk of the coming days on a real database: what is counted as ready, and what as blocked.
import { expect, test } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { visitIn } from "test/factories";
import { postPart } from "test/stocked";
import { preparationDesk } from "./desk.server";

useDatabase();

test("a car whose part comes after it is blocked, and not ready, whatever else is done", async () => {
  const visit = await visitIn("preparation");
  const { advisor } = visit.centre.team;
  const now = instant(new Date());
  await db().visit.update({
    where: { id: visit.id },
    data: { nextAction: "receive-vehicle", appointmentAt: new Date(plus(now, DAY)) },
  });
  const totals = async () => {
    const { days } = await preparationDesk(advisor, { day: undefined, show: "all", page: 1 }, now);
    return days.filter(({ visits }) => visits > 0).map(({ ready, blocked }) => ({ ready, blocked }));
  };
  expect(await totals()).toEqual([{ ready: 1, blocked: 0 }]);
  await postPart(visit, "addPart", { name: "Brake caliper", quantity: "1" });
  const [part] = (await visit.load()).parts;
  const late = new Date(plus(now, 9 * DAY)).toISOString().slice(0, 10);
  await postPart(visit, "orderPart", { partId: part?.id ?? "", expectedOn: late });
  await db().visit.update({
    where: { id: visit.id },
    data: { nextAction: "receive-vehicle", appointmentAt: new Date(plus(now, DAY)) },
  });
  expect(await totals()).toEqual([{ ready: 0, blocked: 1 }]);
});

test("a car whose customer was promised a loaner is blocked while none is free", async () => {
  const visit = await visitIn("preparation", { transport: "loaner" });
  const { advisor } = visit.centre.team;
  const now = instant(new Date());
  await db().visit.update({ where: { id: visit.id }, data: { appointmentAt: new Date(plus(now, DAY)) } });
  const wish = { day: undefined, show: "blocked", page: 1 } as const;
  const blocked = async () => {
    const { days, rows } = await preparationDesk(advisor, wish, now);
    return { counted: days.reduce((sum, day) => sum + day.blocked, 0), shown: rows.length };
  };
  expect(await blocked()).toEqual({ counted: 1, shown: 1 });
  await db().centre.update({ where: { id: visit.centre.id }, data: { loaners: 1 } });
  expect(await blocked()).toEqual({ counted: 0, shown: 0 });
});
