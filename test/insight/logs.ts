// Simulated logs as files, and the same figures worked out by DuckDB.
import { DuckDBInstance } from "@duckdb/node-api";
import { seededRandom } from "~/insight/figures/random";

/** A CSV log with ties, overlaps, repetitions, microseconds, cells in quotation marks, and rows in no order. */
export function simulatedLog(seed: number, cases: number): string {
  const random = seededRandom(seed);
  const activities = ["wash", "check, again", 'say "when"', "Осмотр", "repair"];
  const rows: string[] = [];
  const time = (us: number) => {
    const whole = new Date(Date.UTC(2024, 2, 1) + Math.floor(us / 1000)).toISOString();
    return whole.replace("Z", `${String(us % 1000).padStart(3, "0")}Z`);
  };
  for (let id = 0; id < cases; id += 1) {
    let at = random.below(1e12);
    const length = 1 + random.below(9);
    for (let pos = 0; pos < length; pos += 1) {
      const activity = activities[random.below(activities.length)] ?? "";
      const start = at + (random.below(4) === 0 ? 0 : random.below(4e9));
      const complete = start + (random.below(5) === 0 ? 0 : Math.floor(random.exponential(3e9)));
      // The next one may begin before this one is over.
      at = random.below(4) === 0 ? start : complete;
      const cell = `"${activity.replaceAll('"', '""')}"`;
      rows.push(`c${id},${pos},${cell},${time(start)},${time(complete)},p${random.below(4)}`);
    }
  }
  const order = rows.map((row) => ({ row, at: random.fraction() })).sort((a, b) => a.at - b.at);
  const header = "case_id,pos,activity,start_timestamp,complete_timestamp,resource";
  return [header, ...order.map(({ row }) => row)].join("\n") + "\n";
}

const SUMMARY = `count(*)::int as n, avg(v) as mean, quantile_cont(v, 0.5) as median, quantile_cont(v, 0.9) as p90,
  quantile_cont(v, 0.95) as p95, min(v) as min, max(v) as max, sum(v) as sum`;
const SECONDS = (from: string, to: string) => `(epoch_us(${to}) - epoch_us(${from}))::double / 1e6`;

/** Everything that the report of a CSV log says, from DuckDB. */
export async function byDuckDb(path: string) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  await connection.run(`create table log as select case_id, pos, activity,
      start_timestamp::timestamptz as s, complete_timestamp::timestamptz as c, row_number() over () as line
    from read_csv('${path.replaceAll("'", "''")}', header = true, all_varchar = true, parallel = false)`);
  await connection.run(`create table ordered as select *, row_number() over w as place, lead(activity) over w as next,
      lead(s) over w as next_s from log window w as (partition by case_id order by pos::double, s, c, line)`);
  const counts = `select (select count(distinct case_id) from log)::int as cases, (select count(*) from log)::int as events,
    (select count(distinct v) from (select list(activity order by place) as v from ordered group by case_id))::int as variants`;
  const [totals] = await ask(counts);
  const perCase = `select ${SECONDS("min(s)", "max(c)")} as v from log group by case_id`;
  const [duration] = await ask(`select ${SUMMARY} from (${perCase})`);
  const service = `select activity, ${SECONDS("s", "c")} as v from log`;
  const services = await ask(`select activity, ${SUMMARY} from (${service}) group by activity`);
  const waits = `select activity as "from", next as "to", greatest(0, ${SECONDS("c", "next_s")}) as v
    from ordered where next is not null`;
  const edges = await ask(`select "from", "to", ${SUMMARY} from (${waits}) group by 1, 2`);
  const repeats = `select case_id, activity, count(*) as n from log group by 1, 2`;
  const [rework] =
    await ask(`select count(distinct case_id) filter (n >= 2)::int as cases, sum(n - 1)::int as events
    from (${repeats})`);
  const perActivity = await ask(
    `select activity, count(*)::int as n from (${repeats}) where n >= 2 group by 1`,
  );
  connection.closeSync();
  return { totals, duration, services, edges, rework, perActivity };
}
