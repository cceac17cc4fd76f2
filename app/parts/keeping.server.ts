// What the facts about parts and loaners do outside of the log: rows of parts, the shelf, the loaners, and a task when one comes late.
import { v7 as uuid } from "uuid";
import { comesTooLate, stockClaim, type NeededPart } from "~/journey/part";
import type { Visit } from "~/journey/visit";
import { dateOfDay, type WorkingCalendar } from "~/journey/working-time";
import { workingTimeAfter } from "~/journey/deadlines";
import { HOUR, type Instant } from "~/journey/instant";
import { dateColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import type { DatabaseComplaint } from "~/platform/db/transaction.server";

export const LATE_PARTS_TASK = "parts-late";
/** Opening hours. */
const ARRANGE_WITHIN = HOUR;

/** The shelf holds less than was to be taken: the counts of a part never fall below zero. */
export function isStockShort({ code, message }: DatabaseComplaint): boolean {
  return code === "23514" && message.includes("stock_part_counts");
}

/** Somebody else has the loaner at that time. */
export function isLoanerTaken({ code, message }: DatabaseComplaint): boolean {
  return code === "23P01" && message.includes("loan_one_at_a_time");
}

function rowOf(visit: Visit, part: NeededPart) {
  return {
    id: part.id,
    centreId: visit.centreId,
    visitId: visit.id,
    jobId: part.jobId ?? null,
    stockPartId: part.stockPartId ?? null,
    name: part.name,
    number: part.number ?? null,
    quantity: part.quantity,
    state: part.state,
    expectedOn: part.expectedOn === undefined ? null : dateColumn(part.expectedOn),
    supplier: part.supplier ?? null,
    createdAt: new Date(part.neededAt),
    changedAt: new Date(part.changedAt),
  };
}

/** Rows of the table of parts, as the demo's data writes them. */
export function partRows(visit: Visit) {
  return visit.parts.map((part) => rowOf(visit, part));
}

async function keepRows(tx: Tx, before: Visit, after: Visit): Promise<void> {
  const known = new Map(before.parts.map((part) => [part.id, part]));
  const changed = after.parts.filter((part) => known.get(part.id) !== part);
  const fresh = changed.filter(({ id }) => !known.has(id));
  if (fresh.length > 0) await tx.visitPart.createMany({ data: fresh.map((part) => rowOf(after, part)) });
  for (const part of changed.filter(({ id }) => known.has(id))) {
    const where = { id: part.id, visitId: after.id, centreId: after.centreId };
    await tx.visitPart.update({ where, data: rowOf(after, part) });
  }
}

/** By how much the shelf changes, by part of the stock, in the order in which everybody takes the locks. */
function movements(before: Visit, after: Visit): readonly [string, { onHand: number; reserved: number }][] {
  const sums = new Map<string, { onHand: number; reserved: number }>();
  const count = (part: NeededPart, sign: 1 | -1): void => {
    if (part.stockPartId === undefined) return;
    const { onHand, reserved } = stockClaim(part);
    const sum = sums.get(part.stockPartId) ?? { onHand: 0, reserved: 0 };
    sums.set(part.stockPartId, {
      onHand: sum.onHand + sign * onHand,
      reserved: sum.reserved + sign * reserved,
    });
  };
  before.parts.forEach((part) => count(part, -1));
  after.parts.forEach((part) => count(part, 1));
  return [...sums]
    .filter(([, { onHand, reserved }]) => onHand !== 0 || reserved !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

async function keepShelf(tx: Tx, before: Visit, after: Visit): Promise<void> {
  for (const [id, { onHand, reserved }] of movements(before, after)) {
    const count = await tx.$executeRaw`
      update stock_part set on_hand = on_hand + ${onHand}, reserved = reserved + ${reserved}
      where id = ${id}::uuid and centre_id = ${after.centreId}::uuid`;
    if (count !== 1) throw new Error(`part ${id} of the stock is not of centre ${after.centreId}`);
  }
}

/** The centre's local date of a moment. */
export function localDate(calendar: WorkingCalendar, at: Instant): string {
  return dateOfDay(calendar.dayIndex(at));
}

function lateParts(visit: Visit, calendar: WorkingCalendar): readonly NeededPart[] {
  const at = visit.booking.appointment?.at;
  if (visit.status !== "open" || at === undefined || visit.intake.arrivedAt !== undefined) return [];
  const day = localDate(calendar, at);
  return visit.parts.filter((part) => comesTooLate(part, day));
}

function lateKey(part: NeededPart): string {
  return `${LATE_PARTS_TASK}:${part.id}:${part.expectedOn ?? ""}`;
}

/** A part that comes after the car is the advisor's to arrange; the task ends when that is no longer so. */
async function keepTasks(
  tx: Tx,
  visit: Visit,
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<void> {
  const { centreId, id: visitId } = visit;
  const late = lateParts(visit, calendar);
  await tx.task.updateMany({
    where: { centreId, visitId, kind: LATE_PARTS_TASK, endedAt: null, key: { notIn: late.map(lateKey) } },
    data: { endedAt: new Date(now), outcome: "fits-again" },
  });
  if (late.length === 0) return;
  await tx.task.createMany({
    data: late.map((part) => ({
      id: uuid(),
      centreId,
      visitId,
      kind: LATE_PARTS_TASK,
      key: lateKey(part),
      ownerRole: "advisor",
      ownerId: visit.advisorId ?? null,
      dueAt: new Date(workingTimeAfter(calendar, now, ARRANGE_WITHIN)),
      createdAt: new Date(now),
      details: { part: part.name, expectedOn: part.expectedOn ?? "" },
    })),
    skipDuplicates: true,
  });
}

/** The row of the table of loans, as the demo's data writes it; none for most visits. */
export function loanRows({ id: visitId, centreId, loaner, handover }: Visit) {
  if (!loaner) return [];
  // Back at the handover: from then on it may be lent again.
  const endsAt = new Date(Math.max(loaner.from + 1, Math.min(loaner.to, handover.releasedAt ?? loaner.to)));
  return [{ visitId, centreId, loaner: loaner.number, startsAt: new Date(loaner.from), endsAt }];
}

async function keepLoan(tx: Tx, visit: Visit): Promise<void> {
  const { id: visitId, centreId } = visit;
  const [row] = loanRows(visit);
  if (row) await tx.loan.upsert({ where: { visitId }, create: row, update: row });
  else await tx.loan.deleteMany({ where: { visitId, centreId } });
}

/** Writes what changed of parts, shelf, tasks and loaners; nothing when nothing of it changed. */
export async function keepParts(
  tx: Tx,
  before: Visit,
  after: Visit,
  clock: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<void> {
  const partsChanged = before.parts !== after.parts;
  if (partsChanged) {
    await keepRows(tx, before, after);
    await keepShelf(tx, before, after);
  }
  const moved =
    before.booking.appointment?.at !== after.booking.appointment?.at ||
    before.stage !== after.stage ||
    before.status !== after.status;
  if (partsChanged || (moved && after.parts.length > 0)) await keepTasks(tx, after, clock);
  const released = before.handover.releasedAt !== after.handover.releasedAt;
  if (before.loaner !== after.loaner || (released && after.loaner)) await keepLoan(tx, after);
}
