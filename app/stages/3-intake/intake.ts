// Intake: greeting, the joint walkaround, price and promised time before work starts, and the customer's signature.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type Payload, type WorkLine } from "~/journey/events";
import { instant, iso, MINUTE, type Instant } from "~/journey/instant";
import { unseen } from "~/journey/replacing";
import { deny, type Denial } from "~/journey/verdict";
import { linesTotal, type OpenVisit, type Visit } from "~/journey/visit";
import { onBody } from "./damage/places";

/** What stood on the person's page when a fact is corrected. */
interface Correcting {
  readonly seenAt?: Instant | undefined;
}

type Refusal = { readonly ok: false; readonly denial: Denial };

/** An intake that has begun and is not signed: everything on it may still be corrected. */
function unsigned(visit: Visit): { readonly ok: true; readonly visit: OpenVisit<"intake"> } | Refusal {
  const here = inStage(visit, "intake");
  if (!here.ok) return here;
  if (here.visit.intake.signed) return deny("already-signed");
  if (!here.visit.intake.started) return deny("intake-not-started");
  return here;
}

/** Somebody turned to the customer: the end of the first wait. */
export function greet(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "intake");
  if (!here.ok) return here;
  if (here.visit.intake.greeted) return deny("already-recorded");
  return happened(event("customer.greeted", now, {}));
}

/** The advisor begins with this car. */
export function startIntake(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "intake");
  if (!here.ok) return here;
  if (here.visit.intake.started) return deny("already-recorded");
  return happened(event("intake.started", now, {}));
}

/**
 * The walk around the car. A reading below the last one needs a note: a new instrument cluster, or an error of then.
 * @param lastMileage the last reading, in the centre's distance unit
 */
export function completeWalkaround(
  visit: Visit,
  input: Payload<"walkaround.completed"> & Correcting,
  lastMileage: number | undefined,
  now: Instant,
): Decision {
  const here = unsigned(visit);
  if (!here.ok) return here;
  const { seenAt, ...found } = input;
  if (unseen(here.visit.intake.walkaround?.at, seenAt)) return deny("already-recorded");
  const explained = found.mileageNote !== undefined && found.mileageNote.trim() !== "";
  if (lastMileage !== undefined && found.mileage < lastMileage && !explained) {
    return deny("mileage-below-last", { field: "mileage", detail: { last: lastMileage } });
  }
  return happened(event("walkaround.completed", now, onItsBody(found)));
}

/** Marks stand on the parts of the body that was chosen last; without a body there is no drawing to stand on. */
function onItsBody(found: Payload<"walkaround.completed">): Payload<"walkaround.completed"> {
  const { marks, body } = found;
  if (marks === undefined) return found;
  return { ...found, marks: body === undefined ? [] : marks.map((mark) => onBody(body, mark)) };
}

/** What the customer means by their complaint, after it was asked for. Their own words stay beside it. */
export function clarifyComplaint(
  visit: Visit,
  input: Payload<"complaint.clarified"> & Correcting,
  now: Instant,
): Decision {
  const here = unsigned(visit);
  if (!here.ok) return here;
  if (unseen(here.visit.intake.clarified?.at, input.seenAt)) return deny("already-recorded");
  return happened(event("complaint.clarified", now, { text: input.text }));
}

/** The price, line by line, before work starts. The total is never taken from the page. */
export function presentEstimate(
  visit: Visit,
  input: { readonly lines: readonly WorkLine[]; readonly taxBasisPoints?: number } & Correcting,
  now: Instant,
): Decision {
  const here = unsigned(visit);
  if (!here.ok) return here;
  if (unseen(here.visit.intake.estimate?.at, input.seenAt)) return deny("already-recorded");
  if (input.lines.length === 0) return deny("estimate-empty", { field: "lines" });
  const lines = [...input.lines];
  const dear = lines.findIndex(({ partsMinor = 0, priceMinor }) => partsMinor > priceMinor);
  if (dear >= 0) return deny("parts-above-price", { field: `lines[${String(dear)}].partsMinor` });
  const { taxBasisPoints } = input;
  const tax = taxBasisPoints === undefined ? {} : { taxBasisPoints };
  return happened(event("estimate.presented", now, { lines, totalMinor: linesTotal(lines), ...tax }));
}

/** How the customer wants newly found faults handled, chosen in advance. */
export function chooseConsent(
  visit: Visit,
  input: Payload<"consent.chosen"> & Correcting,
  now: Instant,
): Decision {
  const here = unsigned(visit);
  if (!here.ok) return here;
  if (unseen(here.visit.intake.consent?.at, input.seenAt)) return deny("already-recorded");
  if (input.choice !== "up-to-amount")
    return happened(event("consent.chosen", now, { choice: input.choice }));
  if (!input.limitMinor) return deny("limit-missing", { field: "limitMinor" });
  return happened(event("consent.chosen", now, { choice: input.choice, limitMinor: input.limitMinor }));
}

/** A promise is a quarter of an hour that people remember: never earlier than the work can be done. */
const PROMISE_STEP = 15 * MINUTE;

/** @param ready when the work can be done at the earliest */
export function suggestedPromise(ready: Instant): Instant {
  return instant(Math.ceil(ready / PROMISE_STEP) * PROMISE_STEP);
}

/** When the car will be ready, said before work starts. Until the signature it is still being agreed on. */
export function setPromise(
  visit: Visit,
  input: {
    readonly at: Instant;
    /** The promised time that the person's page showed. */
    readonly seen?: Instant | undefined;
  },
  now: Instant,
): Decision {
  const here = unsigned(visit);
  if (!here.ok) return here;
  if (unseen(here.visit.promise?.current, input.seen)) return deny("already-recorded");
  const arrivedAt = here.visit.intake.arrivedAt;
  if (arrivedAt !== undefined && input.at <= arrivedAt)
    return deny("promise-before-arrival", { field: "at" });
  if (input.at <= now) return deny("promise-in-the-past", { field: "at" });
  return happened(event("promise.set", now, { at: iso(input.at) }));
}

/** What an order still lacks before anybody can sign it. */
export function unsignable({ intake, promise }: Visit, now: Instant): Refusal | undefined {
  if (!intake.walkaround) return deny("walkaround-missing");
  if (!intake.estimate) return deny("price-missing");
  if (!promise) return deny("promise-missing");
  if (!intake.consent) return deny("consent-missing");
  return promise.current <= now ? deny("promise-in-the-past") : undefined;
}

/** The whole order goes to the customer's own telephone, to be read and signed there. */
export function askToSign(visit: Visit, now: Instant): Decision {
  const here = unsigned(visit);
  if (!here.ok) return here;
  return unsignable(here.visit, now) ?? happened(event("signature.requested", now, {}));
}

/** The customer signs what was found, offered and promised; nothing of it may be missing. */
export function signOrder(visit: Visit, input: Payload<"order.signed">, now: Instant): Decision {
  const here = unsigned(visit);
  if (!here.ok) return here;
  const lacks = unsignable(here.visit, now);
  if (lacks) return lacks;
  if (input.method === "finger" && input.strokes === undefined)
    return deny("signature-missing", { field: "strokes" });
  return happened(event("order.signed", now, input));
}
