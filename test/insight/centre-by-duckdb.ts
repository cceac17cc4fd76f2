// The figures of a centre's report worked out by DuckDB: from the visits' intervals, the hours of the centre and its roster.
import { DuckDBInstance } from "@duckdb/node-api";
import type { JourneyEvent } from "~/journey/events";
import { foldVisit } from "~/journey/fold";
import { instant } from "~/journey/instant";
import { ledgerOf } from "~/journey/ledger";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { Roster } from "~/insight/bottleneck/ledger-rows";

export interface LivedCentre {
  readonly visits: readonly { readonly id: string; readonly events: readonly JourneyEvent[] }[];
  readonly calendar: WorkingCalendar;
  readonly roster: Roster;
  readonly window: Span;
  readonly now: Date;
  /** Minutes, by stage and by what is waited for. */
  readonly limits: Readonly<Record<"stage" | "pair", readonly (readonly [string, number | null])[]>>;
}

type Cell = string | number | boolean | null;

function valuesOf(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) =>
    typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
  return rows.map((row) => `(${row.map(cell).join(",")})`).join(",");
}

const WORKER = `case stage when 'repairs' then 'technician' when 'quality' then 'inspector' else 'advisor' end`;
const QUANTILES = `quantile_cont(v, 0.5) as median, quantile_cont(v, 0.9) as p90`;
const overLimit = (table: string) =>
  `count(*) filter (v > ${table}.minutes)::int as over, coalesce(sum(v - ${table}.minutes) filter (v > ${table}.minutes), 0) as excess`;
const wq = (rho: string, c: string) => `(${rho}) ** (sqrt(2 * (${c} + 1)) - 1) / (${c} * (1 - (${rho})))`;

/** Tables: piece (intervals), opening, result (of inspections), resource, stage_limit, pair_limit. Milliseconds. */
async function filled({ visits, calendar, roster, window, now, limits }: LivedCentre) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const pieces: Cell[][] = [];
  const results: Cell[][] = [];
  for (const { id, events } of visits) {
    const isOpen = foldVisit({ id, centreId: "" }, events)?.status === "open";
    ledgerOf(events, calendar, instant(now)).forEach(({ stage, kind, loop, start, end, ...rest }, place) => {
      pieces.push([id, place, stage, kind, "cause" in rest ? rest.cause : null, loop, start, end, isOpen]);
    });
    events.forEach(({ type, occurredAt }, place) => {
      if (type === "inspection.passed" || type === "inspection.failed")
        results.push([id, place, type === "inspection.passed", occurredAt]);
    });
  }
  const first = instant(Math.min(window.start, ...pieces.map((piece) => Number(piece[6]))));
  const openings = calendar.openings(first, instant(now)).map(({ start, end }) => [start, end]);
  const people = [...roster.resources].map(([name, { count, rosteredMinutes }]) => [
    name,
    count,
    rosteredMinutes,
  ]);
  const table = (name: string, columns: string, rows: readonly (readonly Cell[])[]) =>
    connection.run(`create table ${name} (${columns}); insert into ${name} values ${valuesOf(rows)}`);
  await table(
    "piece",
    "id text, place int, stage text, kind text, cause text, loop int, s double, e double, open bool",
    pieces,
  );
  await table("result", "id text, place int, passed bool, moment double", results);
  await table("opening", "s double, e double", openings);
  await table("resource", "name text, c double, minutes double", people);
  await table("stage_limit", "stage text, minutes double", limits.stage);
  await table("pair_limit", "name text, minutes double", limits.pair);
  const [from, to] = [String(window.start), String(window.end)];
  await connection.run(`
    create table whole as select id, stage, kind, cause, ${WORKER} as worker,
        case when stage in ('repairs', 'quality') then loop else 0 end as loop, greatest(p.s, o.s) as s, least(p.e, o.e) as e
      from piece p join opening o on p.s < o.e and o.s < p.e
      where kind <> 'closed' and not (kind = 'wait' and cause = 'planned');
    create table seen as select * replace (greatest(s, ${from}) as s, least(e, ${to}) as e) from whole
      where s < ${to} and e > ${from};
    create macro worked(a, b) as (select coalesce(sum(least(e, b) - greatest(s, a)), 0) / 60000 from opening where s < b and e > a);
    create table stay as with islands as (
        select *, place - row_number() over (partition by id, stage order by place) as island from piece),
      whole_stays as (select id, stage, min(s) as s, max(e) as e, bool_or(open) as open, max(place) as place
        from islands group by id, stage, island)
      select id, stage, worked(s, greatest(s, ${from})) as entry, worked(s, least(e, ${to})) as v,
        e <= ${to} and not (open and place = max(place) over (partition by id)) as ended
      from whole_stays qualify e > ${from} and s < ${to}`);
  return async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** Everything that the report says and that is not drawn by lot. */
