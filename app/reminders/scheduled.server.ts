// What is planned and what became of it, page by page, with how it would go out as things stand.
import { DateTime } from "luxon";
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db, type Prisma } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { dequeue } from "~/platform/enqueue.server";
import { outlookOf, type Outlook } from "./outlook.server";
import { rulesOf } from "./planning.server";
import { reminderKey } from "./reminder-job";
import { isReminderKind, RULE_SPANS, type ReminderKind } from "./rules";

const A_PAGE = 50;

const COLUMNS = {
  id: true,
  kind: true,
  occasion: true,
  customerId: true,
  dueAt: true,
  deadlineAt: true,
  state: true,
  reason: true,
  endedAt: true,
  endedBy: true,
  visit: {
    select: {
      id: true,
      number: true,
      customerId: true,
      appointmentAt: true,
      promisedAt: true,
      customer: { select: { name: true } },
      vehicle: { select: { plate: true } },
    },
  },
} as const satisfies Prisma.ReminderSelect;

type Row = Prisma.ReminderGetPayload<{ select: typeof COLUMNS }>;

export interface ReminderView {
  readonly id: string;
  readonly kind: ReminderKind;
  readonly makes: (typeof RULE_SPANS)[ReminderKind]["makes"];
  readonly dueAt: number;
  readonly deadlineAt: number;
  readonly state: string;
  readonly reason?: string;
  readonly endedAt?: number;
  /** The colleague who cancelled it or did not want to wait. */
  readonly endedBy?: string;
  readonly offsetMinutes: number;
  /** The time that it counts from, where that is one of the visit's. */
  readonly about?: number;
  readonly visit?: {
    readonly id: string;
    readonly number: number;
    readonly plate: string;
    readonly customer: string;
  };
  /** Only of what is planned and a message to a customer. */
  readonly outlook?: Outlook;
}

/** The colleagues who ended some of them, by id. */
async function namesOf(rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ endedBy }) => endedBy ?? []))];
  if (ids.length === 0) return new Map();
  const people = await db().staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

function aboutOf({ kind, visit }: Row): Date | undefined {
  return (kind === "promise-at-risk" ? visit?.promisedAt : visit?.appointmentAt) ?? undefined;
}

async function viewsOf(actor: Actor, rows: readonly Row[]): Promise<readonly ReminderView[]> {
  if (rows.length === 0) return [];
  const [rules, names] = await Promise.all([rulesOf(db(), actor.centreId), namesOf(rows)]);
  const known = rows.flatMap((row) => {
    const { kind } = row;
    // Two records of a customer may have been made one since it was planned.
    const customerId = row.visit?.customerId ?? row.customerId;
    return isReminderKind(kind) ? [{ ...row, kind, customerId }] : [];
  });
  const outlook = await outlookOf(
    actor,
    known.filter(({ state }) => state === "planned"),
    rules,
  );
  return known.map(({ id, kind, state, dueAt, deadlineAt, reason, endedAt, endedBy, visit, ...row }) => {
    const about = aboutOf({ id, kind, state, dueAt, deadlineAt, reason, endedAt, endedBy, visit, ...row });
    const [name, expected] = [endedBy === null ? undefined : names.get(endedBy), outlook.get(id)];
    return {
      id,
      kind,
      makes: RULE_SPANS[kind].makes,
      dueAt: dueAt.getTime(),
      deadlineAt: deadlineAt.getTime(),
      state,
      offsetMinutes: rules[kind].offsetMinutes,
      ...(reason === null ? {} : { reason }),
      ...(endedAt === null ? {} : { endedAt: endedAt.getTime() }),
      ...(name === undefined ? {} : { endedBy: name }),
      ...(about === undefined ? {} : { about: about.getTime() }),
      ...(expected ? { outlook: expected } : {}),
      ...(visit
        ? {
            visit: {
              id: visit.id,
              number: visit.number,
              plate: visit.vehicle.plate,
              customer: visit.customer.name,
            },
          }
        : {}),
    };
  });
}

export interface ScheduledQuery {
  readonly past: boolean;
  readonly kind?: ReminderKind;
  /** A local date, "2026-12-24". */
  readonly day?: string;
  readonly page: number;
}

/** What an address asks for; what makes no sense is left out. */
export function askedFor(params: URLSearchParams): ScheduledQuery {
  const [kind, day, page] = [params.get("kind") ?? "", params.get("day") ?? "", Number(params.get("page"))];
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && DateTime.fromISO(day).isValid;
  return {
    past: params.get("show") === "past",
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    ...(isReminderKind(kind) ? { kind } : {}),
    ...(isDay ? { day } : {}),
  };
}

async function dayRange({ centreId }: Actor, day: string): Promise<Prisma.DateTimeFilter> {
  const { timeZone } = await db().centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { timeZone: true },
  });
  const start = DateTime.fromISO(day, { zone: timeZone }).startOf("day");
  return { gte: start.toJSDate(), lt: start.plus({ days: 1 }).toJSDate() };
}

export interface ScheduledPage {
  readonly reminders: readonly ReminderView[];
  readonly more: boolean;
}

/** What is ahead, the nearest first; or what is past, the latest first. */
export async function scheduled(actor: Actor, query: ScheduledQuery): Promise<ScheduledPage> {
  const { past, kind, day, page } = query;
  const rows = await db().reminder.findMany({
    where: {
      centreId: actor.centreId,
      // What was withdrawn never was to be seen: the visit's own log says that it was moved.
      state: past ? { in: ["done", "cancelled", "missed"] } : "planned",
      ...(kind ? { kind } : {}),
      ...(day === undefined ? {} : { dueAt: await dayRange(actor, day) }),
    },
    select: COLUMNS,
    orderBy: past ? [{ dueAt: "desc" }, { id: "desc" }] : [{ dueAt: "asc" }, { id: "asc" }],
    skip: (page - 1) * A_PAGE,
    take: A_PAGE + 1,
  });
  return { reminders: await viewsOf(actor, rows.slice(0, A_PAGE)), more: rows.length > A_PAGE };
}

/** What is planned for one visit, the nearest first. */
export async function plannedForVisit(actor: Actor, visitId: string): Promise<readonly ReminderView[]> {
  const rows = await db().reminder.findMany({
    where: { centreId: actor.centreId, visitId, state: "planned" },
    select: COLUMNS,
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: A_PAGE,
  });
  return viewsOf(actor, rows);
}

export type Cancelled = "cancelled" | "not-found" | "ended-before" | "moved";

/** Cancels what is planned. The same person twice finds their own work done; a page that was overtaken changes nothing. */
export async function cancelReminder(
  actor: Actor,
  { reminderId, seenDueAt }: { readonly reminderId: string; readonly seenDueAt: number },
  now: Date,
): Promise<Cancelled> {
  const where = { id: reminderId, centreId: actor.centreId };
  const count = await inTransaction(async (tx) => {
    const { count } = await tx.reminder.updateMany({
      where: { ...where, state: "planned", dueAt: new Date(seenDueAt) },
      data: { state: "cancelled", endedAt: now, endedBy: actor.staffId },
    });
    if (count === 1) await dequeue(tx, reminderKey(reminderId));
    return count;
  });
  if (count === 1) return "cancelled";
  const row = await db().reminder.findFirst({ where });
  if (!row) return "not-found";
  if (row.state === "planned") return instant(row.dueAt) === seenDueAt ? "ended-before" : "moved";
  return row.state === "cancelled" && row.endedBy === actor.staffId ? "cancelled" : "ended-before";
}
