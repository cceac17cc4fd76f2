// Imported logs in the database: written in one transaction, read page by page.
import type pg from "pg";
import { LogSums, type LogReport } from "./log-report";
import type { LogRow } from "./log-row";

/** Counts up when the report of the same log would read otherwise: kept reports of earlier versions are made anew. */
const REPORT_VERSION = 1;
const ROWS_AT_ONCE = 2_000;
/** Small enough for texts that the collector of the young finds at once. */
const EVENTS_AT_ONCE = 2_048;
const BYTES_OF_EVENT = 24;

/** The numbers that names have within a log, in the order in which they came. */
export class Names {
  private readonly known = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** -1 when there are too many. */
  number(name: string): number {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    if (this.known.size >= this.most) return -1;
    this.known.set(name, this.known.size);
    return this.known.size - 1;
  }

  list(): readonly string[] {
    return [...this.known.keys()];
  }
}

function arrayOfNumbers(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? "null").join(",")}}`;
}

function arrayOfTexts(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** A row with its names as numbers. */
export interface NumberedRow {
  readonly row: LogRow;
  /** In the file, counted from 1: a file may have many rows in one line. */
  readonly place: number;
  readonly activity: number;
  readonly resource: number | null;
}

/** Rows on their way in, as they come; put in order by the database, on its disk if there are many. */
export class Incoming {
  private rows: NumberedRow[] = [];

  constructor(private readonly client: pg.Client) {}

  async begin(): Promise<void> {
    await this.client.query(`
      create temp table incoming (
        case_id text collate "C", activity int, start_us bigint, complete_us bigint, resource int, position float8, place bigint
      ) on commit drop`);
  }

  async take(row: NumberedRow): Promise<void> {
    this.rows.push(row);
    if (this.rows.length >= ROWS_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    const { rows } = this;
    this.rows = [];
    if (rows.length === 0) return;
    await this.client.query(
      `insert into incoming
       select * from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::int[], $6::float8[], $7::bigint[])`,
      [
        arrayOfTexts(rows.map(({ row }) => row.caseId)),
        arrayOfNumbers(rows.map(({ activity }) => activity)),
        arrayOfNumbers(rows.map(({ row }) => row.startUs)),
        arrayOfNumbers(rows.map(({ row }) => row.completeUs)),
        arrayOfNumbers(rows.map(({ resource }) => resource)),
        arrayOfNumbers(rows.map(({ row }) => row.position ?? null)),
        arrayOfNumbers(rows.map(({ place }) => place)),
      ],
    );
  }

  /**
   * Puts what has come under a name, in place of a log of that name.
   * @returns whether there was one
   */
  async keepAs(
    name: string,
    fileName: string,
    activities: readonly string[],
    resources: readonly string[],
  ): Promise<boolean> {
    const { client } = this;
    const before = await client.query<{ id: number }>(`select id from event_log where name = $1 for update`, [
      name,
    ]);
    for (const { id } of before.rows) await dropLog(client, id);
    const made = await client.query<{ id: number }>(
      `insert into event_log (name, file_name, activities, resources) values ($1, $2, $3, $4) returning id`,
      [name, fileName, activities, resources],
    );
    const id = made.rows[0]?.id;
    if (id === undefined) throw new Error("a log without a number");
    await client.query(`set local work_mem = '64MB'`);
    await client.query(
      `insert into event_log_row (log_id, ordinal, case_no, activity, start_us, complete_us, resource)
       select $1, row_number() over ordered - 1, dense_rank() over (order by case_id) - 1,
         activity, start_us, complete_us, resource
       from incoming window ordered as (order by case_id, position, start_us, complete_us, place)`,
      [id],
    );
    await client.query(
      `insert into event_log_case (log_id, case_no, case_id)
       select $1, row_number() over (order by case_id) - 1, case_id from (select distinct case_id from incoming) each`,
      [id],
    );
    const { rows } = await client.query<LogRowOfTable>(`${SELECT} where id = $1`, [id]);
    const [log] = rows;
    if (log) await keptReport(client, log);
    return before.rows.length > 0;
  }
}

async function dropLog(client: pg.Client, id: number): Promise<void> {
  await client.query(`delete from event_log_row where log_id = $1`, [id]);
  await client.query(`delete from event_log_case where log_id = $1`, [id]);
  await client.query(`delete from event_log where id = $1`, [id]);
}

interface LogRowOfTable {
  readonly id: number;
  readonly activities: readonly string[];
  readonly report: string | null;
  readonly report_version: number;
}

const SELECT = `select id, activities, report::text, report_version from event_log`;

/** Reads the events in their order, without ever holding more than a page of them. */
async function sumsOf(client: pg.Client, { id, activities }: LogRowOfTable): Promise<LogReport> {
  const sums = new LogSums(activities);
  for (let from = 0; ; from += EVENTS_AT_ONCE) {
    const page = await client.query<{ events: Buffer | null }>(
      `select string_agg(
         int4send(case_no) || int4send(activity) || int8send(start_us) || int8send(complete_us), ''::bytea order by ordinal
       ) as events
       from event_log_row where log_id = $1 and ordinal >= $2 and ordinal < $3`,
      [id, from, from + EVENTS_AT_ONCE],
    );
    const events = page.rows[0]?.events;
    if (!events) return sums.report();
    for (let at = 0; at < events.length; at += BYTES_OF_EVENT) {
      sums.take(
        events.readInt32BE(at),
        events.readInt32BE(at + 4),
        Number(events.readBigInt64BE(at + 8)),
        Number(events.readBigInt64BE(at + 16)),
      );
    }
  }
}

async function keptReport(client: pg.Client, log: LogRowOfTable): Promise<string> {
  if (log.report !== null && log.report_version === REPORT_VERSION) return log.report;
  const report = JSON.stringify(await sumsOf(client, log));
  await client.query(`update event_log set report = $2, report_version = $3 where id = $1`, [
    log.id,
    report,
    REPORT_VERSION,
  ]);
  return report;
}

/** The report of a log as JSON; undefined when there is no such log. A log never changes, so its report is made once. */
export async function logReportText(client: pg.Client, name: string): Promise<string | undefined> {
  const { rows } = await client.query<LogRowOfTable>(`${SELECT} where name = $1`, [name]);
  const [log] = rows;
  return log && keptReport(client, log);
}

/** The names of all logs. */
export async function logNames(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`select name from event_log order by name`);
  return rows.map(({ name }) => name);
}
