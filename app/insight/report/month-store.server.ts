// The kept months, as they are read for a report. What is remembered of a month is used only while its revision is the same:
// every report asks for the revisions in its own snapshot, and whatever makes a month anew gives it another one.
import type { Tx } from "~/platform/db/db.server";
import { rememberedOfDatabase } from "~/platform/db/remembered.server";
import { RecentlyUsed } from "~/platform/recently-used";
import { columnsFromBytes, type Columns } from "../ledger/columns";
import { PACK_LAYOUT } from "../ledger/month-pack";
import { MonthRoster, rosterTotals } from "../ledger/month-roster";
import { rollupColumns, type RollupColumns } from "../ledger/rollup-bytes";
import { mergedMonths, type MergedMonths } from "./merged-months";

/** At most so many bytes are remembered by one process; the least recently used goes first. */
const MOST = { packs: 24_000_000, rollups: 12_000_000, merged: 16_000_000 } as const;

export interface KeptMonth {
  readonly centreId: string;
  readonly month: number;
}

export type Pack = Columns<typeof PACK_LAYOUT>;
export interface Rolled {
  readonly columns: RollupColumns;
  readonly roster: MonthRoster;
  readonly totals: ReadonlyMap<string, number>;
}

interface Remembered<T> {
  readonly revision: string;
  readonly bytes: number;
  readonly value: T;
}

/** Four resources by day. */
const BYTES_OF_ROSTER = 2_000;

/** Months by centre and number. */
type MonthMemory<T> = RecentlyUsed<Remembered<T>>;

function monthMemory<T>(most: number): MonthMemory<T> {
  return new RecentlyUsed(most, ({ bytes }) => bytes);
}

const packs = rememberedOfDatabase(() => monthMemory<Pack>(MOST.packs));
const rollups = rememberedOfDatabase(() => monthMemory<Rolled>(MOST.rollups));
const merged = rememberedOfDatabase(() => monthMemory<MergedMonths>(MOST.merged));

export interface MonthRevision extends KeptMonth {
  readonly revision: string;
}

/** The months that are kept of a centre. */
export interface KeptMonths {
  /** Those that lie behind, as one text of months and revisions: it is other as soon as one of them is. */
  readonly behind: string;
  readonly months: readonly MonthRevision[];
}

function revisionsOf(centreId: string, text: string): readonly MonthRevision[] {
  if (text === "") return [];
  return text.split(" ").map((each) => {
    const [month = "", revision = ""] = each.split(":");
    return { centreId, month: Number(month), revision };
  });
}

/**
 * What is kept of some centres, by centre.
 * @param from the first month
 * @param behind the last one that lies behind; before `from` where none is to
 * @param to the last month
 */
export async function keptMonths(
  tx: Tx,
  centreIds: readonly string[],
  { from, behind, to }: { readonly from: number; readonly behind: number; readonly to: number },
): Promise<ReadonlyMap<string, KeptMonths>> {
  const rows = await tx.$queryRaw<{ centreId: string; behind: string | null; months: string | null }[]>`
    select centre_id as "centreId",
      string_agg(month || ':' || revision, ' ' order by month) filter (where month <= ${behind}) as behind,
      string_agg(month || ':' || revision, ' ' order by month) filter (where month > ${behind}) as months
    from ledger_month
    where centre_id = any(${centreIds}::uuid[]) and month between ${from} and ${to} group by centre_id`;
  return new Map(
    rows.map(({ centreId, behind: text, months }) => [
      centreId,
      { behind: text ?? "", months: revisionsOf(centreId, months ?? "") },
    ]),
  );
}

const keyOf = ({ centreId, month }: KeptMonth) => `${centreId} ${String(month)}`;

/**
 * So many months are asked for at once. They come as base64, which is a third longer than they are: as bytes, the client would make
 * texts and copies of them that take six times as much.
 */
const PACKS_AT_ONCE = 1;
const ROLLUPS_AT_ONCE = 10;

const bytesOf = (base64: string) => Buffer.from(base64, "base64");

