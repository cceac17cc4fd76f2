// The store of visits: facts in, state out. The only place that writes events and the rows computed from them.
import { v7 as uuid } from "uuid";
import type { Decision } from "~/journey/course";
import type { EventActor, JourneyEvent, NewEvent } from "~/journey/events";
import { foldVisit, numbered } from "~/journey/fold";
import { withPartFacts } from "~/journey/part-consequences";
import { instant, latest, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { RouteMap } from "~/journey/route-map";
import { deny, type Denial } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { callOffQuestions } from "~/approvals/call-off.server";
import { keepExhibits, seal } from "~/approvals/sealing.server";
import type { Witness } from "~/approvals/sealing";
import { Prisma, type Tx } from "~/platform/db/db.server";
import { lostRace } from "~/capacity/lost-race";
import { release } from "~/capacity/reservation.server";
import { keepMoney } from "~/money/keeping.server";
import { isLoanerTaken, isStockShort, keepParts } from "~/parts/keeping.server";
import { complaintOf, inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { latenessJob } from "~/lateness/lateness-job";
import { notify } from "~/platform/live.server";
import { keepComplaints } from "~/complaints/keeping.server";
import { planReminders } from "~/reminders/planning.server";
import { withReturn } from "~/returns/flag.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { EVENT_COLUMNS, eventFromRow, rowFromEvent } from "./event-rows";
import { project } from "./projection";
import { routeMap } from "./route-maps.server";
import { firstSending } from "./submissions.server";
import { lockVisit } from "./visit-lock.server";

/** Whose change it is, and in which centre. */
export interface Author {
  readonly centreId: string;
  readonly by: EventActor;
}

export function authorOf(actor: Actor): Author {
  return { centreId: actor.centreId, by: { kind: "staff", id: actor.staffId } };
}

/** What became of a command. A form that was sent twice is answered like the first time. */
export type Outcome =
  | { readonly kind: "done"; readonly visit: Visit }
  | { readonly kind: "repeated"; readonly visitId: string }
  | { readonly kind: "denied"; readonly denial: Denial }
  | { readonly kind: "not-found" };

/** Topic on which a centre's pages hear that a visit changed. */
export function centreTopic(centreId: string): string {
  return `centre:${centreId}`;
}

/** A visit with its log and its route map; undefined when this centre has no such visit. */
export async function loadVisit(
  tx: Tx,
  centreId: string,
  visitId: string,
): Promise<{ visit: Visit; events: readonly JourneyEvent[]; map: RouteMap } | undefined> {
  const rows = await tx.event.findMany({
    where: { centreId, visitId },
    orderBy: { seq: "asc" },
    select: EVENT_COLUMNS,
  });
  const events = rows.map(eventFromRow);
  const visit = foldVisit({ id: visitId, centreId }, events);
  if (!visit) return undefined;
  return { visit, events, map: await routeMap(tx, centreId, visit.routeMapVersion) };
}

async function append(tx: Tx, visit: Visit, events: readonly JourneyEvent[]): Promise<void> {
  await tx.event.createMany({ data: events.map((event) => rowFromEvent(visit, event)) });
}

async function keepState(
  tx: Tx,
  before: Visit,
  after: Visit,
  { map, calendar }: { readonly map: RouteMap; readonly calendar: WorkingCalendar },
): Promise<void> {
  const rows = project(after, map, calendar);
  const { count } = await tx.visit.updateMany({
    where: { id: after.id, centreId: after.centreId, version: before.version },
    data: rows.visit,
  });
  if (count === 0) throw new Error(`visit ${after.id} changed while it was locked`);
  if (before.jobs === after.jobs) return;
  const known = new Map(before.jobs.map((job) => [job.id, job]));
  // Clocks that stop are written before clocks that start: a mechanic has one.
  const changed = rows.jobs
    .filter((row, position) => known.get(row.id) !== after.jobs[position])
    .sort((a, b) => Number(a.state === "running") - Number(b.state === "running"));
  for (const row of changed) {
    const own = { id: row.id, visitId: after.id, centreId: after.centreId };
    // Never an upsert by id alone: a job's id comes from the facts, and another visit's job must stay out of reach.
    if (known.has(row.id)) await tx.job.update({ where: own, data: row });
    else await tx.job.create({ data: row });
  }
}

class Denied extends Error {
  constructor(readonly denial: Denial) {
    super(denial.code);
  }
}

/**
 * The one clock of a mechanic is a unique index: two browsers that start two jobs at once meet there.
 * A job's own id is unique too; a clash of ids is a defect and not the mechanic's fault.
 */
function isMechanicBusy(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return false;
  return error.meta?.modelName === "Job" && /mechanic_id|job_one_clock/.test(JSON.stringify(error.meta));
}

/** What only the database knows at the last moment: a clock that runs, an empty shelf, a loaner that somebody else has. */
function refusedByDatabase(error: unknown): Denial | undefined {
  if (isMechanicBusy(error)) return deny("mechanic-busy").denial;
  const complaint = complaintOf(error);
  if (complaint && isStockShort(complaint)) return deny("not-enough-stock").denial;
  return complaint && isLoanerTaken(complaint) ? deny("no-loaner-free").denial : undefined;
}

/** More to write in the transaction of a change: rows that belong to it, jobs to enqueue. */
export type Alongside = (
  tx: Tx,
  change: { readonly visit: Visit; readonly events: readonly JourneyEvent[] },
) => Promise<void>;

/** What `decide` may look at besides the visit, in the same transaction. */
export interface Deciding {
  readonly tx: Tx;
  readonly map: RouteMap;
  /** The visit's log so far. */
  readonly events: readonly JourneyEvent[];
  /** The clock, but never before the visit's last fact: two servers' clocks may differ by a little. */
  readonly now: Instant;
  /** Keeps what was seen and said with the answer that is decided on. */
  readonly testify: (witness: Witness) => void;
}

/** What was tapped without a connection is recorded late: the last fact need not be the latest. */
function nowFor(events: readonly JourneyEvent[]): Instant {
  return latest(instant(new Date()), ...events.map(({ occurredAt }) => occurredAt));
}

function isInWorkshop({ status, stage }: Visit): boolean {
  return status === "open" && (stage === "repairs" || stage === "quality");
}

/** Whether cars may be ready at other times now. Messages move nobody, and are recorded within other changes. */
function movesFinishes(before: Visit, { visit, events }: Parameters<Alongside>[1]): boolean {
  if (!isInWorkshop(before) && !isInWorkshop(visit)) return false;
  return events.some(({ type }) => !type.startsWith("message."));
}

/** Whether the visit will not use the place that is kept for it. */
function gaveUp({ status }: Visit): boolean {
  return status === "cancelled" || status === "lost" || status === "no-show";
}

/**
 * Changes one visit: loads it under a lock, asks the rule, and records state and events in one transaction.
 * @param submissionId the id that the form carried; the same id changes nothing a second time
 */
export async function changeVisit(
  author: Author,
  visitId: string,
  submissionId: string,
  decide: (visit: Visit, deciding: Deciding) => Decision | Promise<Decision>,
  alongside?: Alongside,
): Promise<Outcome> {
  try {
    return await inTransaction(async (tx): Promise<Outcome> => {
      if (!(await lockVisit(tx, { centreId: author.centreId, visitId }))) return { kind: "not-found" };
      if (!(await firstSending(tx, author, submissionId, visitId))) return { kind: "repeated", visitId };
      return changeLocked(tx, author, visitId, decide, alongside);
    }, lostRace);
  } catch (error) {
    if (error instanceof Denied) return { kind: "denied", denial: error.denial };
    const denial = refusedByDatabase(error);
    if (denial) return { kind: "denied", denial };
    throw error;
  }
}

async function changeLocked(
  tx: Tx,
  author: Author,
  visitId: string,
  decide: (visit: Visit, deciding: Deciding) => Decision | Promise<Decision>,
  alongside?: Alongside,
): Promise<Exclude<Outcome, { kind: "denied" }>> {
  const loaded = await loadVisit(tx, author.centreId, visitId);
  if (!loaded) return { kind: "not-found" };
  const now = nowFor(loaded.events);
  const { visit, map, events } = loaded;
  const seen: { witness?: Witness } = {};
  const testify = (witness: Witness) => void (seen.witness = witness);
  const decision = await decide(visit, { tx, map, events, now, testify });
  if (!decision.ok) throw new Denied(decision.denial);
  if (decision.events.length === 0) return { kind: "done", visit: loaded.visit };
  const sealed = await seal(tx, visit, decision.events, { by: author.by, ...seen });
  const change = numbered(visit, visit, withPartFacts(visit, sealed.events, uuid), author.by);
  const calendar = await workingCalendarOf(tx, author);
  await keepState(tx, loaded.visit, change.visit, { map: loaded.map, calendar });
  await append(tx, change.visit, change.events);
  await keepParts(tx, loaded.visit, change.visit, { calendar, now });
  await keepMoney(tx, loaded.visit, change, { calendar, now });
  if (gaveUp(change.visit)) await release(tx, author.centreId, visitId);
  await planReminders(tx, change.visit, calendar, now);
  await keepComplaints(tx, loaded.visit, change.visit, { calendar, now });
  await callOffQuestions(tx, change);
  await alongside?.(tx, change);
  await keepExhibits(tx, change.visit, sealed.exhibits);
  if (movesFinishes(visit, change)) await enqueue(tx, latenessJob, { centreId: author.centreId });
  await notify(tx, centreTopic(author.centreId), { visitId, version: change.visit.version });
  return { kind: "done", visit: change.visit };
}

/**
 * Records facts of a visit in the caller's own transaction, where the program and not a form makes them: a message that
 * went out, a reminder that was missed. Locks the visit until the transaction ends.
 * @param facts for the visit as it stands, at `now`: never before its last fact; none leave it as it is
 * @returns undefined when the centre has no such visit
 */
export async function recordFacts(
  tx: Tx,
  author: Author,
  visitId: string,
  facts: (visit: Visit, now: Instant) => readonly NewEvent[],
  alongside?: Alongside,
): Promise<Visit | undefined> {
  if (!(await lockVisit(tx, { centreId: author.centreId, visitId }))) return undefined;
  const decide = (visit: Visit, { now }: Deciding): Decision => ({ ok: true, events: facts(visit, now) });
  const outcome = await changeLocked(tx, author, visitId, decide, alongside);
  return outcome.kind === "done" ? outcome.visit : undefined;
}

/**
 * Begins a visit inside the caller's transaction. The first of the facts is `request.received`.
 * @returns the new visit, or the id of the visit that the first sending of this form made
 */
export async function beginVisit(
  tx: Tx,
  author: Author,
  visitId: string,
  submissionId: string,
  facts: (number: number, routeMapVersion: number) => readonly NewEvent[],
  version: number,
): Promise<Outcome> {
  if (!(await firstSending(tx, author, submissionId, visitId))) {
    const first = await tx.submission.findFirst({ where: { id: submissionId, centreId: author.centreId } });
    return first?.visitId ? { kind: "repeated", visitId: first.visitId } : { kind: "not-found" };
  }
  const map = await routeMap(tx, author.centreId, version);
  const { nextVisitNumber } = await tx.centre.update({
    where: { id: author.centreId },
    data: { nextVisitNumber: { increment: 1 } },
    select: { nextVisitNumber: true },
  });
  const identity = { id: visitId, centreId: author.centreId };
  const told = numbered(undefined, identity, facts(nextVisitNumber - 1, version), author.by);
  const begun = await withReturn(tx, told);
  const calendar = await workingCalendarOf(tx, author);
  const rows = project(begun.visit, map, calendar);
  await tx.visit.create({ data: rows.visit });
  if (rows.jobs.length > 0) await tx.job.createMany({ data: rows.jobs });
  await append(tx, begun.visit, begun.events);
  await planReminders(tx, begun.visit, calendar, nowFor(begun.events));
  await notify(tx, centreTopic(author.centreId), { visitId, version: begun.visit.version });
  return { kind: "done", visit: begun.visit };
}
