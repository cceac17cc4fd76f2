// Orders that were signed as the program signs them: sealed, with the evidence kept beside the fact.
import { v7 as uuid } from "uuid";
import { MINUTE, instant, plus } from "~/journey/instant";
import {
  chooseConsent,
  completeWalkaround,
  greet,
  presentEstimate,
  setPromise,
  startIntake,
} from "~/stages/3-intake/intake";
import { decideSigning, keepsSignedOrder } from "~/stages/3-intake/signing.server";
import { authorOf, changeVisit } from "~/visits/store.server";
import { visitIn, type TestVisit, type VisitWishes } from "./factories";

export const STROKES = "M60 120L80 60L100 140L130 70";

/** A visit at intake with everything that is signed for, and no signature. */
export async function readyToSign(wishes: VisitWishes = {}): Promise<TestVisit> {
  const visit = await visitIn("intake", wishes);
  const { advisor } = visit.centre.team;
  await visit.change(advisor, greet);
  await visit.change(advisor, startIntake);
  await visit.change(advisor, (each, at) =>
    completeWalkaround(each, { withCustomer: true, mileage: 84_300, fuelPercent: 50 }, undefined, at),
  );
  await visit.change(advisor, (each, at) => presentEstimate(each, { lines: each.request.services }, at));
  await visit.change(advisor, (each, at) => chooseConsent(each, { choice: "ask-every-time" }, at));
  const promisedAt = plus(instant(new Date()), 240 * MINUTE);
  await visit.change(advisor, (each, at) => setPromise(each, { at: promisedAt }, at));
  return visit;
}

/** Signs by finger what stands there now. */
export async function sign(visit: TestVisit, name = "A. Customer"): Promise<void> {
  const { advisor } = visit.centre.team;
  const outcome = await changeVisit(
    authorOf(advisor),
    visit.id,
    uuid(),
    (each, deciding) => decideSigning(each, { name, method: "finger", strokes: STROKES }, deciding),
    keepsSignedOrder,
  );
  if (outcome.kind !== "done") throw new Error(`not signed: ${JSON.stringify(outcome)}`);
}