async function recalled<T>(
  memory: MonthMemory<T>,
  months: readonly MonthRevision[],
  atOnce: number,
  read: (months: readonly MonthRevision[]) => Promise<readonly (KeptMonth & { bytes: number; value: T })[]>,
): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  const missing = months.filter((month) => {
    const known = memory.get(keyOf(month));
    const isSame = known?.revision === month.revision;
    if (isSame) found.set(keyOf(month), known.value);
    return !isSame;
  });
  for (let at = 0; at < missing.length; at += atOnce) {
    const asked = missing.slice(at, at + atOnce);
    const revisions = new Map(asked.map((month) => [keyOf(month), month.revision]));
    for (const { bytes, value, ...month } of await read(asked)) {
      found.set(keyOf(month), value);
      memory.set(keyOf(month), { revision: revisions.get(keyOf(month)) ?? "", bytes, value });
    }
  }
  return found;
}

const ids = (months: readonly KeptMonth[]) => months.map(({ centreId }) => centreId);
const numbers = (months: readonly KeptMonth[]) => months.map(({ month }) => month);

/** The visits of each month, by `packKey`. Called in the transaction that the revisions were read in. */
export async function packsOf(tx: Tx, months: readonly MonthRevision[]): Promise<ReadonlyMap<string, Pack>> {
  return recalled(packs(), months, PACKS_AT_ONCE, async (asked) => {
    const rows = await tx.$queryRaw<(KeptMonth & { pack: string })[]>`
      select m.centre_id as "centreId", m.month, encode(m.pack, 'base64') as pack from ledger_month m
      join unnest(${ids(asked)}::uuid[], ${numbers(asked)}::int[]) as asked (centre_id, month)
        on m.centre_id = asked.centre_id and m.month = asked.month`;
    return rows.map(({ pack: text, ...month }) => {
      const pack = bytesOf(text);
      return { ...month, bytes: pack.length, value: columnsFromBytes(PACK_LAYOUT, pack) };
    });
  });
}

/** What each month adds up to. Called in the transaction that the revisions were read in. */
export async function rollupsOf(
  tx: Tx,
  months: readonly MonthRevision[],
  memory = rollups(),
): Promise<ReadonlyMap<string, Rolled>> {
  return recalled(memory, months, ROLLUPS_AT_ONCE, async (asked) => {
    const rows = await tx.$queryRaw<(KeptMonth & { rollup: string; roster: unknown })[]>`
      select m.centre_id as "centreId", m.month, encode(m.rollup, 'base64') as rollup, m.roster from ledger_month m
      join unnest(${ids(asked)}::uuid[], ${numbers(asked)}::int[]) as asked (centre_id, month)
        on m.centre_id = asked.centre_id and m.month = asked.month`;
    return rows.map(({ rollup: encoded, roster: text, ...month }) => {
      const rollup = bytesOf(encoded);
      const roster = MonthRoster.parse(text);
      const value = { columns: rollupColumns(rollup), roster, totals: rosterTotals(roster) };
      return { ...month, bytes: rollup.length + BYTES_OF_ROSTER, value };
    });
  });
}

/**
 * The months of a centre that lie behind, added up. Called in the transaction that the revisions were read in.
 * @param behind as `keptMonths` tells it
 * @param first of the period, which begins with it
 * @param count of months, from the first on
 */
export async function mergedOf(
  tx: Tx,
  centreId: string,
  behind: string,
  first: number,
  count: number,
): Promise<MergedMonths> {
  const key = `${centreId} ${String(first)} ${String(count)}`;
  const known = merged().get(key);
  if (known?.revision === behind) return known.value;
  const revisions = revisionsOf(centreId, behind);
  // Of these only their sum is asked for again.
  const kept = await rollupsOf(tx, revisions, monthMemory(0));
  const months = revisions.flatMap((each) => {
    const rolled = kept.get(keyOf(each));
    return rolled ? [{ month: each.month, ...rolled }] : [];
  });
  const value = mergedMonths(months, first, count);
  merged().set(key, { revision: behind, bytes: value.bytes, value });
  return value;
}

export const monthKey = keyOf;
