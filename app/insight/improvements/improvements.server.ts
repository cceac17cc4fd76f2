// Improvements of a centre: begun with what was before, frozen; judged by what is after; kept or undone.
import { z } from "zod";
import type { Actor } from "~/journey/permissions";
import { dayNumber, dateOfDay } from "~/journey/working-time";
import { dateColumn, dateOfColumn } from "~/platform/db/date-column";
import { db, type Prisma } from "~/platform/db/db.server";
import { countedPeriod, countedVisits } from "../pages/counted-visits.server";
import { fullReport } from "../report/full-report.server";
import { compare, OUTCOMES, type Comparison, type Outcome } from "./comparison";
import { isImproved, type Improved } from "./improved";
import { DECISIONS, type Decision, type StartImprovement } from "./improvement.schema";
import { WaitedDays, type WaitedDay } from "./waited-days";

/** A quarter of a year of weeks before, and at most as much after. */
const COMPARED_DAYS = 91;
const LISTED = 50;

const Baseline = z.object({
  /** First and last local date. */
  span: z.tuple([z.string(), z.string()]),
  days: z.array(z.object({ day: z.string(), week: z.string(), minutes: z.number(), visits: z.number() })),
});
type Baseline = z.infer<typeof Baseline>;
const Frozen = z.object({ outcome: z.enum(OUTCOMES), before: z.number(), after: z.number() });

export interface Improvement {
  readonly id: string;
  readonly cause: Improved;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly startedOn: string;
  readonly expectedMinutes: number;
  /** In their order: the last one holds; none while it is under way. */
  readonly decisions: readonly Decided[];
}

/** What was decided, when and by whom, and what was known then. */
export interface Decided extends z.infer<typeof Frozen> {
  readonly decision: Decision;
  /** A moment. */
  readonly on: string;
  readonly by: string;
}

const TOLD = {
  owner: { select: { name: true } },
  decisions: { orderBy: { id: "asc" }, include: { by: { select: { name: true } } } },
} as const satisfies Prisma.ImprovementInclude;
type Row = Prisma.ImprovementGetPayload<{ include: typeof TOLD }>;

function toldOf(row: Row): Improvement {
  const { cause } = row;
  if (!isImproved(cause)) throw new Error(`nothing is improved by the name ${cause}`);
  return {
    id: row.id,
    cause,
    what: row.what,
    owner: row.owner.name,
    dueOn: dateOfColumn(row.dueOn),
    startedOn: dateOfColumn(row.startedOn),
    expectedMinutes: row.expectedMinutes,
    decisions: row.decisions.flatMap(({ decision, decidedAt, by, outcome }) => {
      const known = DECISIONS.find((each) => each === decision);
      return known
        ? [{ decision: known, on: decidedAt.toISOString(), by: by.name, ...Frozen.parse(outcome) }]
        : [];
    }),
  };
}

const later = (date: string, days: number) => dateOfDay(dayNumber(date) + days);

/** Waits for the cause day by day, of whole local dates, and until now. */
async function waitedDays(
  centreId: string,
  cause: Improved,
  [from, to]: readonly [string, string],
  now: Date,
): Promise<readonly WaitedDay[]> {
  const period = await countedPeriod({ centres: [centreId], from, to }, now);
  const calendar = period.calendars.get(centreId);
  if (!calendar) throw new Error("a centre without a calendar");
  const days = new WaitedDays(cause, period.window, calendar);
  for await (const visits of countedVisits(period)) for (const { record } of visits) days.take(record);
  return days.told();
}

/** Today on the centre's clock. @throws Response 404 when there is no such centre */
export async function todayAt(centreId: string, now: Date): Promise<string> {
  const { timeZone } = await db().centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { timeZone: true },
  });
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
}

