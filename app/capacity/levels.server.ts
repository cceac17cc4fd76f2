// How full the plan is: who is busy when, and how the counters stand.
import { dateOfColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import { DAY, instant } from "~/journey/instant";
import { dateOfDay, dayNumber, type Span } from "~/journey/working-time";
import { counterKey, inLockOrder, limitOf, type CounterKey, type Level } from "./counters";
import type { Levels } from "./offers";
import type { Busy } from "./placement";
import { isSkill } from "./skills";
import type { Workshop } from "./workshop";

/** The longest time that one reservation can reach over: what began before cannot still be going on. */
export const LONGEST = 40 * DAY;

interface BusyRow {
  readonly bay_id: string;
  readonly mechanic_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
}

/**
 * The bays and mechanics that are taken between two moments, expired holds and one's own reservation aside. Who also works at
 * another centre cannot be at both.
 */
export async function busyBetween(
  tx: Tx,
  centreId: string,
  { start, end }: Span,
  own?: string,
): Promise<Busy> {
  const [from, to] = [new Date(start), new Date(end)];
  const rows = await tx.$queryRaw<BusyRow[]>`
    select bay_id, mechanic_id, starts_at, ends_at from reservation
     where centre_id = ${centreId}::uuid
       and starts_at < ${to} and starts_at > ${new Date(start - LONGEST)} and ends_at > ${from}
       and (held_until is null or held_until > now())
       and id <> coalesce(${own ?? null}::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
    union all
    select r.bay_id, r.mechanic_id, r.starts_at, r.ends_at
      from staff_role s join reservation r on r.mechanic_id = s.staff_id
     where s.centre_id = ${centreId}::uuid and s.role = 'mechanic' and r.centre_id <> s.centre_id
       and tstzrange(r.starts_at, r.ends_at) && tstzrange(${from}::timestamptz, ${to}::timestamptz)
       and (r.held_until is null or r.held_until > now())`;
  const busy = new Map<string, Span[]>();
  for (const row of rows) {
    const span = { start: instant(row.starts_at), end: instant(row.ends_at) };
    for (const id of [row.bay_id, row.mechanic_id]) {
      const known = busy.get(id);
      if (known) known.push(span);
      else busy.set(id, [span]);
    }
  }
  return busy;
}

interface LevelRow {
  readonly kind: string;
  readonly date: string;
  readonly name: string;
  readonly used: number;
  readonly walk_in: number;
  readonly own: number;
  readonly own_walk_in: number;
}

/**
 * How the counters of some local dates stand, measured against the roster as it is now.
 * @param own a reservation that is about to move: what it takes counts as free
 */
export async function levelsOf(
  tx: Tx,
  shop: Workshop,
  days: readonly number[],
  own?: string,
): Promise<Levels> {
  if (days.length === 0) return new Map();
  const [first, last] = [Math.min(...days), Math.max(...days)];
  // Expired holds are still counted until somebody sweeps them; who only looks sees them as free.
  const rows = await tx.$queryRaw<LevelRow[]>`
    select c.kind, c.local_date::text as date, c.name, c.used, c.walk_in,
           coalesce(sum(u.amount), 0)::int as own,
           coalesce(sum(u.amount) filter (where u.walk_in), 0)::int as own_walk_in
      from capacity_counter c
      left join lateral (
        select u.amount, u.walk_in from reservation_use u join reservation r on r.id = u.reservation_id
         where (u.centre_id, u.kind, u.local_date, u.name) = (c.centre_id, c.kind, c.local_date, c.name)
           and (r.id = ${own ?? null}::uuid or r.held_until <= now())
      ) u on true
     where c.centre_id = ${shop.roster.centreId}::uuid
       and c.local_date between ${dateOfDay(first)}::date and ${dateOfDay(last)}::date
     group by c.kind, c.local_date, c.name, c.used, c.walk_in`;
  return new Map(
    rows.flatMap((row): [string, Level][] => {
      const key = counterOf(row);
      if (!key) return [];
      return [
        [
          counterKey(key),
          { ...limitOf(shop, key), used: row.used - row.own, walkIn: row.walk_in - row.own_walk_in },
        ],
      ];
    }),
  );
}

/** The counter that a row names; undefined for a kind that is not known. */
export function counterOf({
  kind,
  date,
  name,
}: Pick<LevelRow, "kind" | "date" | "name">): CounterKey | undefined {
  const day = dayNumber(date);
  if (kind === "reception") return { kind, day, name };
  if (kind === "transport" && (name === "loaner" || name === "shuttle")) return { kind, day, name };
  if (kind === "labour") return { kind, day, name: name === "all" ? "all" : labourName(name) };
  return undefined;
}

/** The counters that rows of the tables of counters and uses name. */
export function keysOf(
  rows: readonly { readonly kind: string; readonly localDate: Date; readonly name: string }[],
): readonly CounterKey[] {
  return rows.flatMap(({ kind, localDate, name }) => {
    const key = counterOf({ kind, date: dateOfColumn(localDate), name });
    return key ? [key] : [];
  });
}

function labourName(name: string): Extract<CounterKey, { kind: "labour" }>["name"] {
  return isSkill(name) ? name : "mechanical";
}

/**
 * Locks counters in one order, makes those that are missing, and brings those up to date that an older roster made. An overrun
 * that a smaller roster leaves is tolerated; nothing can be added to it.
 */
export async function lockCounters(tx: Tx, shop: Workshop, keys: readonly CounterKey[]): Promise<void> {
  const { centreId, version } = shop.roster;
  const rows = inLockOrder(keys).map((key) => ({
    kind: key.kind,
    local_date: dateOfDay(key.day),
    name: key.name,
    ...limitOf(shop, key),
  }));
  await tx.$executeRaw`
    insert into capacity_counter as c (centre_id, kind, local_date, name, plan_version, capacity, held)
    select ${centreId}::uuid, kind, local_date, name, ${version}, capacity, held
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as wanted(kind text, local_date date, name text, capacity int, held int)
    on conflict (centre_id, kind, local_date, name) do update
       set capacity = excluded.capacity, held = excluded.held, plan_version = excluded.plan_version,
           tolerated = greatest(0, c.used - excluded.capacity),
           tolerated_booked = greatest(0, c.used - c.walk_in - (excluded.capacity - excluded.held))
     where c.plan_version <> excluded.plan_version`;
}
