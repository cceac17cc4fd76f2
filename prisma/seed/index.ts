// The demo data: a simulated past of two centres that was lived through the application's own rules.
import { setImmediate } from "node:timers/promises";
import { workshopInChange } from "~/capacity/workshop.server";
import { DAY, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { countLateness } from "~/lateness/lateness.server";
import { hashPassword } from "~/people/staff/password.server";
import { Refusal } from "~/platform/refusal";
import { planMorningLists } from "~/reminders/daily/morning-list.server";
import { planServiceReminders } from "~/reminders/daily/service-due.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { pastCampaign } from "./campaign";
import { dublin } from "./centres/dublin";
import { moscow } from "./centres/moscow";
import { Chance } from "./chance";
import { ADMIN_EMAIL, buildHouse, enterHolidays, findHouse } from "./house";
import { bringCountersUpToDate, presentCircumstances, promised } from "./present/circumstances";
import { beginningOf, openShop, type ReadySite, type Site, type Stretch } from "./world";
import { countShelf, furnishShelf } from "./shelf";
import { Writer } from "./writer";

const PLANS = [dublin, moscow] as const;
export const DEFAULT_VISITS = 3200;
const DEFAULT_SEED = 1;
/** Two programs that load at once would both find the database empty. */
const LOCK = 7_368_578;
/** The whole past is one transaction: who is killed half-way leaves nothing behind. */
const PATIENCE = { maxWait: 60_000, timeout: 3_600_000 };

export interface SeedOptions {
  /** Requests over both centres. Left out: the half year of a first start, and only in an empty database. */
  readonly visits?: number | undefined;
  /** The same seed, number and moment give the same data. */
  readonly seed?: number | undefined;
  /** Of all demo accounts. */
  readonly password: string;
  /** The present moment, for tests. */
  readonly now?: Date | undefined;
  readonly log: (line: string) => void;
}

/** Whether demo data was loaded into this database. */
export async function hasDemoData(tx: Tx = db()): Promise<boolean> {
  return (await tx.staff.count({ where: { email: ADMIN_EMAIL } })) > 0;
}

/** Lives through a centre's stretch of time and writes what it leaves behind. */
async function live(
  tx: Tx,
  site: ReadySite,
  stretch: Stretch,
  until: Instant,
  chance: Chance,
): Promise<Writer> {
  const shop = openShop(site, stretch, chance);
  const { centreId, map, workshop, plan } = site;
  const calendar = await workingCalendarOf(tx, { centreId });
  const rows = chance.fork("rows");
  const writer = new Writer(tx, { id: centreId, plan, map, calendar, workshop, chance: rows, now: until });
  for (let day = stretch.from; day < until;) {
    day = instant(Math.min(day + DAY, until));
    shop.agenda.runUntil(day);
    shop.book.forgetBefore(plus(day, -7 * DAY));
    writer.addPeople(shop.guests.take());
    for (const file of shop.takeEnded()) writer.addVisit(file);
    if (writer.isFull) await writer.flush();
    // The database gets its turn.
    await setImmediate();
  }
  for (const file of shop.openFiles) writer.addVisit(file);
  await writer.finish();
  await writer.writeMileages(shop.guests.drivenCars);
  await writer.writeCounters(shop.nextVisit);
  return writer;
}

async function earliestRequest(tx: Tx, site: Site, now: Instant): Promise<Instant> {
  const { _min } = await tx.visit.aggregate({
    where: { centreId: site.centreId },
    _min: { requestedAt: true },
  });
  return _min.requestedAt ? instant(_min.requestedAt) : now;
}

interface Task {
  readonly visits: number;
  readonly chance: Chance;
  readonly now: Instant;
  readonly log: SeedOptions["log"];
}

async function loadCentre(tx: Tx, site: Site, to: Instant, endsNow: boolean, task: Task): Promise<void> {
  const { now, log } = task;
  const share = Math.round(task.visits * site.plan.share);
  const stretch = { from: beginningOf(task.visits, to), to, visits: share, endsNow };
  const chance = task.chance.fork(`${site.plan.key} from ${site.known.nextVisit}`);
  const workshop = await workshopInChange(tx, site);
  const shelf = endsNow ? await furnishShelf(tx, site, chance.fork("shelf"), now) : undefined;
  const ready = shelf
    ? { ...site, workshop, shelf }
    : { ...site, workshop, taken: await promised(tx, workshop, to) };
  const { written, claims } = await live(tx, ready, stretch, now, chance);
  const clerk = site.staff.find(({ role }) => role === "parts");
  if (shelf && clerk) {
    await countShelf(tx, { ...site, clerkId: clerk.id }, shelf, claims, chance.fork("count"));
  }
  if (endsNow) await presentCircumstances(tx, site, now, chance.fork("circumstances"));
  if (endsNow) await pastCampaign(tx, site, now, chance.fork("campaign"));
  await bringCountersUpToDate(tx, site);
  log(
    `${site.plan.name}: ${written.visits} visits, ${written.events} events, ${written.customers} customers, ` +
      `${written.reservations} places in the plan`,
  );
}

/** A first load: the house, and a past that leads up to the present moment. */
async function loadFirst(tx: Tx, passwordHash: string, task: Task): Promise<void> {
  const at = plus(beginningOf(task.visits, task.now), -30 * DAY);
  const building = { passwordHash, chance: task.chance.fork("house"), at, now: task.now };
  for (const site of await buildHouse(tx, PLANS, building)) await loadCentre(tx, site, task.now, true, task);
}

/** More of it: an older past, in front of what is there. */
async function loadOlder(tx: Tx, task: Task): Promise<void> {
  for (const site of await findHouse(tx, PLANS)) {
    const to = await earliestRequest(tx, site, task.now);
    await enterHolidays(tx, site.plan, site.centreId, beginningOf(task.visits, to), to);
    await loadCentre(tx, site, to, false, task);
  }
}

/**
 * Loads the demo data through the connected database, all or nothing. In an empty database it makes two centres with
 * their accounts; where demo data is present, so many more visits are put in front of the oldest one.
 * @throws Refusal when the database holds something else, or demo data and no number of visits was given
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const started = performance.now();
  const { visits, seed = DEFAULT_SEED, log } = options;
  const present = (options.now ?? new Date()).getTime();
  const now = instant(Math.floor(present / MINUTE) * MINUTE);
  const passwordHash = await hashPassword(options.password);
  const task = { visits: visits ?? DEFAULT_VISITS, chance: new Chance(`bayline ${seed}`), now, log };
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK}::bigint)`;
    const demo = await hasDemoData(tx);
    if (!demo && (await tx.organisation.count()) > 0) throw new Refusal(OCCUPIED);
    if (demo && visits === undefined) throw new Refusal(LOADED);
    await (demo ? loadOlder(tx, task) : loadFirst(tx, passwordHash, task));
  }, PATIENCE);
  // Fresh statistics: the planner has never seen these tables full.
  await db().$executeRaw`analyze`;
  for (const { centreId } of await findHouse(db(), PLANS)) {
    await planMorningLists(centreId, now);
    await planServiceReminders(centreId, now);
    await countLateness(centreId, now);
  }
  log(`Demo data loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const OCCUPIED =
  "This database already holds a centre of its own, so that demo data is not loaded into it.\n" +
  "Give the demo a database of its own: another DATA_DIR, or another DATABASE_URL.";
const LOADED =
  "The demo data is already loaded.\nTo add older visits to it, say how many: npm run seed -- --visits 1000 --seed 2";
