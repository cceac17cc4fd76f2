// The figures of all criteria timed in a process of their own: its memory is theirs, and its first time is that of a program just started.
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { driversOf } from "~/insight/criteria-pages/drivers-of-page.server";
import { keptFigures } from "~/insight/criteria/kept-figures.server";
import { DAY, instant, plus } from "~/journey/instant";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { runApart, whenApart } from "./apart";

export interface Measured {
  readonly visits: number;
  /** Milliseconds: of a process that has just started; when it knows the months; after a fact on one visit more. */
  readonly first: number;
  readonly again: readonly number[];
  readonly afterEvent: readonly number[];
  readonly morning: readonly number[];
  /** What goes with satisfaction, of the same figures. */
  readonly drivers: number;
  readonly megabytes: number;
}

const Order = z.object({ url: z.string(), centreId: z.string(), runs: z.number() });
export type Order = z.infer<typeof Order>;

/** Runs it all in a new process. */
export function measuredApart(order: Order): Promise<Measured> {
  return runApart(import.meta.url, order);
}

/** One more fact, as it is recorded: somebody has called the customer of some visit. */
async function somebodyCalls(centreId: string, skip: number): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id } = await tx.visit.findFirstOrThrow({ where: { centreId }, skip, orderBy: { id: "asc" } });
    const { version } = await tx.visit.update({ where: { id }, data: { version: { increment: 1 } } });
    const about = { id: uuid(), centreId, visitId: id, seq: version, stage: "follow-up", loop: 0 };
    const payload = { outcome: "reached" };
    await tx.event.create({
      data: { ...about, type: "customer.called", actorKind: "job", occurredAt: new Date(), payload },
    });
  });
}

async function measure({ url, centreId, runs }: Order): Promise<Measured> {
  useSettings(readSettings({ DATABASE_URL: url, SESSION_SECRET: "only for measuring".repeat(3) }));
  await connectDatabase(url);
  const calendar = await workingCalendarOf(db(), { centreId });
  const before = process.memoryUsage().rss;
  // Nothing is taken from figures that are kept for a minute: each time is another minute.
  let minute = 0;
  const asked = async (days: number, countedBy: "completion" | "moment") => {
    minute += 1;
    const now = new Date(Date.now() + minute);
    const window = { start: plus(instant(now), -days * DAY), end: plus(instant(now), -minute) };
    const begun = performance.now();
    const step = days > 140 ? ("month" as const) : ("week" as const);
    const figures = await keptFigures(
      db(),
      { centreId },
      { window, calendar, filters: {}, countedBy, step },
      now,
    );
    return { figures, milliseconds: performance.now() - begun };
  };
  const { milliseconds: first, figures } = await asked(365, "completion");
  const [again, afterEvent, morning]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < runs; run += 1) again.push((await asked(365, "completion")).milliseconds);
  for (let run = 0; run < runs; run += 1) morning.push((await asked(1, "moment")).milliseconds);
  for (let run = 0; run < runs; run += 1) {
    await somebodyCalls(centreId, 50 * run);
    afterEvent.push((await asked(365, "completion")).milliseconds);
  }
  const begun = performance.now();
  driversOf({ centreId }, figures);
  const drivers = performance.now() - begun;
  global.gc?.();
  const megabytes = (process.memoryUsage().rss - before) / 1e6;
  const visits = await db().visit.count({ where: { centreId } });
  await disconnectDatabase();
  return { visits, first, again, afterEvent, morning, drivers, megabytes };
}

await whenApart(import.meta.url, (order) => measure(Order.parse(order)));
