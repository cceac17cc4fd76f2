// What the forms of intake do.
import { mileageBefore } from "~/people/vehicles/history.server";
import { command } from "~/visits/command.server";
import { ownLines } from "~/visits/typed-lines";
import type { Alongside } from "~/visits/store.server";
import {
  chooseConsent,
  completeWalkaround,
  greet,
  presentEstimate,
  setPromise,
  signOrder,
  startIntake,
} from "./intake";
import { Consent, Estimate, Nothing, SetPromise, Sign, Walkaround } from "./intake.schema";

/** The vehicle's own reading follows the walkaround in the same transaction. */
function readingOf(mileage: number): Alongside {
  return async (tx, { visit }) => {
    const where = { id: visit.vehicleId, centreId: visit.centreId };
    await tx.vehicle.updateMany({ where, data: { mileage } });
  };
}

const may = "intake:write";

export const intakeCommands = {
  greet: command({ may, schema: Nothing, decide: (visit, _, { now }) => greet(visit, now) }),
  startIntake: command({ may, schema: Nothing, decide: (visit, _, { now }) => startIntake(visit, now) }),
  walkaround: command({
    may,
    schema: Walkaround,
    decide: async (visit, input, { tx, actor, now }) => {
      const hasReading = visit.intake.walkaround !== undefined;
      const last = await mileageBefore(tx, actor, { id: visit.id, vehicleId: visit.vehicleId, hasReading });
      return completeWalkaround(visit, input, last, now);
    },
    alongside: ({ mileage }) => readingOf(mileage),
  }),
  estimate: command({
    may,
    schema: Estimate,
    decide: (visit, { lines, seenAt }, { now }) =>
      presentEstimate(visit, { lines: ownLines(visit, lines), seenAt }, now),
  }),
  setPromise: command({
    may,
    schema: SetPromise,
    decide: (visit, input, { now }) => setPromise(visit, input, now),
  }),
  consent: command({
    may,
    schema: Consent,
    decide: (visit, input, { now }) => chooseConsent(visit, input, now),
  }),
  sign: command({ may, schema: Sign, decide: (visit, input, { now }) => signOrder(visit, input, now) }),
} as const;
