// What the intake page shows, gathered for one visit.
import { BODIES, ENERGIES } from "~/journey/car-received";
import { instant, type Instant } from "~/journey/instant";
import { may, type Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { getCustomer } from "~/people/customers/customers.server";
import { mileageBefore } from "~/people/vehicles/history.server";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { catalogueOf } from "~/settings/services/services.server";
import { stagePhase } from "~/visits/stage-phase";
import { intakeDraft } from "./draft/draft.server";
import { unsignable } from "./intake";
import { promiseFrom } from "./load";
import { loadBefore } from "./load.server";
import { orderShown } from "./signing.server";

/** The lines as far as they are known: offered, drafted, or asked for. */
function linesSoFar({ intake, preparation, request }: Visit) {
  return intake.estimate?.lines ?? preparation.drafted?.lines ?? request.services;
}

/** The earliest time that can be promised, and what it comes from; undefined for a centre that never opens. */
async function suggestion(actor: Actor, visit: Visit, labourMinutes: number, now: Instant) {
  const calendar = await workingCalendarOf(db(), actor);
  return promiseFrom(calendar, await loadBefore(db(), visit, calendar, now), labourMinutes, now);
}

/** What the car is known by. */
async function carOf(actor: Actor, vehicleId: string) {
  const where = { id: vehicleId, centreId: actor.centreId };
  const row = await db().vehicle.findFirst({ where, select: { body: true, energy: true } });
  return {
    body: BODIES.find((each) => each === row?.body),
    energy: ENERGIES.find((each) => each === row?.energy),
  };
}

/** What may be added to an estimate: named for the reader, and written in the centre's language as the whole order is. */
async function offered(actor: Actor) {
  const { language } = await db().centre.findUniqueOrThrow({
    where: { id: actor.centreId },
    select: { language: true },
  });
  const services = await catalogueOf(db(), actor, actor.language);
  return services
    .filter(({ active }) => active)
    .map(({ id, titleEn, titleRu, labourMinutes, priceMinor }) => ({
      id,
      name: actor.language === "ru" ? titleRu : titleEn,
      title: language === "ru" ? titleRu : titleEn,
      labourMinutes,
      priceMinor,
    }));
}

/** What only an intake that is being written needs. */
async function beingWritten(actor: Actor, visit: Visit, labourMinutes: number) {
  const now = instant(new Date());
  const complete = unsignable(visit, now) === undefined && !visit.intake.signed;
  const [suggested, catalogue, draft, shown] = await Promise.all([
    suggestion(actor, visit, labourMinutes, now),
    offered(actor),
    intakeDraft(actor, visit.id),
    complete ? orderShown(db(), visit) : undefined,
  ]);
  return { suggested, catalogue, draft, orderHash: shown?.hash };
}

export async function intakeView(actor: Actor, visit: Visit) {
  const { intake, promise, booking, request, vehicleId, customerId } = visit;
  const lines = linesSoFar(visit);
  const labourMinutes = lines.reduce((sum, line) => sum + line.labourMinutes, 0);
  const hasReading = intake.walkaround !== undefined;
  const phase = stagePhase(visit, "intake");
  const mayWrite = may(actor.roles, "intake:write");
  const [customer, lastMileage, car, centre, writing] = await Promise.all([
    getCustomer(db(), actor, customerId),
    mileageBefore(db(), actor, { id: visit.id, vehicleId, hasReading }),
    carOf(actor, vehicleId),
    db().centre.findUniqueOrThrow({ where: { id: actor.centreId }, select: { taxBasisPoints: true } }),
    phase === "now" && mayWrite ? beingWritten(actor, visit, labourMinutes) : undefined,
  ]);
  return {
    visitId: visit.id,
    phase,
    complaint: request.complaint,
    intake,
    promise,
    lines,
    labourMinutes,
    lastMileage,
    car,
    taxBasisPoints: intake.estimate?.taxBasisPoints ?? centre.taxBasisPoints,
    appointmentAt: booking.appointment?.at,
    customerName: customer?.name ?? "",
    mayWrite,
    me: actor.staffId,
    suggested: writing?.suggested,
    catalogue: writing?.catalogue ?? [],
    draft: writing?.draft ?? {},
    orderHash: writing?.orderHash,
  };
}

export type IntakeView = Awaited<ReturnType<typeof intakeView>>;