export async function centreByDuckDb(centre: LivedCentre, trend: string) {
  const ask = await filled(centre);
  const [from, to] = [String(centre.window.start), String(centre.window.end)];
  const waits = `select id, cause as name, s, e from whole where kind = 'wait'
    union all select id, 'again', s, e from whole where loop >= 1`;
  const pairs = await ask(
    `select name, count(*)::int as waited, ${QUANTILES}, ${overLimit("any_value(l)")}
    from (select id, name, sum(e - s) / 60000 as v from (${waits}) group by 1, 2 having max(e) > ${from} and max(e) <= ${to}) each
    left join pair_limit l using (name) group by name`.replaceAll("any_value(l).minutes", "l.minutes"),
  );
  const causes =
    await ask(`select cause, sum(e - s) / 60000 as minutes, sum(e - s) / sum(sum(e - s)) over () as share
    from seen where kind = 'wait' group by cause`);
  const candidates = await ask(`with n as (select count(distinct id) as n from seen),
      d as (select cause as name, sum(e - s) / 60000 as minutes from seen where kind = 'wait' and cause <> 'rework' group by 1
        union all select 'rework', coalesce(sum(e - s), 0) / 60000 from seen where loop >= 1),
      busy as (select worker as name, sum(e - s) / 60000 as minutes from seen where kind = 'work' group by 1),
      loads as (select name, c, coalesce(b.minutes, 0) / r.minutes as load from resource r left join busy b using (name)),
      reliefs as (select name, load, case when load = 0 then 1 else
          1 - ${wq("least(load, 0.99) * c / (c + 1)", "(c + 1)")} / (${wq("least(load, 0.99)", "c")}) end as relief from loads
        union all select unnest(['parts', 'approval', 'rework']), null, 0.5)
    select name, coalesce(d.minutes, 0) / n as "D", load, relief, coalesce(d.minutes, 0) / n * relief as saving
    from reliefs left join d using (name), n`);
  const stages =
    await ask(`select stage, count(*)::int as n, count(*) filter (not ended)::int as open, sum(v - entry) as total,
      ${overLimit("l")} from stay join stage_limit l using (stage) group by stage`);
  const survival =
    await ask(`with told as (select * from stay where v > entry or (ended and v = entry and entry = 0)),
      ages as (select stage, v as age, count(*) as ended from told where ended group by 1, 2),
      risks as (select a.stage, age, any_value(a.ended) as ended, count(*) as n from ages a join told t on t.stage = a.stage
        and t.v >= age and (t.entry < age or (t.entry = 0 and age = 0)) group by 1, 2),
      curve as (select stage, age, product(1 - ended / n) over (partition by stage order by age) as s from risks)
    select stage, min(age) filter (s <= 0.5 + 1e-12) as median, min(age) filter (s <= 0.1 + 1e-12) as p90 from curve group by stage`);
  const ofTrend = trend === "rework" ? "loop >= 1" : `kind = 'wait' and cause = '${trend}'`;
  const weeks = await ask(`select strftime(date_trunc('week', epoch_ms(s::bigint)), '%Y-%m-%d') as week,
      count(distinct id)::int as visits, coalesce(sum(e - s) filter (${ofTrend}), 0) / 60000 / count(distinct id) as "D"
    from seen group by 1 order by 1`);
  const [rework] =
    await ask(`select count(*) filter (nth = 1)::int as inspected, count(*) filter (nth = 1 and passed)::int as "firstTimeRight",
      count(*) filter (not passed) / count(*) filter (nth = 1) as loops
    from (select *, row_number() over (partition by id order by place) as nth from result) where moment >= ${from} and moment < ${to}`);
  const [little] =
    await ask(`select (select sum(least(e, ${to}) - greatest(s, ${from})) / 3600000 from piece where s < ${to} and e > ${from})
      as "byVisits", (select count(distinct id)::int from seen) as visits`);
  return { pairs, causes, candidates, stages, survival, weeks, rework, little };
}
