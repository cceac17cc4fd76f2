// The visits behind a number as CSV, made while it is being sent.
import { guarded } from "~/exchange/csv/formula-guard";
import { instant } from "~/journey/instant";
import { fullReport } from "../report/full-report.server";
import type { ReportCentre, ReportWishes, VisitBehind } from "../report/report-facts";
import { visitsBehind } from "../report/visits-behind.server";
import type { Behind, Counted } from "./behind";
import type { CandidateName } from "./candidate-look";
import { countedPeriod, countedVisits, type CountedPeriod } from "./counted-visits.server";
import { platesOf } from "./report.server";
import { LAST_COLUMNS, linesOf } from "./visit-lines";

/** Spreadsheets know by it that the text is UTF-8. */
const MARK = "\ufeff";
const COLUMNS = ["centre", "visit", "plate", "stage", "from", "until"] as const;

function csvLine(cells: readonly string[]): string {
  const cell = (text: string) => {
    const safe = guarded(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${cells.map(cell).join(",")}\r\n`;
}

const nameOf = (centres: readonly ReportCentre[], id: string) =>
  centres.find((centre) => centre.id === id)?.name ?? "";

async function* causeFile(
  wishes: ReportWishes,
  cause: CandidateName,
  centres: readonly ReportCentre[],
  now: Date,
) {
  const line = ({ centreId, number, plate, stage, start, end, minutes, open }: VisitBehind) =>
    csvLine([
      nameOf(centres, centreId),
      String(number),
      plate,
      stage,
      start,
      end,
      String(minutes),
      open ? "still waiting" : "",
    ]);
  yield MARK + csvLine([...COLUMNS, "working_minutes", "note"]);
  let after: string | undefined;
  do {
    const page = await visitsBehind({ ...wishes, cause, ...(after !== undefined && { after }) }, now);
    yield page.visits.map(line).join("");
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** What the number is of: a load is of all work, whatever the filters, and what is so now is so whatever the period. */
function periodOf(behind: Counted, period: CountedPeriod): CountedPeriod {
  if (behind.kind === "load") return { ...period, meant: undefined };
  if (behind.kind !== "now") return period;
  const window = { start: instant(period.now - 1), end: period.now };
  return { ...period, meant: undefined, window };
}

async function* countedFile(behind: Counted, asked: CountedPeriod) {
  const period = periodOf(behind, asked);
  const { centres, calendars, window, now } = period;
  yield MARK + csvLine([...COLUMNS, ...LAST_COLUMNS[behind.kind]]);
  for await (const visits of countedVisits(period)) {
    yield visits
      .flatMap(({ centreId, number, plate, record }) => {
        const calendar = calendars.get(centreId);
        if (!calendar) return [];
        const head = [nameOf(centres, centreId), String(number), plate];
        return linesOf(behind, record, { window, calendar, now }).map((line) => csvLine([...head, ...line]));
      })
      .join("");
  }
}

const STUCK_COLUMNS = [
  "centre",
  "visit",
  "plate",
  "stage",
  "cause",
  "age_minutes",
  "limit_minutes",
  "in_time",
  "owner",
] as const;

async function* stuckFile(wishes: ReportWishes, now: Date) {
  const { stuck, centres } = await fullReport(wishes, now, Infinity);
  const plates = await platesOf(stuck.map(({ visitId }) => visitId));
  yield MARK + csvLine(STUCK_COLUMNS);
  for (const { visitId, centreId, number, stage, cause, age, limit, onTime, owner, ownerRole } of stuck) {
    yield csvLine([
      nameOf(centres, centreId),
      String(number),
      plates[visitId] ?? "",
      stage,
      cause ?? "",
      String(age),
      String(limit),
      onTime === null ? "" : String(onTime),
      owner ?? ownerRole ?? "",
    ]);
  }
}

/**
 * @returns texts to send one after the other; asked for the period before the first of them is sent
 * @throws Refusal when the period is empty
 */
export async function behindFile(
  behind: Behind,
  wishes: ReportWishes,
  now: Date,
): Promise<AsyncGenerator<string>> {
  const period = await countedPeriod(wishes, now);
  if (behind.kind === "stuck") return stuckFile(wishes, now);
  if (behind.kind === "cause") return causeFile(wishes, behind.cause, period.centres, now);
  return countedFile(behind, period);
}
