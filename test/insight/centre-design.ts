// A random centre: its hours, people, customers and habits, drawn from a seed.
import { seededRandom, type Random } from "~/insight/figures/random";
import type { Roster } from "~/insight/bottleneck/ledger-rows";
import type { Hours } from "./simulated-crew";
import { after, DAY, HOUR, openingSpans, spans, type Spans } from "./simulated-time";

export interface DrawnPass {
  /** Seconds of work before and after the car stood still. */
  readonly first: number;
  readonly second: number;
  /** Working seconds of delay; 0: none. */
  readonly approval: number;
  readonly parts: number;
  readonly inspection: number;
  /** Below the share of rework it comes back. */
  readonly luck: number;
}

export interface DrawnVisit {
  readonly id: string;
  readonly arrivesAt: number;
  readonly intake: number;
  readonly handover: number;
  readonly passes: readonly DrawnPass[];
}

/** The hours of each person, and of the one who would come next. */
export interface Crewed {
  readonly people: readonly Hours[];
  readonly oneMore: Hours;
}

export interface CentreDesign {
  readonly open: Spans;
  readonly afterOpen: (from: number, seconds: number) => number;
  readonly crews: ReadonlyMap<string, Crewed>;
  readonly visits: readonly DrawnVisit[];
  readonly reworkShare: number;
  readonly roster: Roster;
  /** Minutes that each person is there in the window. */
  readonly windowMinutes: number;
}

const MOST_PASSES = 4;
/** Days after the last arrival in which everything comes to an end. */
const DAYS_AFTER = 400;

function between(random: Random, low: number, high: number): number {
  return low + random.fraction() * (high - low);
}

/** A skewed positive length with this mean and coefficient of variation. */
function skewed(random: Random, mean: number, variation: number): number {
  const sigma2 = Math.log(1 + variation * variation);
  return mean * Math.exp(Math.sqrt(sigma2) * random.normal() - sigma2 / 2);
}

/** Each works the same hours a day, the first early, the next late and so on: who comes next fills the gap. */
function hoursOf(open: Spans, place: number, shiftHours: number, finishes: boolean): Hours {
  const hours = open.list.map(({ start, end }) => {
    const length = Math.min(end - start, shiftHours * HOUR);
    const shift = place % 2 === 0 ? { start, end: start + length } : { start: end - length, end };
    return { shift, finishing: finishes ? { start: shift.start, end } : shift };
  });
  return {
    shifts: spans(hours.map(({ shift }) => shift)),
    finishing: spans(hours.map(({ finishing }) => finishing)),
  };
}

interface Habits {
  readonly means: {
    readonly intake: number;
    readonly handover: number;
    readonly repair: number;
    readonly inspection: number;
  };
  readonly variation: number;
  readonly approval: { readonly share: number; readonly mean: number };
  readonly parts: { readonly share: number; readonly mean: number };
  readonly delayVariation: number;
}

function drawPass(
  random: Random,
  { means, variation, approval, parts, delayVariation }: Habits,
  loop: number,
): DrawnPass {
  // Done again, a job is mostly shorter, and seldom asks for anything.
  const [size, rarely] = loop === 0 ? [1, 1] : [0.5, 0.3];
  const work = skewed(random, means.repair * size, variation);
  const part = between(random, 0.2, 0.8);
  const delay = ({ share, mean }: Habits["parts"]) => {
    const [luck, length] = [random.fraction(), skewed(random, mean, delayVariation)];
    return luck < share * rarely ? length : 0;
  };
  return {
    first: work * part,
    second: work * (1 - part),
    approval: delay(approval),
    parts: delay(parts),
    inspection: skewed(random, means.inspection, 0.4),
    luck: random.fraction(),
  };
}

