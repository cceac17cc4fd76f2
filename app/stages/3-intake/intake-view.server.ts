// What the intake page shows, gathered for one visit.
import { instant, MINUTE, type Instant } from "~/journey/instant";
import { may, type Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { getCustomer } from "~/people/customers/customers.server";
import { mileageBefore } from "~/people/vehicles/history.server";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { stagePhase } from "~/visits/stage-phase";
import { suggestedPromise } from "./intake";

/** The lines as far as they are known: offered, drafted, or asked for. */
function linesSoFar({ intake, preparation, request }: Visit) {
  return intake.estimate?.lines ?? preparation.drafted?.lines ?? request.services;
}

/** The earliest time that can be promised, and the labour it comes from; undefined for a centre that never opens. */
async function suggestion(actor: Actor, labourMinutes: number, now: Instant): Promise<Instant | undefined> {
  const calendar = await workingCalendarOf(db(), actor);
  const ready = calendar.addWorkingTime(now, labourMinutes * MINUTE);
  return ready === undefined ? undefined : suggestedPromise(ready);
}

export async function intakeView(actor: Actor, visit: Visit) {
  const { intake, promise, booking, request, vehicleId, customerId } = visit;
  const lines = linesSoFar(visit);
  const labourMinutes = lines.reduce((sum, line) => sum + line.labourMinutes, 0);
  const hasReading = intake.walkaround !== undefined;
  const phase = stagePhase(visit, "intake");
  const [customer, lastMileage, suggestedAt] = await Promise.all([
    getCustomer(db(), actor, customerId),
    mileageBefore(db(), actor, { id: visit.id, vehicleId, hasReading }),
    phase === "now" ? suggestion(actor, labourMinutes, instant(new Date())) : undefined,
  ]);
  return {
    phase,
    complaint: request.complaint,
    intake,
    promise,
    lines,
    labourMinutes,
    suggestedAt,
    lastMileage,
    appointmentAt: booking.appointment?.at,
    customerName: customer?.name ?? "",
    mayWrite: may(actor.roles, "intake:write"),
  };
}

export type IntakeView = Awaited<ReturnType<typeof intakeView>>;
