// The people of a campaign: each customer once, by their most urgent car, with who is left out counted by reason. Pure.
import type { Channel } from "~/messages/kinds";
import type { Group } from "./campaign";
import { LEFT_OUT, verdictOn, type LeftOut, type Reachable, type Terms } from "./left-out";
import { fits, urgency, type Described, type Segment } from "./segment";
import { split } from "./split";

interface Car extends Described, Reachable {
  readonly customerId: string;
  readonly vehicleId: string;
}

export interface Member<C> {
  readonly candidate: C;
  readonly channel: Channel;
  readonly group: Group;
}

export type LeftOutCounts = Readonly<Partial<Record<LeftOut, number>>>;

export interface Audience<C> {
  readonly members: readonly Member<C>[];
  readonly leftOut: LeftOutCounts;
}

export interface Plan extends Terms {
  readonly segment: Segment;
  readonly seed: number;
  readonly controlPercent: number;
}

/** One car for each customer, the most urgent; the order of what is given does not matter. */
function onePerCustomer<C extends Car>(cars: readonly C[], { kind }: Plan): readonly C[] {
  const first = new Map<string, C>();
  for (const car of cars) {
    const known = first.get(car.customerId);
    const ahead = known && urgency(car, kind) - urgency(known, kind);
    if (ahead === undefined || ahead < 0 || (ahead === 0 && known && car.vehicleId < known.vehicleId))
      first.set(car.customerId, car);
  }
  return [...first.values()];
}

/** Who would be written to, in which group, and who would not. */
export function audienceOf<C extends Car>(cars: readonly C[], plan: Plan): Audience<C> {
  const fitting = onePerCustomer(
    cars.filter((car) => fits(car, plan.segment, plan.kind, plan.now)),
    plan,
  );
  const judged = fitting.map((candidate) => ({ candidate, verdict: verdictOn(candidate, plan) }));
  const going = judged.flatMap(({ candidate, verdict }) =>
    verdict.goes ? [{ candidate, channel: verdict.channel }] : [],
  );
  const groups = split(
    plan.seed,
    plan.controlPercent,
    going.map(({ candidate }) => candidate.customerId),
  );
  const counts = LEFT_OUT.map((why): [LeftOut, number] => [
    why,
    judged.filter(({ verdict }) => !verdict.goes && verdict.why === why).length,
  ]);
  return {
    members: going.map((each) => ({ ...each, group: groups.get(each.candidate.customerId) ?? "control" })),
    leftOut: Object.fromEntries(counts.filter(([, count]) => count > 0)),
  };
}
