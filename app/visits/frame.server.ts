// What the frame of a visit's page shows, whichever stage is looked at: the car, what is next, the gate, what happened.
import type { JourneyEvent } from "~/journey/events";
import { checklistAction, crossingAction, requirements } from "~/journey/gates";
import { pointTitles } from "~/journey/inspection";
import { instant } from "~/journey/instant";
import { nextAction } from "~/journey/next-action";
import { may, rolesFor, type Actor } from "~/journey/permissions";
import { checklistOf, type RouteMap } from "~/journey/route-map";
import { nextOf } from "~/journey/stages";
import { waitingFor } from "~/journey/standing";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { messagesOfVisit, optedOutSince } from "~/conversations/told-messages.server";
import { Reasons } from "~/lateness/reasons";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { namesOf, type VisitForPage } from "./page.server";
import { timelinePage } from "./timeline-page";

/** As it was counted last; the stage's page counts anew. */
function expectedOf(visit: {
  readonly stage: string;
  readonly expectedReadyAt: Date | null;
  readonly expectedBecause: unknown;
}) {
  if (visit.expectedReadyAt === null || (visit.stage !== "repairs" && visit.stage !== "quality"))
    return undefined;
  const because = Reasons.safeParse(visit.expectedBecause);
  return { at: visit.expectedReadyAt, because: because.success ? because.data : [] };
}

async function carOf(actor: Actor, visitId: string) {
  const { vehicle, customer, centre, ...visit } = await db().visit.findFirstOrThrow({
    where: { id: visitId, centreId: actor.centreId },
    select: {
      vehicle: { select: { id: true, plate: true, make: true, model: true, year: true } },
      customer: { select: { id: true, name: true, phone: true } },
      centre: { select: { phone: true } },
      stage: true,
      expectedReadyAt: true,
      expectedBecause: true,
    },
  });
  const phoneText = formatPhone(customer.phone, countryOfPhone(centre.phone));
  return { vehicle, customer: { ...customer, phoneText }, expected: expectedOf(visit) };
}

function peopleIn(events: readonly JourneyEvent[]): string[] {
  return events.flatMap(({ actor, payload }) => [
    ...(actor.kind === "staff" ? [actor.id] : []),
    ...("mechanicId" in payload ? [payload.mechanicId] : []),
    ...("inspectorId" in payload ? [payload.inspectorId] : []),
    ...("ownerId" in payload && payload.ownerId !== undefined ? [payload.ownerId] : []),
  ]);
}

/** The checklist of the present stage and its gate, with who can supply what. */
function gateOf(visit: Visit, map: RouteMap, actor: Actor) {
  if (visit.status !== "open") return undefined;
  const { stage } = visit;
  const mayTick = may(actor.roles, checklistAction(stage));
  // The points of an inspection stand on its own page, each with three answers.
  const list = stage === "quality" ? [] : checklistOf(map, stage);
  const items = list.map((item) => {
    const ticked = visit.ticks[`${stage}/${item.id}`];
    return { ...item, ticked };
  });
  const conditions = requirements(visit, stage, map);
  return {
    stage,
    to: nextOf(stage),
    items,
    mayTick,
    tickRoles: rolesFor(checklistAction(stage)),
    conditions: conditions.flatMap(({ id, met, roles, item }) => (item ? [] : [{ id, met, roles }])),
    missing: conditions.filter(({ met }) => !met).length,
    mayCross: may(actor.roles, crossingAction(stage)),
    crossRoles: rolesFor(crossingAction(stage)),
    mayOverride: may(actor.roles, "visit:override"),
    mayCancel:
      may(actor.roles, "visit:cancel") &&
      (stage === "booking" || stage === "preparation" || stage === "intake") &&
      !visit.intake.signed,
  };
}

function nextOfVisit(visit: Visit, map: RouteMap, calendar: WorkingCalendar) {
  const next = nextAction(visit, map, calendar);
  if (!next) return undefined;
  const item = checklistOf(map, visit.stage).find(({ id }) => `check:${id}` === next.code);
  return { ...next, item: item?.title };
}

function ending(visit: Visit) {
  if (visit.status === "open") return undefined;
  return {
    status: visit.status,
    at: visit.endedAt,
    reason: "reason" in visit ? visit.reason : undefined,
  };
}

/** What was in order at an inspection stands with the inspection; the history tells what was not. */
function isTold(event: JourneyEvent): boolean {
  return event.type !== "inspection.checked" || event.payload.result === "failed";
}

/** Everything that the frame shows. `page` counts the timeline's pages from 1. */
export async function frameOf({ actor, visit, events, map }: VisitForPage, page: number) {
  const [{ vehicle, customer, expected }, calendar, messages] = await Promise.all([
    carOf(actor, visit.id),
    workingCalendarOf(db(), actor),
    messagesOfVisit(actor, visit.id),
  ]);
  const optedOut = await optedOutSince(customer.phone);
  const timeline = timelinePage(events.filter(isTold), page, messages);
  const next = nextOfVisit(visit, map, calendar);
  const mechanicId = visit.preparation.resources?.mechanicId;
  const writers = timeline.items.map(({ message }) => message?.by);
  const people = [...peopleIn(timeline.events), ...writers, next?.ownerId, mechanicId].filter(
    (id) => id !== undefined,
  );
  const tickers = Object.values(visit.ticks).flatMap(({ by }) => (by.kind === "staff" ? [by.id] : []));
  const names = await namesOf(actor, [...people, ...tickers]);
  return {
    id: visit.id,
    number: visit.number,
    version: visit.version,
    stage: visit.stage,
    status: visit.status,
    loop: visit.loop,
    vehicle,
    customer,
    expected,
    promise: visit.promise && { first: visit.promise.first, current: visit.promise.current },
    appointmentAt: visit.booking.appointment?.at,
    released: visit.handover.releasedAt,
    ended: ending(visit),
    next,
    wait: waitingFor(visit, instant(new Date())),
    gate: gateOf(visit, map, actor),
    timeline,
    names,
    /** Of jobs and of parts. */
    jobs: Object.fromEntries([
      ...visit.jobs.map(({ id, title }) => [id, title] as const),
      ...visit.parts.map(({ id, name }) => [id, name] as const),
    ]),
    items: {
      ...Object.fromEntries(
        Object.values(map.stages).flatMap(({ checklist }) => checklist.map(({ id, title }) => [id, title])),
      ),
      ...pointTitles(map),
    },
    mayNote: may(actor.roles, "visit:note"),
    mayReceive: may(actor.roles, "intake:write"),
    mayLink: may(actor.roles, "link:create"),
    mayReadMessages: may(actor.roles, "message:read"),
    optedOut,
  };
}

export type Frame = Awaited<ReturnType<typeof frameOf>>;
