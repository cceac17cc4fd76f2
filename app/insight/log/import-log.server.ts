// Brings a log in: read as a stream, checked to its end, and kept only when nothing is wrong with it.
import type pg from "pg";
import { csvLog } from "./csv-log.server";
import { tellLogProblem, type LogItem, type LogProblem, type LogProblemCode } from "./log-row";
import { Incoming, Names } from "./log-store.server";
import { isXes, xesLog } from "./xes-log.server";

const MOST_ACTIVITIES = 10_000;
const MOST_RESOURCES = 100_000;
/** Problems that are told; all are counted. */
const TOLD = 100;

export interface LogOrder {
  readonly path: string;
  readonly name: string;
  readonly fileName: string;
  /** What was typed behind `--map`. */
  readonly map?: string | undefined;
}

export interface ImportedLog {
  readonly name: string;
  readonly events: number;
  /** A log of the same name went for it. */
  readonly replaced: boolean;
  /** Of an XES file: what is neither a start with its completion nor a completion. */
  readonly leftOut: number;
}

/** The file is not brought in; nothing of it is kept. */
export class RefusedLog extends Error {
  override name = "RefusedLog";
  constructor(
    readonly problems: readonly LogProblem[],
    readonly count: number,
    /** Of an XES file without a completion: its other events. */
    readonly leftOut = 0,
  ) {
    const more = count > problems.length ? [`And ${count - problems.length} more.`] : [];
    super([...problems.map(tellLogProblem), ...more].join("\n"));
  }
}

/** What is wrong with a file, as far as it is told. */
class Findings {
  readonly problems: LogProblem[] = [];
  count = 0;

  add(problem: LogProblem): void {
    this.count += 1;
    if (this.problems.length < TOLD) this.problems.push(problem);
  }
}

/** Sends rows on as long as nothing is wrong; goes on checking when something is. */
async function takeAll(items: AsyncIterable<LogItem>, incoming: Incoming, findings: Findings) {
  const [activities, resources] = [new Names(MOST_ACTIVITIES), new Names(MOST_RESOURCES)];
  let events = 0;
  const wrong = (line: number, code: LogProblemCode) => {
    findings.add({ line, code });
  };
  for await (const item of items) {
    if (item.kind === "problem") {
      findings.add(item.problem);
      continue;
    }
    const { row } = item;
    const activity = activities.number(row.activity);
    const resource = row.resource === "" ? null : resources.number(row.resource);
    if (activity < 0) {
      wrong(row.line, "too-many-activities");
      break;
    }
    if (resource === -1) {
      wrong(row.line, "too-many-resources");
      break;
    }
    events += 1;
    if (findings.count === 0) await incoming.take({ row, place: events, activity, resource });
  }
  return { activities: activities.list(), resources: resources.list(), events };
}

/**
 * Brings a log in under a name; one that has the name already goes for it. All or nothing, in one transaction.
 * @throws RefusedLog with every line that is wrong, UnfitColumns, UnreadableFile
 */
export async function importLog(client: pg.Client, order: LogOrder): Promise<ImportedLog> {
  let leftOut = 0;
  const items = (await isXes(order.path))
    ? xesLog(order.path, order.map, (count) => (leftOut = count))
    : csvLog(order.path, order.map);
  const findings = new Findings();
  await client.query("begin");
  try {
    const incoming = new Incoming(client);
    await incoming.begin();
    const { activities, resources, events } = await takeAll(items, incoming, findings);
    if (findings.count > 0 || events === 0) throw new RefusedLog(findings.problems, findings.count, leftOut);
    await incoming.flush();
    const replaced = await incoming.keepAs(order.name, order.fileName, activities, resources);
    await client.query("commit");
    return { name: order.name, events, replaced, leftOut };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
