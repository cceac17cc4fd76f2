// The visits behind a number as CSV, made while it is being sent.
import { guarded } from "~/exchange/csv/formula-guard";
import { fullReport } from "../report/full-report.server";
import type { ReportCentre, ReportWishes, VisitBehind } from "../report/report-facts";
import { visitsBehind } from "../report/visits-behind.server";
import type { Behind } from "./behind";
import type { CandidateName } from "./candidate-look";
import { countedPeriod, countedVisits, type CountedPeriod } from "./counted-visits.server";
import { platesOf } from "./report.server";
import { COLUMNS, linesOf } from "./visit-lines";

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
      open ? "under way" : "",
    ]);
  let after: string | undefined;
  do {
    const page = await visitsBehind({ ...wishes, cause, ...(after !== undefined && { after }) }, now);
    yield page.visits.map(line).join("");
    after = page.next ?? undefined;
  } while (after !== undefined);
}

async function* countedFile(behind: Parameters<typeof linesOf>[0], period: CountedPeriod) {
  const { centres, calendars, window, now } = period;
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

async function* stuckFile(wishes: ReportWishes, now: Date) {
  const { stuck, centres } = await fullReport(wishes, now);
  const plates = await platesOf(stuck.map(({ visitId }) => visitId));
  yield csvLine([
    "centre",
    "visit",
    "plate",
    "stage",
    "cause",
    "age_minutes",
    "limit_minutes",
    "in_time",
    "owner",
  ]);
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
  if (behind.kind === "stuck") return stuckFile(wishes, now);
  const period = await countedPeriod(wishes, now);
  async function* file() {
    yield csvLine(COLUMNS);
    if (behind.kind === "cause") yield* causeFile(wishes, behind.cause, period.centres, now);
    else if (behind.kind !== "stuck") yield* countedFile(behind, period);
  }
  return file();
}
