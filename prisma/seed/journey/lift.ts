// A car in the workshop of the simulation: what is known of it beside its file, and the parts it waits for.
import type { Instant } from "~/journey/instant";
import { partsArrived } from "~/stages/4-repairs/extra-work";
import type { Signal, Steps } from "../agenda";
import type { Shop } from "../shop";
import type { VisitFile } from "../visit-file";
import type { Fault } from "../words/texts";
import { PROMISED_SOON } from "./urgency";

/** What is wrong with a car beside the order. */
export interface Faults {
  /** The job during which it is seen. */
  readonly jobId: string;
  readonly all: readonly Fault[];
}

/** What the workshop knows of a car beside its file. */
export interface OnTheLift {
  readonly shop: Shop;
  readonly file: VisitFile;
  /** What will be found, and during which job. */
  readonly faults: Faults | undefined;
  /** Given once the customer has answered; absent while nothing is asked. */
  asked: Signal | undefined;
  /** Extra jobs whose parts are still on their way. */
  readonly onTheWay: Map<string, Signal>;
}

/** Waits until the delivery has come and the clerk has brought the part. */
export function* delivered(shop: Shop, file: VisitFile, jobId: string, at: Instant): Steps {
  yield shop.agenda.until(at);
  const clerk = yield* shop.partsDesk.seize(PROMISED_SOON);
  yield shop.minutes(file.chance.between(1, 5));
  file.record(clerk, "repairs:parts", partsArrived, { jobId });
  shop.partsDesk.release(clerk);
}
