// What each car of the desk shows beside its line: facts, parts, suggestions, an earlier visit, free loaners. A fixed number of queries for any number of cars.
import type { ActionCode } from "~/journey/next-action";
import type { JourneyEvent } from "~/journey/events";
import { foldVisit } from "~/journey/fold";
import { DAY, plus, type Instant } from "~/journey/instant";
import { may, type Actor, type Role } from "~/journey/permissions";
import { isWanted } from "~/journey/part";
import type { Visit } from "~/journey/visit";
import { dateOfDay, type WorkingCalendar } from "~/journey/working-time";
import { suggestedFor, stockForSuggestions } from "~/parts/suggested.server";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { db } from "~/platform/db/db.server";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";
import { freeLoaners, lentBetween } from "../loaners.server";
import { REPEAT_WITHIN_DAYS } from "../preparation";
import { repeats, type EarlierVisit } from "../repeat";
import { blocks, canPick, checklist } from "./checklist";

/** A visit's own line, from one query. */
export interface DeskVisit {
  readonly id: string;
  readonly number: number;
  readonly appointmentAt: Date;
  readonly nextAction: ActionCode | null;
  readonly nextOwnerRole: Role | null;
  readonly nextDueAt: Date | null;
  readonly owner: string | null;
  readonly plate: string;
  readonly car: string;
  readonly customer: string;
  readonly phone: string;
  readonly placeLost: boolean;
  /** Of the whole list. */
  readonly found: number;
}

async function folded({ centreId }: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, Visit>> {
  const rows = await db().event.findMany({
    where: { centreId, visitId: { in: [...ids] } },
    orderBy: [{ visitId: "asc" }, { seq: "asc" }],
    select: { ...EVENT_COLUMNS, visitId: true },
  });
  const logs = new Map<string, JourneyEvent[]>();
  for (const { visitId, ...row } of rows) {
    const log = logs.get(visitId) ?? [];
    log.push(eventFromRow(row));
    logs.set(visitId, log);
  }
  return new Map(
    [...logs].flatMap(([id, log]) => {
      const visit = foldVisit({ id, centreId }, log);
      return visit ? [[id, visit] as const] : [];
    }),
  );
}

type Earlier = EarlierVisit & { readonly vehicleId: string; readonly customerId: string };

/** Visits of these cars that ended lately, with what was done. */
async function earlierVisits({ centreId }: Actor, visits: readonly Visit[]): Promise<readonly Earlier[]> {
  const first = Math.min(...visits.map(({ request }) => request.at));
  if (!Number.isFinite(first)) return [];
  const rows = await db().visit.findMany({
    where: {
      centreId,
      vehicleId: { in: visits.map(({ vehicleId }) => vehicleId) },
      stage: "follow-up",
      stageEnteredAt: { gte: new Date(first - REPEAT_WITHIN_DAYS * DAY) },
    },
    select: {
      id: true,
      number: true,
      complaint: true,
      vehicleId: true,
      customerId: true,
      stageEnteredAt: true,
      jobs: { select: { title: true, state: true } },
    },
    take: 400,
  });
  return rows.map(({ stageEnteredAt, ...row }) => ({ ...row, releasedAt: stageEnteredAt.getTime() }));
}

export async function deskRows(
  actor: Actor,
  lines: readonly DeskVisit[],
  about: {
    readonly calendar: WorkingCalendar;
    readonly today: string;
    readonly span: { readonly from: Instant; readonly to: Instant };
  },
) {
  if (lines.length === 0) return [];
  const { calendar, today, span } = about;
  const visits = await folded(
    actor,
    lines.map(({ id }) => id),
  );
  const [earlier, stock, lent, centre] = await Promise.all([
    earlierVisits(actor, [...visits.values()]),
    stockForSuggestions(db(), actor),
    lentBetween(db(), actor, span.from, plus(span.to, 30 * DAY)),
    db().centre.findUniqueOrThrow({
      where: { id: actor.centreId },
      select: { loaners: true, phone: true },
    }),
  ]);
  const country = countryOfPhone(centre.phone);
  return lines.flatMap((line) => {
    const visit = visits.get(line.id);
    if (!visit) return [];
    const loaners = freeLoaners(visit, calendar, centre.loaners, lent);
    const appointmentOn = dateOfDay(calendar.dayIndex(visit.booking.appointment?.at ?? span.from));
    const seen = earlier.filter(
      (each) => each.vehicleId === visit.vehicleId && each.customerId === visit.customerId,
    );
    const [repeat] = repeats(visit.request, seen);
    return [
      {
        ...line,
        phoneText: formatPhone(line.phone, country),
        complaint: visit.request.complaint,
        services: visit.request.services.map(({ title }) => title),
        items: checklist(visit),
        blocks: blocks(visit, {
          appointmentOn,
          today,
          placeLost: line.placeLost,
          loanersFree: loaners.length,
        }),
        parts: visit.parts.filter(isWanted),
        suggestions: suggestedFor(visit, stock),
        canPick: canPick(visit),
        hasPlan: visit.booking.plan !== undefined,
        partsNeeded: visit.preparation.partsChecked?.needed === true,
        repeatRepair: visit.preparation.historyReviewed?.repeatRepair === true,
        repeat,
        loaner: visit.loaner?.number,
        freeLoaner: loaners[0],
        mayMove: may(actor.roles, "booking:write"),
      },
    ];
  });
}

export type DeskRow = Awaited<ReturnType<typeof deskRows>>[number];
