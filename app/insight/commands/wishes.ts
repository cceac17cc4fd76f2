// What was typed behind `npm run insight --`.
import { parseArgs } from "node:util";
import { z } from "zod";
import { Refusal } from "~/platform/refusal";

export const USAGE = `npm run --silent insight -- import FILE [--name NAME] [--map case=COLUMN,activity=COLUMN,start=COLUMN,end=COLUMN,resource=COLUMN]
npm run --silent insight -- report --log NAME --json
npm run --silent insight -- report --centre ID [--from DATE] [--to DATE] --json
npm run --silent insight -- criteria --centre ID [--from DATE] [--to DATE] [--criterion ID] [--by completion|moment] [--trend week|month] --json
npm run --silent insight -- verdict --ledger LEDGER.csv --roster ROSTER.json --json
npm run --silent insight -- export --centre ID [--from DATE] [--to DATE] --format csv|xes|ocel|ledger|roster`;

const OPTIONS = {
  name: { type: "string" },
  map: { type: "string" },
  log: { type: "string" },
  centre: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  ledger: { type: "string" },
  roster: { type: "string" },
  format: { type: "string" },
  criterion: { type: "string" },
  by: { type: "string" },
  trend: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
type Option = keyof typeof OPTIONS;

/** What each command knows; `--json` goes with all of them: it is what they speak. */
const KNOWN: Readonly<Record<string, readonly Option[]>> = {
  import: ["name", "map"],
  report: ["log", "centre", "from", "to"],
  criteria: ["centre", "from", "to", "criterion", "by", "trend"],
  verdict: ["ledger", "roster"],
  export: ["centre", "from", "to", "format"],
};

export const FORMATS = ["csv", "xes", "ocel", "ledger", "roster"] as const;
const COUNTED_BY = ["completion", "moment"] as const;
const TREND_STEPS = ["week", "month"] as const;
export type Format = (typeof FORMATS)[number];

/** Part of a centre's life: dates on its clock, or moments; `to` is the last date, or the moment before which. */
export interface WishedPeriod {
  readonly centre: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export type InsightWishes =
  | { readonly kind: "help" }
  | { readonly kind: "import"; readonly file: string; readonly name?: string; readonly map?: string }
  | { readonly kind: "report-log"; readonly log: string }
  | ({ readonly kind: "report-centre" } & WishedPeriod)
  | ({
      readonly kind: "criteria";
      readonly criterion: string | undefined;
      readonly countedBy: (typeof COUNTED_BY)[number];
      readonly step: (typeof TREND_STEPS)[number];
    } & WishedPeriod)
  | { readonly kind: "verdict"; readonly ledger: string; readonly roster: string }
  | ({ readonly kind: "export"; readonly format: Format } & WishedPeriod);

function refuse(why: string): never {
  throw new Refusal(`${why}\n${USAGE}`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // The second sentence tells how a word with a dash in front is no option: nobody means that here.
    const said = error instanceof Error ? error.message : String(error);
    return refuse(said.replace(/\. To specify a positional argument .*$/s, "."));
  }
}

/** An option of another command would be passed over in silence. */
function refuseStrangers(command: string, values: Readonly<Partial<Record<Option, unknown>>>): void {
  const known = KNOWN[command];
  if (!known) return;
  for (const option of Object.keys(values)) {
    if (option !== "json" && !known.some((each) => each === option)) {
      refuse(`“${command}” has no option --${option}.`);
    }
  }
}

function needed(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? refuse(`${name} is missing.`) : value;
}

/** One of a few words; the first where none is said. */
function oneOf<W extends string>(name: string, words: readonly [W, ...W[]], value: string | undefined): W {
  if (value === undefined) return words[0];
  return words.find((word) => word === value) ?? refuse(`${name} is one of ${words.join(", ")}.`);
}

type Values = ReturnType<typeof parsed>["values"];

function reportWishes({ log, centre, from, to }: Values, period: () => WishedPeriod): InsightWishes {
  if (log === undefined) {
    if (centre === undefined) refuse("--log or --centre is missing.");
    return { kind: "report-centre", ...period() };
  }
  if ((centre ?? from ?? to) !== undefined) {
    refuse("A log is reported as a whole: --log goes without --centre, --from and --to.");
  }
  return { kind: "report-log", log: needed("--log", log) };
}

/** @throws Refusal with how it is typed */
export function insightWishes(args: readonly string[]): InsightWishes {
  const { values, positionals } = parsed(args);
  const [command, file, ...more] = positionals;
  if (values.help === true || (command === "help" && file === undefined)) return { kind: "help" };
  refuseStrangers(command ?? "", values);
  if (more.length > 0 || (file !== undefined && command !== "import")) {
    refuse(`“${more[0] ?? file ?? ""}” is one word too many.`);
  }
  const period = (): WishedPeriod => ({
    centre: needed("--centre", values.centre),
    from: values.from,
    to: values.to,
  });
  switch (command) {
    case "import": {
      const { name, map } = values;
      const more = {
        ...(name !== undefined && { name: needed("--name", name) }),
        ...(map !== undefined && { map }),
      };
      return { kind: "import", file: needed("The file", file), ...more };
    }
    case "report":
      return reportWishes(values, period);
    case "criteria": {
      const countedBy = oneOf("--by", COUNTED_BY, values.by);
      const step = oneOf("--trend", TREND_STEPS, values.trend);
      return { kind: "criteria", ...period(), criterion: values.criterion, countedBy, step };
    }
    case "verdict":
      return {
        kind: "verdict",
        ledger: needed("--ledger", values.ledger),
        roster: needed("--roster", values.roster),
      };
    case "export": {
      const format = z.enum(FORMATS).safeParse(values.format);
      if (!format.success) refuse(`--format is one of ${FORMATS.join(", ")}.`);
      return { kind: "export", format: format.data, ...period() };
    }
    default:
      return refuse(command === undefined ? "Say what is to be done:" : `There is no “${command}”.`);
  }
}
