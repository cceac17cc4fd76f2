// What visits come to now of which nothing is kept that would be right: those with newer facts, those on which somebody works, and all
// of them while nobody keeps anything. Worked out from their facts, and remembered until there are more.
import type { Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { rememberedOfDatabase } from "~/platform/db/remembered.server";
import { RecentlyUsed } from "~/platform/recently-used";
import { factsOf } from "../ledger/visit-facts.server";
import type { OutcomeSource } from "./keep-outcomes.server";
import { VisitHistory, type CarVisit } from "./history";
import { courseToBytes, decoded } from "./outcome-bytes";
import { OutcomeColumns } from "./outcome-columns";
import { outcomeCourse, outcomesAt, speaksOf } from "./outcome-course";
import { CRITERIA } from "./registry";
import { otherVisitsOf } from "./same-car.server";

export interface LiveVisit {
  readonly id: string;
  /** The seq of its last fact. */
  readonly version: number;
}

interface Remembered {
  /** Of its facts, of those of the car's other visits that matter, and of the catalogue and the hours. */
  readonly mark: string;
  /** Undefined: it came from another program's file. */
  readonly bytes: Uint8Array | undefined;
  readonly since: number;
  readonly runsFrom: number;
  /** Of one that grows with the clock: it is looked at anew for each moment. */
  readonly history: VisitHistory | undefined;
}

/** Some 500 bytes each; those that were asked for last. */
const KEPT = 20_000;
const memory = rememberedOfDatabase(() => new RecentlyUsed<Remembered>(KEPT));

/** As they are made anew by the job, but in the memory. */
function lookedAt(history: VisitHistory | undefined, mark: string, now: Instant): Remembered {
  if (!history) return { mark, bytes: undefined, since: -Infinity, runsFrom: Infinity, history: undefined };
  const course = outcomeCourse(history);
  const { since, runsFrom } = course;
  const kept = speaksOf(course, now) ? undefined : history;
  return { mark, bytes: courseToBytes(course), since, runsFrom, history: kept };
}

/** @param visits of the centre, in the order in which they are told */
export async function liveOutcomes(
  tx: Tx,
  source: OutcomeSource,
  visits: readonly LiveVisit[],
  now: Instant,
): Promise<readonly OutcomeColumns[]> {
  if (visits.length === 0) return [];
  const { centreId, calendar, basis } = source;
  const cars = await otherVisitsOf(
    tx,
    { centreId },
    visits.map(({ id }) => id),
  );
  const carOf = (id: string): readonly CarVisit[] => cars.get(id) ?? [];
  const markOf = (id: string, version: number) => [basis, version, JSON.stringify(carOf(id))].join(" ");
  const remembered = memory();
  const known = new Map<string, Remembered>();
  for (const { id, version } of visits) {
    const found = remembered.get(id);
    if (found?.mark !== markOf(id, version)) continue;
    if (found.history || speaksOf(found, now)) known.set(id, found);
  }
  const missing = visits.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  for await (const some of factsOf(tx, centreId, missing)) {
    for (const { visitId, facts } of some) {
      const history = VisitHistory.of(visitId, facts, { calendar, now, sameCar: carOf(visitId) });
      const entry = lookedAt(history, markOf(visitId, facts.at(-1)?.seq ?? 0), now);
      known.set(visitId, entry);
      remembered.set(visitId, entry);
    }
  }
  return columnsOf(
    visits.flatMap(({ id }) => {
      const entry = known.get(id);
      return entry ? [{ id, ...entry }] : [];
    }),
    now,
  );
}

/** @throws Error when one is not known for the moment though it was looked at */
function columnsOf(
  visits: readonly (Remembered & { readonly id: string })[],
  now: Instant,
): readonly OutcomeColumns[] {
  const told = visits.filter(({ bytes }) => bytes !== undefined);
  const pieces = told.map(({ bytes }) => bytes ?? new Uint8Array());
  const ids = told.map(({ id }) => id);
  const { columns, silent } = decoded(Buffer.concat(pieces), ids, CRITERIA.length, now);
  const growing = new OutcomeColumns(CRITERIA.length, silent.length);
  for (const place of silent) {
    const history = told[place]?.history;
    if (!history) throw new Error("a visit that grows with the clock was not looked at");
    const { outcomes, ...frame } = outcomesAt(history.seenAt(now));
    growing.visit(history.id, frame);
    outcomes.forEach((counted, criterion) => growing.counted(criterion, counted));
  }
  return [columns, growing];
}
