// Random journeys for property tests: the real rules and the real fold, at random times, carried as far as it goes.
import fc from "fast-check";
import { event, type EventActor, type JourneyEvent } from "~/journey/events";
import { numbered } from "~/journey/fold";
import { missing } from "~/journey/gates";
import { DAY, HOUR, MINUTE, instant, plus, type Instant } from "~/journey/instant";
import { defaultRouteMap, type RouteMap } from "~/journey/route-map";
import type { Visit } from "~/journey/visit";
import { takeTurn } from "./choices";
import { someLines } from "./turn";

/** What a visit was before and after somebody did something. */
export interface Passage {
  readonly before: Visit;
  readonly after: Visit;
  /** What the gate of the stage asked for in vain before. */
  readonly missing: readonly string[];
  readonly events: readonly JourneyEvent[];
}

export interface Journey {
  readonly map: RouteMap;
  readonly visit: Visit;
  readonly events: readonly JourneyEvent[];
  readonly passages: readonly Passage[];
  /** Some time after the last fact. */
  readonly now: Instant;
}

interface Step {
  readonly choice: number;
  readonly detail: number;
  readonly wait: number;
  /** So much earlier than it is recorded it happened. */
  readonly late: number;
}

export const IDENTITY = {
  id: "00000000-0000-7000-a000-0000000000aa",
  centreId: "00000000-0000-7000-a000-0000000000cc",
};
const ACTORS: readonly EventActor[] = [
  { kind: "staff", id: "00000000-0000-7000-a000-000000000011" },
  { kind: "staff", id: "00000000-0000-7000-a000-000000000012" },
  { kind: "customer", id: "00000000-0000-7000-a000-000000000013" },
  { kind: "job" },
];

/** Ids that are the same in every run, so that a failure can be repeated. */
function counter() {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-b000-${String(count).padStart(12, "0")}`;
  };
}

/** Numbers out of one number, the same every time. */
function dice(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return n > 0 ? (state >>> 8) % n : 0;
  };
}

function requestedAt(at: Instant, id: () => string, pick: (n: number) => number) {
  const received = event("request.received", at, {
    channel: "phone",
    number: 1001,
    customerId: id(),
    vehicleId: id(),
    complaint: "A rattle.",
    services: [...someLines({ id, pick })],
    transport: "drop-off",
    smsConsent: true,
    routeMapVersion: 1,
  });
  return numbered(undefined, IDENTITY, [received], { kind: "job" });
}

/** Takes the steps one after the other; one at which the rules allow nothing only takes time. */
export function walk(start: Instant, steps: readonly Step[], rest: number): Journey {
  const map = defaultRouteMap();
  const id = counter();
  const begun = requestedAt(start, id, dice(steps.length));
  let [visit, now] = [begun.visit, start];
  const events = [...begun.events];
  const passages: Passage[] = [];
  for (const { choice, detail, wait, late } of steps) {
    now = plus(now, wait);
    const pick = dice(detail);
    const facts = takeTurn({ visit, map, now: plus(now, -late), pick, id }, choice);
    if (facts.length === 0) continue;
    const change = numbered(visit, visit, facts, ACTORS[pick(ACTORS.length)] ?? { kind: "job" });
    const lacking = visit.status === "open" ? missing(visit, visit.stage, map).map((each) => each.id) : [];
    passages.push({ before: visit, after: change.visit, missing: lacking, events: change.events });
    events.push(...change.events);
    visit = change.visit;
  }
  return { map, visit, events, passages, now: plus(now, rest) };
}

const waits = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.nat(40 * MINUTE) },
  { weight: 2, arbitrary: fc.nat(5 * HOUR) },
  { weight: 1, arbitrary: fc.nat(3 * DAY) },
);

const lateness = fc.oneof(
  { weight: 15, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat(6 * HOUR) },
);

/** Weeks in which the clocks change, in Europe, on Lord Howe Island and (2018) in Brazil, and one in which they do not. */
const BEGINNINGS = [
  "2026-03-24T00:00:00Z",
  "2026-10-20T00:00:00Z",
  "2026-04-01T00:00:00Z",
  "2018-02-14T00:00:00Z",
  "2018-11-01T00:00:00Z",
  "2026-06-01T00:00:00Z",
].map(instant);

/** Legal journeys of all lengths. With `inOrder` every fact is recorded when it happens. */
export function journeys(options: { readonly inOrder?: boolean } = {}): fc.Arbitrary<Journey> {
  const step = fc.record({
    choice: fc.nat(5039),
    detail: fc.nat(),
    wait: waits,
    late: options.inOrder ? fc.constant(0) : lateness,
  });
  const start = fc
    .tuple(fc.constantFrom(...BEGINNINGS), fc.nat(5 * DAY))
    .map(([at, after]) => plus(at, after));
  const steps = fc.oneof(
    fc.array(step, { maxLength: 60, size: "max" }),
    fc.array(step, { minLength: 80, maxLength: 160, size: "max" }),
  );
  return fc.tuple(start, steps, fc.nat(2 * DAY)).map(([at, list, rest]) => walk(at, list, rest));
}
