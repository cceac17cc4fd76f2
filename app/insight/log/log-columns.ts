// Which column of a CSV file is which field of a log: by the names that exports usually give them, or as it was typed.

export const LOG_FIELDS = ["case", "activity", "start", "end", "resource", "pos"] as const;
export type LogField = (typeof LOG_FIELDS)[number];

/** The place of each field's column, counted from 0. */
export type LogColumns = Readonly<Partial<Record<LogField, number>>>;

const NAMES: Readonly<Record<LogField, readonly string[]>> = {
  case: ["case_id", "case:concept:name", "caseid", "case", "case id", "trace", "case_concept_name"],
  activity: ["activity", "concept:name", "activity_name", "event", "task", "concept_name"],
  start: ["start_timestamp", "start", "start_time", "starttime", "start time", "started_at", "begin"],
  end: [
    "complete_timestamp",
    "time:timestamp",
    "end_timestamp",
    "complete",
    "end",
    "end_time",
    "endtime",
    "end time",
    "completetime",
    "complete time",
    "completed_at",
    "timestamp",
    "time",
  ],
  resource: ["resource", "org:resource", "user", "employee", "org_resource"],
  pos: ["pos", "sorting", "position", "sort_order"],
};

/** The file's columns do not make a log. */
export class UnfitColumns extends Error {
  override name = "UnfitColumns";
}

function isField(name: string): name is LogField {
  return (LOG_FIELDS as readonly string[]).includes(name);
}

/** @throws UnfitColumns when two columns have the name: nobody can tell which is meant */
function found(headers: readonly string[], names: readonly string[]): number | undefined {
  const lower = headers.map((header) => header.trim().toLowerCase());
  for (const name of names) {
    const place = lower.indexOf(name.toLowerCase());
    if (place < 0) continue;
    const second = lower.indexOf(name.toLowerCase(), place + 1);
    if (second < 0) return place;
    throw new UnfitColumns(`The columns ${place + 1} and ${second + 1} are both called “${name}”.`);
  }
  return undefined;
}

/**
 * "case=Order, activity=Step": a column's name may itself have an equals sign, and a comma before anything but a field.
 * @throws UnfitColumns when something else stands there
 */
export function mapOf(text: string): readonly (readonly [LogField, string])[] {
  const parts = text
    .split(new RegExp(`,(?=\\s*(?:${LOG_FIELDS.join("|")})\\s*=)`, "i"))
    .filter((part) => part.trim() !== "");
  return parts.map((part) => {
    const [name = "", ...rest] = part.split("=");
    const field = name.trim().toLowerCase();
    if (!isField(field) || rest.length === 0) {
      throw new UnfitColumns(
        `“${part}” in --map is not one of ${LOG_FIELDS.map((each) => `${each}=COLUMN`).join(", ")}.`,
      );
    }
    return [field, rest.join("=").trim()] as const;
  });
}

/**
 * @param map what was typed behind `--map`
 * @throws UnfitColumns with a text for people when a column is not there, or case, activity or time have none
 */
export function logColumns(headers: readonly string[], map = ""): LogColumns {
  const columns: Partial<Record<LogField, number>> = {};
  const there = `The file has the columns ${headers.map((header) => `“${header}”`).join(", ")}.`;
  for (const [field, name] of mapOf(map)) {
    if (columns[field] !== undefined) throw new UnfitColumns(`${field} stands twice in --map.`);
    // Somebody may have put it in quotation marks, as it stands in the file.
    const place = found(headers, [name]) ?? found(headers, [name.replace(/^"(.*)"$/, "$1")]);
    if (place === undefined) throw new UnfitColumns(`There is no column “${name}” for ${field}. ${there}`);
    columns[field] = place;
  }
  const taken = () => new Set(Object.values(columns));
  for (const field of LOG_FIELDS) {
    const place = columns[field] ?? found(headers, NAMES[field]);
    if (place !== undefined && (columns[field] !== undefined || !taken().has(place))) columns[field] = place;
  }
  const missing = (["case", "activity"] as const).filter((field) => columns[field] === undefined);
  const lacks = [
    ...missing,
    ...(columns.start === undefined && columns.end === undefined ? (["end"] as const) : []),
  ];
  if (lacks.length > 0) {
    const example = lacks.map((field) => `${field}=COLUMN`).join(",");
    throw new UnfitColumns(
      `No column was found for ${lacks.join(", ")}. ${there} Say which it is: --map ${example}`,
    );
  }
  return columns;
}
