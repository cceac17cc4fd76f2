// Every change of hours, people, bays and limits goes through here: what it breaks is listed and becomes tasks, never dropped.
import { createHash } from "node:crypto";
import { instant, type Instant } from "~/journey/instant";
import { inTransaction } from "~/platform/db/transaction.server";
import { dateColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { notify } from "~/platform/live.server";
import { dateOfDay } from "~/journey/working-time";
import { dueTimesJob } from "~/visits/due-times.server";
import { centreTopic } from "~/visits/store.server";
import { firstSending } from "~/visits/submissions.server";
import { bookedSince, type BookedPlace, type BookedVisit } from "./booked.server";
import type { CounterKey } from "./counters";
import { displaced, type WhyDisplaced } from "./displaced";
import { tasksForDisplaced } from "./displaced-tasks.server";
import { keysOf, lockCounters } from "./levels.server";
import type { Workshop } from "./workshop";
import { workshopInChange } from "./workshop.server";

/** Who changes, and where. */
export interface Changer {
  readonly centreId: string;
  readonly staffId: string;
}

/** A visit whose place is lost. */
export interface DisplacedVisit extends Pick<BookedPlace, "receptionAt" | "startsAt" | "mechanic" | "bay"> {
  readonly reservationId: string;
  readonly visit: BookedVisit;
  readonly why: WhyDisplaced;
}

/** What a change answers: done, or refused with nothing kept of it. */
export type Changed<T, R = never> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export type RosterOutcome<T, R> =
  | { readonly kind: "done"; readonly value: T; readonly displaced: readonly DisplacedVisit[] }
  /** Nothing was changed: somebody has to see first what it would break. */
  | { readonly kind: "preview"; readonly displaced: readonly DisplacedVisit[]; readonly mark: string }
  | { readonly kind: "refused"; readonly refusal: R }
  /** This form was handed in before. */
  | { readonly kind: "repeated" };

interface Wishes {
  /** The form: carried out once, and found again by the tasks that it made. */
  readonly submissionId?: string;
  /** Whether to go on in view of what loses its place. */
  readonly keep: (displaced: readonly DisplacedVisit[]) => boolean;
  /** Other centres whose roster changes with it. */
  readonly alsoAt?: readonly string[];
}

/** Thrown through the transaction, so that nothing is kept of the change. */
class RollBack extends Error {}

/** Changes the roster and makes a task of every visit that loses its place by it. @returns these visits, of all centres */
export async function changeRoster<T>(
  actor: Changer,
  change: (tx: Tx) => Promise<T>,
  alsoAt: readonly string[] = [],
): Promise<{ readonly value: T; readonly displaced: readonly DisplacedVisit[] }> {
  const work = async (tx: Tx): Promise<Changed<T>> => ({ ok: true, value: await change(tx) });
  const outcome = await run(actor, work, { keep: () => true, alsoAt });
  if (outcome.kind !== "done") throw new Error("a change without conditions is always done");
  return outcome;
}

/** What the change would break. Nothing is changed. */
export async function previewRoster(
  actor: Changer,
  change: (tx: Tx) => Promise<unknown>,
): Promise<readonly DisplacedVisit[]> {
  const work = async (tx: Tx): Promise<Changed<unknown>> => ({ ok: true, value: await change(tx) });
  const outcome = await run(actor, work, { keep: () => false });
  return outcome.kind === "preview" ? outcome.displaced : [];
}

/**
 * A change by a form: it is carried out at once when nothing breaks, or when the person has seen exactly what would.
 * @param accepted the mark of the list that was seen
 */
export function changeRosterSeen<T, R>(
  actor: Changer,
  change: (tx: Tx) => Promise<Changed<T, R>>,
  form: {
    readonly submissionId?: string;
    readonly accepted: string | undefined;
    readonly alsoAt?: readonly string[];
  },
): Promise<RosterOutcome<T, R>> {
  const { accepted, ...rest } = form;
  const keep = (found: readonly DisplacedVisit[]) => found.length === 0 || markOf(found) === accepted;
  return run(actor, change, { ...rest, keep });
}

/** Names a list of displaced visits: the same visits at the same times have the same mark. */
export function markOf(found: readonly DisplacedVisit[]): string {
  const names = found.map(({ reservationId, startsAt }) => `${reservationId}:${startsAt}`).sort();
  return createHash("sha256").update(names.join(" ")).digest("base64url").slice(0, 22);
}

async function run<T, R>(
  actor: Changer,
  change: (tx: Tx) => Promise<Changed<T, R>>,
  wishes: Wishes,
): Promise<RosterOutcome<T, R>> {
  const undone: { outcome?: RosterOutcome<T, R> } = {};
  try {
    return await inTransaction(async (tx) => {
      const outcome = await within(tx, actor, change, wishes);
      if (outcome.kind === "done" || outcome.kind === "repeated") return outcome;
      undone.outcome = outcome;
      throw new RollBack();
    });
  } catch (thrown) {
    if (thrown instanceof RollBack && undone.outcome) return undone.outcome;
    throw thrown;
  }
}

/** What the change comes to. Only what is done may be kept. */
async function within<T, R>(
  tx: Tx,
  actor: Changer,
  change: (tx: Tx) => Promise<Changed<T, R>>,
  { submissionId, keep, alsoAt = [] }: Wishes,
): Promise<RosterOutcome<T, R>> {
  const centreIds = [...new Set([actor.centreId, ...alsoAt])].sort();
  await lockPlans(tx, centreIds);
  if (submissionId !== undefined && !(await firstSending(tx, actor, submissionId)))
    return { kind: "repeated" };
  const now = instant(new Date());
  const before = new Map<string, ReadonlySet<string>>();
  for (const centreId of centreIds) before.set(centreId, await displacedBefore(tx, centreId, now));
  const changed = await change(tx);
  if (!changed.ok) return { kind: "refused", refusal: changed.refusal };
  const found: DisplacedVisit[] = [];
  for (const centreId of centreIds) {
    const known = before.get(centreId) ?? new Set();
    found.push(...(await settle(tx, centreId, known, now, submissionId)));
  }
  if (keep(found)) return { kind: "done", value: changed.value, displaced: found };
  return { kind: "preview", displaced: found, mark: markOf(found) };
}

/** Nobody books meanwhile. The centres first: whoever begins a visit takes its centre before its place. */
async function lockPlans(tx: Tx, centreIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    select 1 from centre where id = any(${[...centreIds]}::uuid[]) order by id for no key update`;
  await tx.$queryRaw`
    select 1 from capacity_plan where centre_id = any(${[...centreIds]}::uuid[]) order by centre_id for update`;
}

/** Those who have lost their place already: this change is not to blame for them. */
async function displacedBefore(tx: Tx, centreId: string, now: Instant): Promise<ReadonlySet<string>> {
  const shop = await workshopInChange(tx, { centreId });
  return new Set(displaced(shop, await bookedToday(tx, shop, now), now).keys());
}

function bookedToday(tx: Tx, shop: Workshop, now: Instant): Promise<readonly BookedPlace[]> {
  return bookedSince(tx, shop.roster.centreId, shop.calendar.dayStart(shop.dayOf(now)));
}

/** Brings counters and tasks up to the new roster. @returns who has lost a place that was still there before */
async function settle(
  tx: Tx,
  centreId: string,
  before: ReadonlySet<string>,
  now: Instant,
  change: string | undefined,
): Promise<readonly DisplacedVisit[]> {
  const shop = await workshopInChange(tx, { centreId });
  await lockCounters(tx, shop, await countersSince(tx, centreId, shop.dayOf(now)));
  const booked = await bookedToday(tx, shop, now);
  const lost = displaced(shop, booked, now);
  await releaseHolds(tx, centreId, booked, lost);
  const visits = booked.flatMap((place) => asDisplaced(place, lost.get(place.id)));
  const fitting = booked.filter(({ id }) => !lost.has(id));
  await tasksForDisplaced(tx, shop, { visits, fitting, now, change });
  await notify(tx, centreTopic(centreId), { plan: shop.roster.version });
  await enqueue(tx, dueTimesJob, { centreId });
  return visits.filter(({ reservationId }) => !before.has(reservationId));
}

function asDisplaced(place: BookedPlace, why: WhyDisplaced | undefined): readonly DisplacedVisit[] {
  const { id, visit, receptionAt, startsAt, mechanic, bay } = place;
  return visit && why ? [{ reservationId: id, visit, receptionAt, startsAt, mechanic, bay, why }] : [];
}

async function countersSince(tx: Tx, centreId: string, day: number): Promise<readonly CounterKey[]> {
  const rows = await tx.capacityCounter.findMany({
    where: { centreId, localDate: { gte: dateColumn(dateOfDay(day)) } },
    select: { kind: true, localDate: true, name: true },
  });
  return keysOf(rows);
}

/** A place that is only kept while a customer books online is no booking yet: they are offered another. */
async function releaseHolds(
  tx: Tx,
  centreId: string,
  booked: readonly BookedPlace[],
  lost: ReadonlyMap<string, WhyDisplaced>,
): Promise<void> {
  const ids = booked.filter(({ id, visit }) => !visit && lost.has(id)).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.reservation.deleteMany({ where: { id: { in: ids }, centreId, visitId: null } });
}
