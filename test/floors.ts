// Workshops at a moment, for tests of expected finishes: made by hand or at random.
import fc from "fast-check";
import { workshop } from "~/capacity/workshop";
import type { Roster, RosterMechanic } from "~/capacity/roster";
import { STOP_CAUSES } from "~/journey/events";
import { instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Span, WorkingHours } from "~/journey/working-time";
import type { Floor, FloorJob, FloorJobState, FloorVisit } from "~/lateness/floor";

/** Monday to Friday 8 to 18, Saturday 9 to 13, no Sunday. */
export const WEEK: WorkingHours["week"] = [
  ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1080 })),
  { weekday: 6, opensMinute: 540, closesMinute: 780 },
];

export const MECHANICS = ["m1", "m2", "m3"] as const;

export interface FloorWishes {
  readonly timeZone?: string;
  readonly absences?: Readonly<Partial<Record<string, readonly Span[]>>>;
  readonly shifts?: Readonly<Partial<Record<string, RosterMechanic["shifts"]>>>;
}

function rosterOf({ timeZone = "Europe/Dublin", absences = {}, shifts = {} }: FloorWishes): Roster {
  return {
    centreId: "centre",
    version: 1,
    hours: { timeZone, week: WEEK, exceptions: [] },
    holidayNames: new Map(),
    mechanics: MECHANICS.map((id) => ({
      id,
      name: id,
      skills: [],
      shifts: shifts[id] ?? [],
      absences: absences[id] ?? [],
    })),
    bays: [],
    walkInPercent: 0,
    receptionsPerQuarter: 4,
    loaners: 0,
    shuttleSeats: 0,
    overrides: new Map(),
  };
}

export function aFloor(visits: readonly FloorVisit[], wishes: FloorWishes = {}): Floor {
  const usual = { approvalMs: 30 * MINUTE, partsMs: 240 * MINUTE };
  return { shop: workshop(rosterOf(wishes)), usual, visits };
}

let made = 0;

export function aJob(wishes: Partial<FloorJob> = {}): FloorJob {
  made += 1;
  return {
    id: `job ${String(made).padStart(6, "0")}`,
    labourMinutes: 60,
    clockedMs: 0,
    state: { kind: "planned" },
    rank: 0,
    position: 0,
    mechanicId: "m1",
    ...wishes,
  };
}

export function aCar(id: string, at: Instant, wishes: Partial<FloorVisit> = {}): FloorVisit {
  made += 1;
  return {
    id,
    number: made,
    stage: "repairs",
    stageEnteredAt: at,
    jobs: [aJob()],
    missing: [],
    qualityMs: 30 * MINUTE,
    ...wishes,
  };
}

/** Ten days around the last Sunday of October 2026 and of March 2027, and any other time of a year. */
export const moments: fc.Arbitrary<Instant> = fc
  .oneof(
    fc.constantFrom(Date.parse("2026-10-25T00:00Z"), Date.parse("2027-03-28T00:00Z")),
    fc.integer({ min: Date.parse("2026-06-01T00:00Z"), max: Date.parse("2027-05-31T00:00Z") }),
  )
  .chain((middle) =>
    fc.integer({ min: -5 * 1440, max: 5 * 1440 }).map((at) => instant(middle + at * MINUTE)),
  );

const states = (now: Instant): fc.Arbitrary<FloorJobState> =>
  fc.oneof(
    fc.constant<FloorJobState>({ kind: "planned" }),
    fc
      .integer({ min: 0, max: 600 })
      .map((ago): FloorJobState => ({ kind: "running", since: plus(now, -ago * MINUTE) })),
    fc.record({
      kind: fc.constant("stopped" as const),
      since: fc.integer({ min: 0, max: 4000 }).map((ago) => plus(now, -ago * MINUTE)),
      cause: fc.constantFrom(...STOP_CAUSES),
      resolved: fc.boolean(),
    }),
  );

const jobs = (now: Instant): fc.Arbitrary<FloorJob> =>
  fc
    .record({
      labourMinutes: fc.integer({ min: 0, max: 900 }),
      clockedMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 * MINUTE })),
      state: states(now),
      rank: fc.integer({ min: 0, max: 3 }),
      position: fc.integer({ min: 0, max: 3 }),
      mechanicId: fc.constantFrom(...MECHANICS, "gone", undefined),
    })
    .map(({ mechanicId, ...job }) => {
      const { mechanicId: _nobody, ...whole } = aJob(job);
      return mechanicId === undefined ? whole : { ...whole, mechanicId };
    });

/** Up to eight cars with up to three jobs each. */
export function carsAt(now: Instant): fc.Arbitrary<readonly FloorVisit[]> {
  const car = fc.record({
    stage: fc.constantFrom("repairs" as const, "repairs" as const, "quality" as const),
    stageEnteredAt: fc.integer({ min: 0, max: 3000 }).map((ago) => plus(now, -ago * MINUTE)),
    jobs: fc.array(jobs(now), { maxLength: 3 }),
    qualityMs: fc.integer({ min: 1, max: 90 }).map((count) => count * MINUTE),
    missing: fc.array(
      fc
        .integer({ min: -2, max: 5 })
        .map((days) => ({ expectedOn: new Date(now + days * 1440 * MINUTE).toISOString().slice(0, 10) })),
      { maxLength: 1 },
    ),
    promised: fc.option(fc.integer({ min: -300, max: 3000 })),
  });
  return fc.array(car, { minLength: 1, maxLength: 8 }).map((cars) =>
    cars.map(({ promised, ...wishes }, at) =>
      aCar(`car ${String(at)}`, now, {
        ...wishes,
        ...(promised === null ? {} : { promisedAt: plus(now, promised * MINUTE) }),
      }),
    ),
  );
}
