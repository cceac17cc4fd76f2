// The board: every car that matters today, by stage, in one query.
import { DateTime } from "luxon";
import type { Actor } from "~/journey/permissions";
import { STAGES, type Stage } from "~/journey/stages";
import { db, Prisma } from "~/platform/db/db.server";
import type { BoardFilter } from "./board-filter";
import { cardColumns, cardJoins, mostUrgentFirst, type VisitCard } from "./visit-cards.server";

/** Cards that one column shows; the rest is counted and stands on a list of its own. */
export const COLUMN_LIMIT = 50;

export interface BoardColumn {
  readonly stage: Stage;
  readonly cards: readonly VisitCard[];
  /** Cars of today, those beyond the limit too. */
  readonly total: number;
  /** Open visits of the stage that need nobody today. */
  readonly later: number;
}

/** A card with its place in the column, from 1, and how many there are in it. */
interface BoardRow extends VisitCard {
  readonly today: boolean;
  readonly place: number;
  readonly total: number;
}

/** As the cards say it: past the time that the customer counts on, or expected after the promise. */
function lateOrAtRisk(now: Date): Prisma.Sql {
  return Prisma.sql`(
    (v.stage in ('repairs', 'quality') and v.expected_ready_at >= v.promised_at + interval '1 minute')
    or (v.next_action is distinct from 'await-customer' and case
      when v.stage in ('booking', 'preparation') then v.appointment_at
      when v.stage <> 'follow-up' then coalesce(v.promised_at, v.appointment_at)
    end <= ${now}::timestamptz - interval '1 minute'))`;
}

function narrowed({ person, bay, cause, risk }: BoardFilter, now: Date): Prisma.Sql {
  const conditions = [
    person && Prisma.sql`${person}::uuid in (v.advisor_id, v.mechanic_id, v.next_owner_id)`,
    bay && Prisma.sql`v.bay_id = ${bay}::uuid`,
    cause && Prisma.sql`v.wait_cause = ${cause} and v.wait_since <= ${now}`,
    risk && lateOrAtRisk(now),
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`and ${Prisma.join(conditions, " and ")}`;
}

/**
 * Who matters today: whoever asks for a time, whoever comes until the end of tomorrow (or should have come), every car in
 * the house, and whoever is to be called today.
 */
function query(
  centreId: string,
  filter: BoardFilter,
  { now, today, tomorrow }: { readonly now: Date; readonly today: Date; readonly tomorrow: Date },
): Prisma.Sql {
  return Prisma.sql`
    with here as (
      select v.*,
        case v.stage
          when 'preparation' then coalesce(v.appointment_at <= ${tomorrow}, true)
          when 'follow-up' then coalesce(v.next_due_at <= ${today}, true)
          else true
        end as today
      from visit v
      where v.centre_id = ${centreId}::uuid and v.status = 'open' ${narrowed(filter, now)}
    ),
    ranked as (
      select v.*,
        (row_number() over (partition by v.stage, v.today order by ${mostUrgentFirst}))::int as place,
        (count(*) over (partition by v.stage, v.today))::int as total
      from here v
    )
    select ${cardColumns}, v.today, v.place, v.total
    from ranked v ${cardJoins}
    where (v.today and v.place <= ${COLUMN_LIMIT}) or (not v.today and v.place = 1)
    order by v.place`;
}

/** The midnight that ends it: what is due when a centre shuts at midnight is due on that day. */
function endOfDay(now: Date, timeZone: string, daysOn: number): Date {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  return local
    .plus({ days: daysOn + 1 })
    .startOf("day")
    .toJSDate();
}

function columnOf(stage: Stage, rows: readonly BoardRow[]): BoardColumn {
  const own = rows.filter((row) => row.stage === stage);
  const today = own.filter((row) => row.today);
  return {
    stage,
    cards: today.map(({ today: _today, place: _place, total: _total, ...card }) => card),
    total: today[0]?.total ?? 0,
    later: own.find((row) => !row.today)?.total ?? 0,
  };
}

/** The seven columns. Days end at midnight in the centre's zone; what is due first stands on top. */
export async function board(
  actor: Pick<Actor, "centreId">,
  timeZone: string,
  filter: BoardFilter,
  now: Date,
): Promise<readonly BoardColumn[]> {
  const times = { now, today: endOfDay(now, timeZone, 0), tomorrow: endOfDay(now, timeZone, 1) };
  const rows = await db().$queryRaw<BoardRow[]>(query(actor.centreId, filter, times));
  return STAGES.map((stage) => columnOf(stage, rows));
}

/** What the board can be narrowed to. */
export async function boardChoices({ centreId }: Pick<Actor, "centreId">) {
  const [people, bays] = await Promise.all([
    db().staff.findMany({
      where: { active: true, roles: { some: { centreId, role: { not: "admin" } } } },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 300,
    }),
    db().bay.findMany({
      where: { centreId },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
      take: 200,
    }),
  ]);
  return { people, bays };
}
