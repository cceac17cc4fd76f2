// Visits that reached the bay, for tests of the rules from repairs onwards.
import { happened } from "~/journey/course";
import { event, type Payload, type WorkLine } from "~/journey/events";
import { iso, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { START, after, carriedTo, minutesOn, requested, workLine } from "./visit-facts";

export const MECHANIC = "0199a000-0000-7000-8000-0000000000a1";
export const OTHER_MECHANIC = "0199a000-0000-7000-8000-0000000000a2";
export const INSPECTOR = "0199a000-0000-7000-8000-0000000000a3";

export interface Signed {
  readonly lines?: readonly WorkLine[];
  readonly consent?: Payload<"consent.chosen">;
  readonly promisedAt?: Instant;
  /** Who the jobs belong to; nobody when left out. */
  readonly mechanicId?: string;
}

/** A car in the bay with a signed order. Promised for four hours after START. */
export function inTheBay(signed: Signed = {}): Visit {
  const { lines = [workLine()], consent = { choice: "ask-every-time" }, mechanicId } = signed;
  const promisedAt = signed.promisedAt ?? minutesOn(240);
  const totalMinor = lines.reduce((total, line) => total + line.priceMinor, 0);
  const received = after(
    carriedTo(requested(), "intake"),
    () => happened(event("estimate.presented", START, { lines: [...lines], totalMinor })),
    () => happened(event("consent.chosen", START, consent)),
    () => happened(event("promise.set", START, { at: iso(promisedAt) })),
    () => happened(event("order.signed", START, { name: "Nora Byrne" })),
  );
  const given =
    mechanicId === undefined
      ? []
      : lines.map((line) => event("job.assigned", START, { jobId: line.id, mechanicId }));
  return after(carriedTo(received, "repairs"), () => happened(...given));
}

/** The ids of a visit's jobs, in their order. */
export function jobIds(visit: Visit): readonly string[] {
  return visit.jobs.map(({ id }) => id);
}

/** The same car with all its jobs done by the mechanic. */
export function workedOn(visit: Visit, mechanicId = MECHANIC): Visit {
  return after(visit, () =>
    happened(
      ...visit.jobs.flatMap(({ id }) => [
        event("work.started", minutesOn(10), { jobId: id, mechanicId }),
        event("work.finished", minutesOn(60), { jobId: id }),
      ]),
    ),
  );
}
