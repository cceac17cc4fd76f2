// Visits for tests of the rules: made of facts in memory, without a database.
import { crossing, type Decision } from "~/journey/course";
import { event, type EventActor, type NewEvent, type WorkLine } from "~/journey/events";
import { numbered } from "~/journey/fold";
import { MINUTE, instant, plus, type Instant } from "~/journey/instant";
import { NEXT, STAGES, type Stage } from "~/journey/stages";
import type { Visit } from "~/journey/visit";

const ADVISOR: EventActor = { kind: "staff", id: "0199a000-0000-7000-8000-000000000001" };
const IDENTITY = {
  id: "0199a000-0000-7000-8000-00000000000a",
  centreId: "0199a000-0000-7000-8000-00000000000c",
};

/** A Tuesday morning; tests count minutes from here. */
export const START = instant("2026-03-03T08:00:00.000Z");

export function minutesOn(minutes: number): Instant {
  return plus(START, minutes * MINUTE);
}

/** A line of work with an id of its own. */
export function workLine(change: Partial<WorkLine> = {}): WorkLine {
  return { id: crypto.randomUUID(), title: "Oil service", labourMinutes: 60, priceMinor: 18_400, ...change };
}

function recorded(visit: Visit | undefined, news: readonly NewEvent[]): Visit {
  return numbered(visit, visit ?? IDENTITY, news, ADVISOR).visit;
}

/** A request that was just taken down. */
export function requested(services: readonly WorkLine[] = [workLine()]): Visit {
  return recorded(undefined, [
    event("request.received", START, {
      channel: "phone",
      number: 1001,
      customerId: "0199a000-0000-7000-8000-000000000010",
      vehicleId: "0199a000-0000-7000-8000-000000000011",
      complaint: "A rattle from the front left over bumps.",
      services: [...services],
      transport: "drop-off",
      smsConsent: true,
      routeMapVersion: 1,
    }),
  ]);
}

/**
 * The visit after these rules said yes, one after the other.
 * @throws Error when a rule says no
 */
export function after(visit: Visit, ...rules: readonly ((visit: Visit) => Decision)[]): Visit {
  return rules.reduce((present, rule) => {
    const decision = rule(present);
    if (!decision.ok) throw new Error(`denied: ${decision.denial.code}`);
    return recorded(present, decision.events);
  }, visit);
}

/** The visit carried into a stage past all gates, as an override would. */
export function carriedTo(visit: Visit, to: Stage, now: Instant = START): Visit {
  const way = STAGES.slice(STAGES.indexOf(visit.stage), STAGES.indexOf(to));
  return way.reduce((present, from) => recorded(present, crossing(from, NEXT[from][0], now)), visit);
}

/** The code of a refusal, with its field where it has one: "estimate-empty", "appointment-in-the-past/at"; "yes" when allowed. */
export function answer(decision: Decision): string {
  if (decision.ok) return "yes";
  const { code, field } = decision.denial;
  return field === undefined ? code : `${code}/${field}`;
}