/** Seconds after opening: some centres are run down in the morning. */
function arrivalTimes(
  random: Random,
  open: Spans,
  days: number,
  perDay: number,
  morning: number,
): readonly number[] {
  const times: number[] = [];
  const longest = Math.max(...open.list.map(({ start, end }) => end - start));
  for (const { start, end } of open.list) {
    if (start >= days * DAY) break;
    const length = end - start;
    const expected = perDay * (length / longest);
    for (let spent = random.exponential(1); spent < expected; spent += random.exponential(1)) {
      const early = random.fraction() < morning;
      times.push(start + random.fraction() * (early ? 0.25 : 0.95) * length);
    }
  }
  return times.sort((one, other) => one - other);
}

/** @param seed of the draw: the same seed is the same centre */
export function drawCentre(seed: number): CentreDesign {
  const random = seededRandom(seed);
  const days = 7 * Math.round(between(random, 6, 26));
  const hours = between(random, 8, 11);
  const open = openingSpans(days + DAYS_AFTER, 8 * HOUR, (8 + hours) * HOUR, random.fraction() < 0.4);
  const shiftHours = random.fraction() < 0.5 ? hours : between(random, 0.7, 0.95) * hours;
  const perDay = between(random, 8, 30);
  const counts = {
    advisor: 1 + random.below(3),
    repair: 2 + random.below(7),
    inspector: 1 + random.below(2),
  };
  const load = () => between(random, 0.35, 0.93);
  // Beyond ten per cent a centre misses the usual target; none at all is not believed, but it is reported.
  const reworkShare = random.fraction() < 0.2 ? 0 : between(random, 0.02, 0.15);
  /** So much work for each visit keeps so many people busy for such a share of their time. */
  const work = (count: number, passes: number) => (load() * count * shiftHours * HOUR) / perDay / passes;
  const perVisit = {
    advisor: work(counts.advisor, 1),
    repair: work(counts.repair, 1 + 0.5 * reworkShare),
    inspector: work(counts.inspector, 1 + reworkShare),
  };
  const habits: Habits = {
    means: {
      intake: perVisit.advisor * 0.6,
      handover: perVisit.advisor * 0.4,
      repair: perVisit.repair,
      inspection: perVisit.inspector,
    },
    variation: between(random, 0.3, 1.2),
    approval: { share: between(random, 0.05, 0.6), mean: between(random, 0.2, 4) * HOUR },
    parts: { share: between(random, 0.03, 0.35), mean: between(random, 0.5, 9) * HOUR },
    delayVariation: between(random, 0.5, 1.5),
  };
  // Appointments spread the day's customers; some still come when the doors open.
  const morning = between(random, 0, 0.35);
  const times = arrivalTimes(random, open, days, perDay, morning);
  const visits = times.map((arrivesAt, place): DrawnVisit => {
    const own = seededRandom(seed * 100_003 + place);
    return {
      id: `v${String(place + 1)}`,
      arrivesAt,
      intake: skewed(own, habits.means.intake, 0.5),
      handover: skewed(own, habits.means.handover, 0.5),
      passes: Array.from({ length: MOST_PASSES }, (_, loop) => drawPass(own, habits, loop)),
    };
  });
  // A customer at the desk is not left standing at the end of a shift, nor a test drive broken off; a repair is.
  const crewOf = (name: string, count: number): Crewed => {
    const each = (place: number) => hoursOf(open, place, shiftHours, name !== "repair");
    return { people: Array.from({ length: count }, (_, place) => each(place)), oneMore: each(count) };
  };
  const crews = new Map(Object.entries(counts).map(([name, count]) => [name, crewOf(name, count)]));
  const onePerson = crews.get("advisor")?.people[0]?.shifts;
  const within = onePerson?.list.filter(({ start }) => start < days * DAY) ?? [];
  const windowMinutes = within.reduce((sum, { start, end }) => sum + end - start, 0) / 60;
  const resources = new Map(
    Object.entries(counts).map(([name, count]) => [name, { count, rosteredMinutes: count * windowMinutes }]),
  );
  return {
    open,
    afterOpen: (from, length) => after(open, from, length),
    crews,
    visits,
    reworkShare,
    roster: { resources, delays: ["approval", "parts"], rework: reworkShare > 0, targets: new Map() },
    windowMinutes,
  };
}
