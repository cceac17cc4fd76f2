// What the forms of intake do.
import { tellsCustomer, type MadeLink } from "~/customer/made-link.server";
import type { Payload } from "~/journey/events";
import { mileageBefore } from "~/people/vehicles/history.server";
import type { Tx } from "~/platform/db/db.server";
import { command } from "~/visits/command.server";
import type { Alongside } from "~/visits/store.server";
import { ownLines } from "~/visits/typed-lines";
import { clearsDraft } from "./draft/draft.server";
import {
  askToSign,
  chooseConsent,
  clarifyComplaint,
  completeWalkaround,
  greet,
  presentEstimate,
  setPromise,
  startIntake,
} from "./intake";
import { Clarify, Consent, Estimate, Nothing, SetPromise, Sign, Walkaround } from "./intake.schema";
import { decideSigning, keepsSignedOrder } from "./signing.server";

/** What the vehicle is known by follows the walkaround in the same transaction. */
function learnedOf({
  mileage,
  body,
  energy,
}: Pick<Payload<"walkaround.completed">, "mileage" | "body" | "energy">) {
  const known = { mileage, ...(body ? { body } : {}), ...(energy ? { energy } : {}) };
  const learn: Alongside = async (tx, { visit }) => {
    const where = { id: visit.vehicleId, centreId: visit.centreId };
    await tx.vehicle.updateMany({ where, data: known });
  };
  return learn;
}

function both(first: Alongside, second: Alongside): Alongside {
  return async (tx, change) => {
    await first(tx, change);
    await second(tx, change);
  };
}

async function taxOf(tx: Tx, centreId: string): Promise<number> {
  const where = { id: centreId };
  const centre = await tx.centre.findUniqueOrThrow({ where, select: { taxBasisPoints: true } });
  return centre.taxBasisPoints;
}

const may = "intake:write";

const atTheCar = {
  greet: command({ may, schema: Nothing, decide: (visit, _, { now }) => greet(visit, now) }),
  startIntake: command({ may, schema: Nothing, decide: (visit, _, { now }) => startIntake(visit, now) }),
  clarify: command({
    may,
    schema: Clarify,
    decide: (visit, input, { now }) => clarifyComplaint(visit, input, now),
    alongside: (_, { actor }) => clearsDraft(actor, "clarify"),
  }),
  walkaround: command({
    may,
    schema: Walkaround,
    decide: async (visit, input, { tx, actor, now }) => {
      const hasReading = visit.intake.walkaround !== undefined;
      const last = await mileageBefore(tx, actor, { id: visit.id, vehicleId: visit.vehicleId, hasReading });
      return completeWalkaround(visit, input, last, now);
    },
    alongside: (found, { actor }) => both(learnedOf(found), clearsDraft(actor, "walkaround")),
  }),
};

const agreement = {
  estimate: command({
    may,
    schema: Estimate,
    decide: async (visit, { lines, seenAt }, { tx, actor, now }) => {
      const taxBasisPoints = await taxOf(tx, actor.centreId);
      return presentEstimate(visit, { lines: ownLines(visit, lines), taxBasisPoints, seenAt }, now);
    },
    alongside: (_, { actor }) => clearsDraft(actor, "estimate"),
  }),
  setPromise: command({
    may,
    schema: SetPromise,
    decide: (visit, input, { now }) => setPromise(visit, input, now),
    alongside: (_, { actor }) => clearsDraft(actor, "setPromise"),
  }),
  consent: command({
    may,
    schema: Consent,
    decide: (visit, input, { now }) => chooseConsent(visit, input, now),
    alongside: (_, { actor }) => clearsDraft(actor, "consent"),
  }),
  sign: command({ may, schema: Sign, decide: decideSigning, alongside: () => keepsSignedOrder }),
};

/** The table for one request; a link that it makes is left in `made`. */
export function intakeCommands(made: MadeLink = {}) {
  return {
    ...atTheCar,
    ...agreement,
    askToSign: command({
      may,
      schema: Nothing,
      decide: (visit, _, { now }) => askToSign(visit, now),
      alongside: () => tellsCustomer(made, () => ({ kind: "sign-order", purpose: "intake" })),
    }),
  } as const;
}
