// What the delay of one car does to those behind it: places in the plan that begin later, cars that miss their promise. Pure.
import { instant, latest, MINUTE, type Instant } from "~/journey/instant";
import { expectedFinishes, type Expected } from "./expected";
import type { Floor, FloorVisit } from "./floor";
import { SAME_FORECAST } from "./promise-risk";

/** A place in the plan of a car that has not been begun on. */
export interface LaterPlace {
  readonly visitId: string;
  readonly mechanicId: string;
  readonly bayId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface Delayed {
  readonly visitId: string;
  readonly lateBy: number;
  /** A booked place begins later on this lane, a car in the workshop misses its promise, or one that misses it anyway by more. */
  readonly kind: "mechanic" | "bay" | "promise" | "further";
  /** When it was to begin, or was promised. */
  readonly wasAt: Instant;
}

/** A place in the plan that begins later, and no car that is in the workshop already. */
export function isBooked({ kind }: Pick<Delayed, "kind">): boolean {
  return kind === "mechanic" || kind === "bay";
}

/** How a lane's places move when the car in front keeps it until `freeAt`; a gap swallows the rest of the delay. */
function pushed(
  { shop }: Floor,
  places: readonly LaterPlace[],
  freeAt: Instant,
  kind: "mechanic" | "bay",
): readonly Delayed[] {
  const found: Delayed[] = [];
  let free = freeAt;
  for (const { visitId, mechanicId, startsAt, endsAt } of places.toSorted(
    (a, b) => a.startsAt - b.startsAt,
  )) {
    if (free - startsAt < MINUTE) break;
    found.push({ visitId, kind, lateBy: free - startsAt, wasAt: startsAt });
    const minutes = Math.round(shop.calendar.open(startsAt, endsAt) / MINUTE);
    free = shop.finish(mechanicId, free, minutes) ?? instant(free + (endsAt - startsAt));
  }
  return found;
}

/** Each visit once, with its greater delay. */
function worst(delayed: readonly Delayed[]): readonly Delayed[] {
  const by = new Map<string, Delayed>();
  for (const each of delayed) {
    const known = by.get(each.visitId);
    if (!known || known.lateBy < each.lateBy) by.set(each.visitId, each);
  }
  return [...by.values()].sort((a, b) => a.wasAt - b.wasAt || (a.visitId < b.visitId ? -1 : 1));
}

/** Cars in the workshop that would keep their promise, or come nearer to it, if this one were not there. */
function missed(now: Instant, floor: Floor, visit: FloorVisit, finishes: ReadonlyMap<string, Expected>) {
  const others = floor.visits.filter(({ id }) => id !== visit.id);
  const alone = expectedFinishes(now, { ...floor, visits: others });
  return others.flatMap(({ id, promisedAt }): Delayed[] => {
    const [at, without] = [finishes.get(id)?.readyAt, alone.get(id)?.readyAt];
    if (promisedAt === undefined || at === undefined || without === undefined) return [];
    const lateBy = at - latest(promisedAt, without);
    const kind = without > promisedAt ? "further" : "promise";
    return lateBy < SAME_FORECAST ? [] : [{ visitId: id, kind, lateBy, wasAt: promisedAt }];
  });
}

/**
 * Who else becomes late by a car in repairs.
 * @param places of the same local day that are still to begin
 */
export function knockOn(
  now: Instant,
  floor: Floor,
  places: readonly LaterPlace[],
  visit: FloorVisit,
): readonly Delayed[] {
  if (visit.stage !== "repairs") return [];
  const finishes = expectedFinishes(now, floor);
  const freeAt = finishes.get(visit.id)?.leavesBayAt;
  if (freeAt === undefined) return [];
  const mechanics = new Set(visit.jobs.map((job) => job.mechanicId ?? visit.mechanicId));
  const behind = places.filter(({ visitId }) => visitId !== visit.id);
  const byMechanic = [...mechanics].flatMap((id) =>
    pushed(
      floor,
      behind.filter((place) => place.mechanicId === id),
      freeAt,
      "mechanic",
    ),
  );
  const inBay = behind.filter(({ bayId }) => bayId === visit.bayId);
  return worst([
    ...missed(now, floor, visit, finishes),
    ...byMechanic,
    ...pushed(floor, inBay, freeAt, "bay"),
  ]);
}
