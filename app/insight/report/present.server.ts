// What is so now: cars in each stage, the oldest of them, and those that will hardly be in time.
import { instant, MINUTE, type Instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import type { Tx } from "~/platform/db/db.server";
import { byChance } from "../centre/stuck";
import { curveChance } from "../figures/survival-curve";
import { causeOf, isWait } from "../ledger/row-code";
import type { VisitRecord } from "../ledger/visit-record";
import type { Collected } from "./collected";
import type { ReportedCentre } from "./centre-sums.server";
import type { LiveVisit } from "./live-visits.server";
import type { OldestVisit, StageFacts, StuckFacts } from "./report-facts";

/** So many are told of where nobody asks for more. */
export const STUCK_TOLD = 50;

type StageNow = Pick<StageFacts, "now" | "oldest">;

export interface PresentFacts {
  readonly stages: readonly StageNow[];
  readonly stuck: readonly StuckFacts[];
  readonly stuckCount: number;
}

interface Owned {
  readonly visitId: string;
  readonly centreId: string;
  readonly number: number;
  readonly owner: string | null;
  readonly ownerRole: string | null;
}

/** What a visit waits for now; undefined while somebody works on it or nothing is due. */
function causeNow({ tail }: VisitRecord, now: Instant): string | undefined {
  for (let at = 0; at < tail.length; at += 3) {
    const [from = null, until = null, code = null] = [tail[at], tail[at + 1], tail[at + 2]];
    if (from === null || code === null || from > now || (until !== null && until <= now)) continue;
    return isWait(code) ? WAIT_CAUSES[causeOf(code)] : undefined;
  }
  return undefined;
}

type Unowned = Omit<StuckFacts, "owner" | "ownerRole">;

function stuckIn(
  { centre, calendar, live, period }: ReportedCentre,
  collected: Collected,
  now: Instant,
): readonly Unowned[] {
  const { kept, limits } = period;
  return live.visits.flatMap(({ visitId, number, record }: LiveVisit): readonly Unowned[] => {
    const cause = causeNow(record, now);
    const stage = STAGES[record.stay?.[0] ?? -1];
    if (!record.stay || !stage || cause === undefined || (kept && !kept.has(number))) return [];
    const [place, since] = record.stay;
    const age = calendar.open(instant(since), now);
    const limit = limits.stages[place] ?? 0;
    const curve = collected.stages[place]?.curve;
    const onTime = curve ? curveChance(curve, age, limit) : null;
    const inMinutes = { age: age / MINUTE, limit: limit / MINUTE };
    return [{ visitId, centreId: centre.id, number, stage, cause, ...inMinutes, onTime }];
  });
}

/** Whose turn it is, by centre and number: ids that a visit has, and who owns what is next. */
async function owners(
  tx: Tx,
  wanted: readonly { readonly centreId: string; readonly number: number }[],
): Promise<readonly Owned[]> {
  if (wanted.length === 0) return [];
  return tx.$queryRaw<Owned[]>`
    select v.id as "visitId", v.centre_id as "centreId", v.number, s.name as owner, v.next_owner_role as "ownerRole"
    from unnest(${wanted.map(({ centreId }) => centreId)}::uuid[], ${wanted.map(({ number }) => number)}::int[])
      as wanted (centre_id, number)
    join visit v on v.centre_id = wanted.centre_id and v.number = wanted.number
    left join staff s on s.id = v.next_owner_id`;
}

interface Oldest {
  readonly centreId: string;
  readonly number: number;
  readonly stayFrom: number;
}

/** In one go, since a group has thousands of open visits. */
function stagesNow(
  centres: readonly ReportedCentre[],
): readonly { now: number; oldest: Oldest | undefined }[] {
  const stages = STAGES.map((): { now: number; oldest: Oldest | undefined } => ({
    now: 0,
    oldest: undefined,
  }));
  for (const { centre, live } of centres) {
    for (const { number, stage, stayFrom } of live.open) {
      const of = stages[stage];
      if (!of) continue;
      of.now += 1;
      if (stayFrom < (of.oldest?.stayFrom ?? Infinity)) of.oldest = { centreId: centre.id, number, stayFrom };
    }
  }
  return stages;
}

/**
 * @param endsNow whether the period does: only then anything is told of stuck visits
 * @param most so many of them are told of
 */
export async function presentFacts(
  tx: Tx,
  centres: readonly ReportedCentre[],
  collected: Collected,
  now: Instant,
  endsNow: boolean,
  most: number,
): Promise<PresentFacts> {
  const all = endsNow ? centres.flatMap((centre) => stuckIn(centre, collected, now)) : [];
  const stuck = all.sort(byChance).slice(0, most);
  const stages = stagesNow(centres);
  const known = await owners(tx, [...stuck, ...stages.flatMap(({ oldest }) => (oldest ? [oldest] : []))]);
  const keyOf = (centreId: string, number: number) => `${centreId} ${String(number)}`;
  const byKey = new Map(known.map((each) => [keyOf(each.centreId, each.number), each]));
  const owned = (centreId: string, number: number) => byKey.get(keyOf(centreId, number));
  const calendars = new Map(centres.map(({ centre, calendar }) => [centre.id, calendar]));
  return {
    stuckCount: all.length,
    stuck: stuck.map((each) => {
      const { owner = null, ownerRole = null } = owned(each.centreId, each.number) ?? {};
      return { ...each, owner, ownerRole };
    }),
    stages: stages.map(({ now: there, oldest }): StageNow => {
      const visit = oldest && owned(oldest.centreId, oldest.number);
      const calendar = oldest && calendars.get(oldest.centreId);
      if (!oldest || !visit || !calendar) return { now: there, oldest: null };
      const { centreId, number, stayFrom } = oldest;
      const age = calendar.open(instant(stayFrom), now) / MINUTE;
      return { now: there, oldest: { visitId: visit.visitId, number, centreId, age } satisfies OldestVisit };
    }),
  };
}