/** Who can own an improvement. */
export async function ownersAt({ centreId }: Actor) {
  const people = await db().staff.findMany({
    where: { active: true, roles: { some: { centreId } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return people.map(({ id, name }) => ({ value: id, label: name }));
}

/** What the report says of a cause of the actor's centre now. */
export async function predicted({ centreId }: Actor, cause: Improved, now: Date) {
  const { candidates } = await fullReport({ centres: [centreId] }, now);
  return candidates.find(({ name }) => name === cause);
}

/** What was before: up to the day before the change, or up to yesterday where it is still to come. */
async function baselineOf(
  centreId: string,
  { cause, startedOn }: StartImprovement,
  now: Date,
): Promise<Baseline> {
  const today = await todayAt(centreId, now);
  const last = later(startedOn < today ? startedOn : today, -1);
  const span: [string, string] = [later(last, 1 - COMPARED_DAYS), last];
  return { span, days: [...(await waitedDays(centreId, cause, span, now))] };
}

export type Started =
  { readonly ok: true } | { readonly ok: false; readonly field: string; readonly code: string };

/** Begins an improvement once, however often the form is sent. */
export async function startImprovement(actor: Actor, form: StartImprovement, now: Date): Promise<Started> {
  const { centreId, staffId } = actor;
  const owner = await db().staff.findFirst({
    where: { id: form.ownerId, active: true, roles: { some: { centreId } } },
    select: { id: true },
  });
  if (!owner) return { ok: false, field: "ownerId", code: "improvements:noOwner" };
  const today = await todayAt(centreId, now);
  if (form.startedOn < later(today, -COMPARED_DAYS) || form.startedOn > later(today, COMPARED_DAYS)) {
    return { ok: false, field: "startedOn", code: "improvements:startRange" };
  }
  const [baseline, told] = await Promise.all([
    baselineOf(centreId, form, now),
    predicted(actor, form.cause, now),
  ]);
  await db().improvement.createMany({
    skipDuplicates: true,
    data: {
      id: form.id,
      centreId,
      cause: form.cause,
      what: form.what,
      ownerId: form.ownerId,
      dueOn: dateColumn(form.dueOn),
      startedOn: dateColumn(form.startedOn),
      expectedMinutes: told?.saving ?? 0,
      baseline,
      createdBy: staffId,
    },
  });
  return { ok: true };
}

export async function improvementsOf({ centreId }: Actor): Promise<readonly Improvement[]> {
  const rows = await db().improvement.findMany({
    where: { centreId },
    include: TOLD,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: LISTED,
  });
  return rows.map(toldOf);
}

export interface JudgedImprovement {
  readonly improvement: Improvement;
  readonly comparison: Comparison;
  /** First and last local dates of what is compared; nothing after it before it has begun. */
  readonly spans: {
    readonly before: readonly [string, string];
    readonly after: readonly [string, string] | null;
  };
}

/** @throws Response 404 when the actor's centre has no such improvement */
export async function judgedImprovement(
  { centreId }: Actor,
  id: string,
  now: Date,
): Promise<JudgedImprovement> {
  const known = z.uuid().safeParse(id).success;
  const row = known
    ? await db().improvement.findFirst({
        where: { id, centreId },
        include: TOLD,
      })
    : null;
  if (!row) throw new Response(null, { status: 404 });
  const improvement = toldOf(row);
  const { span, days } = Baseline.parse(row.baseline);
  const today = await todayAt(centreId, now);
  const last = improvement.decisions.at(-1);
  const ended = last?.decision === "undo" ? await todayAt(centreId, new Date(last.on)) : today;
  const full = later(improvement.startedOn, COMPARED_DAYS - 1);
  const until = full < ended ? full : ended;
  const afterSpan: [string, string] = [improvement.startedOn, until];
  const hasBegun = improvement.startedOn <= until;
  const after = hasBegun ? await waitedDays(centreId, improvement.cause, afterSpan, now) : [];
  const comparison = compare({ before: days, after, beforeSpan: span, afterSpan });
  return { improvement, comparison, spans: { before: span, after: hasBegun ? afterSpan : null } };
}

/**
 * Keeps an improvement or takes it back; what was known then is kept with it. A decision can be changed by another one, and what is
 * decided already is not decided twice.
 */
export async function decideImprovement(
  actor: Actor,
  id: string,
  decision: Decision,
  now: Date,
): Promise<Outcome> {
  const { comparison } = await judgedImprovement(actor, id, now);
  const { outcome, before, after } = comparison;
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from improvement where id = ${id}::uuid for update`;
    const last = await tx.improvementDecision.findFirst({
      where: { improvementId: id },
      orderBy: { id: "desc" },
    });
    if (last?.decision === decision) return;
    await tx.improvementDecision.create({
      data: {
        improvementId: id,
        decision,
        decidedAt: now,
        decidedBy: actor.staffId,
        outcome: { outcome, before: before.D, after: after.D },
      },
    });
  });
  return outcome;
}
