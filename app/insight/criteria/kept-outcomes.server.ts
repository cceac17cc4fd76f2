// What is kept of the visits of a centre, month by month, as it is read for figures. What a process remembers of a month is used only
// while the database says that it is the same, and only for moments of which it says what it said when it was read.
import type { Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { rememberedOfDatabase } from "~/platform/db/remembered.server";
import { RecentlyUsed } from "~/platform/recently-used";
import { decoded, type Decoded } from "./outcome-bytes";
import type { OutcomeSource } from "./keep-outcomes.server";
import { CRITERIA } from "./registry";

/** At most so much is remembered by one process; what was asked for the longest ago goes first. */
const MOST_BYTES = 60_000_000;
/** So many months are asked for at once: their text, twice as long as they are, is in the memory for a moment. */
const MONTHS_AT_ONCE = 3;

interface MonthKept {
  readonly month: number;
  readonly visits: number;
  /** The highest of its rows; with their number it tells whether any of them is another. */
  readonly revision: bigint;
  readonly outdated: number;
  readonly beganAt: Date;
}

interface Remembered extends Decoded {
  readonly mark: string;
  /** It was read for that moment, and is right from then on until `until`. */
  readonly from: Instant;
  readonly ids: readonly string[];
}

const memory = rememberedOfDatabase(
  () => new RecentlyUsed<Remembered>(MOST_BYTES, ({ columns }) => columns.bytes),
);

/** @param from visits that were over in an earlier month are left out */
function monthsKept(tx: Tx, { centreId, basis }: OutcomeSource, from: number): Promise<readonly MonthKept[]> {
  return tx.$queryRaw<MonthKept[]>`
    select month, count(*)::int as visits, max(revision) as revision, min(began_at) as "beganAt",
      count(*) filter (where basis <> ${basis})::int as outdated
    from visit_outcome where centre_id = ${centreId}::uuid and month >= ${from} group by month order by month`;
}

const ID_BYTES = 16;

function idsOf(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
  return Array.from({ length: bytes.length / ID_BYTES }, (_, place) => {
    const id = text.slice(2 * ID_BYTES * place, 2 * ID_BYTES * (place + 1));
    return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
  });
}

interface MonthRow {
  readonly month: number;
  readonly bytes: Uint8Array;
  readonly ids: Uint8Array;
}

/** In one row a month: thousands of rows would take longer than what is in them. */
function readMonths(tx: Tx, { centreId, basis }: OutcomeSource, months: readonly number[]) {
  return tx.$queryRaw<MonthRow[]>`
    select month, string_agg(outcomes, ''::bytea order by visit_id) as bytes,
      string_agg(uuid_send(visit_id), ''::bytea order by visit_id) as ids
    from visit_outcome where centre_id = ${centreId}::uuid and month = any(${months}::int[]) and basis = ${basis}
    group by month`;
}

export interface KeptOutcomes {
  /** Months, and what is open, each as it is now. */
  readonly months: readonly Decoded["columns"][];
  /** Visits of which nothing is kept that would be right now, though they have no newer facts. */
  readonly silent: readonly string[];
}

/**
 * Of the visits that were over in a month or later, or are open. Called in the transaction that the marks are read in.
 * @param asked.from the month; @param asked.before visits that began then or later may be left out
 */
export async function keptOutcomes(
  tx: Tx,
  source: OutcomeSource,
  asked: { readonly from: number; readonly before: Instant; readonly now: Instant },
): Promise<KeptOutcomes> {
  const { centreId, basis } = source;
  const { now } = asked;
  const all = await monthsKept(tx, source, asked.from);
  const wanted = all.filter(({ beganAt }) => beganAt.getTime() < asked.before);
  const remembered = memory();
  const found = new Map<number, Remembered>();
  const keyOf = (month: number) => `${centreId} ${String(month)}`;
  const markOf = ({ visits, outdated, revision }: MonthKept) => [basis, visits, outdated, revision].join(" ");
  const missing = wanted.filter((month) => {
    const known = remembered.get(keyOf(month.month));
    const isRight = known?.mark === markOf(month) && known.from <= now && now < known.until;
    if (isRight) found.set(month.month, known);
    return !isRight;
  });
  for (let at = 0; at < missing.length; at += MONTHS_AT_ONCE) {
    const some = missing.slice(at, at + MONTHS_AT_ONCE);
    const marks = new Map(some.map((month) => [month.month, markOf(month)]));
    for (const { month, bytes, ids: idBytes } of await readMonths(tx, source, [...marks.keys()])) {
      const ids = idsOf(idBytes);
      const entry = {
        ...decoded(bytes, ids, CRITERIA.length, now),
        mark: marks.get(month) ?? "",
        from: now,
        ids,
      };
      found.set(month, entry);
      remembered.set(keyOf(month), entry);
    }
  }
  const silent = [...found.values()].flatMap((each) => each.silent.map((place) => each.ids[place] ?? ""));
  const outdated = wanted.some((month) => month.outdated > 0) ? await outdatedOf(tx, source, asked.from) : [];
  return { months: [...found.values()].map(({ columns }) => columns), silent: [...silent, ...outdated] };
}

async function outdatedOf(
  tx: Tx,
  { centreId, basis }: OutcomeSource,
  from: number,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select visit_id as id from visit_outcome
    where centre_id = ${centreId}::uuid and month >= ${from} and basis <> ${basis}`;
  return rows.map(({ id }) => id);
}
