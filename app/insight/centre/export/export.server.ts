// A centre's journey for other programs: as CSV, XES or OCEL, or as the ledger and the roster that the verdict is reached from.
import { stringify } from "csv-stringify/sync";
import { guarded } from "~/exchange/csv/formula-guard";
import { instant, iso, MINUTE } from "~/journey/instant";
import { ledgerOf } from "~/journey/ledger";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db } from "~/platform/db/db.server";
import type { LedgerRow } from "../../bottleneck/ledger-rows";
import { chosenPeriod, type WishedCentre } from "../centre-report.server";
import { rowsOfLedger } from "../centre-rows";
import { rosterOfCentre } from "../centre-roster.server";
import { visitsWithin, type VisitFacts } from "../centre-visits.server";
import { activitiesOf } from "./activities";
import { OcelWriter } from "./ocel-text";
import { traceText, XES_BEGINNING, XES_END } from "./xes-text";

type Print = (text: string) => Promise<void>;

/** What one format makes of visits as they come. */
interface Writer {
  readonly beginning: string;
  readonly visit: (visit: VisitFacts) => string;
  readonly end: () => string;
}

interface Centred {
  readonly id: string;
}

/** Everybody of the organisation by id: whoever has left was at work then too. */
async function namesOfStaff({ id }: Centred): Promise<ReadonlyMap<string, string>> {
  const staff = await db().staff.findMany({
    where: { organisation: { centres: { some: { id } } } },
    select: { id: true, name: true },
  });
  return new Map(staff.map((each) => [each.id, each.name]));
}

function csvLines(rows: readonly (readonly (string | number)[])[]): string {
  return rows.length === 0 ? "" : stringify(rows.map((row) => row.map((cell) => guarded(String(cell)))));
}

const CSV_COLUMNS =
  "case_id,activity,start_timestamp,complete_timestamp,resource,instance,sorting,stage,cause,loop\n";

function csvWriter(names: ReadonlyMap<string, string>): Writer {
  return {
    beginning: CSV_COLUMNS,
    visit: ({ id, events }) =>
      csvLines(
        activitiesOf(id, events).map((each) => [
          id,
          each.activity,
          iso(each.start),
          iso(each.complete),
          names.get(each.resource) ?? each.resource,
          each.instance,
          each.sorting,
          each.stage,
          each.cause,
          each.loop,
        ]),
      ),
    end: () => "",
  };
}

function xesWriter(names: ReadonlyMap<string, string>): Writer {
  const nameOf = (resource: string) => names.get(resource) ?? resource;
  return {
    beginning: XES_BEGINNING,
    visit: ({ id, events }) => traceText(id, activitiesOf(id, events), nameOf),
    end: () => XES_END,
  };
}

function ocelWriter(names: ReadonlyMap<string, string>): Writer {
  const ocel = new OcelWriter();
  return {
    beginning: ocel.beginning(),
    visit: (visit) => ocel.visit(visit, activitiesOf(visit.id, visit.events), (id) => names.get(id)),
    end: () => ocel.end(),
  };
}

function ledgerWriter(window: Span, calendar: WorkingCalendar, now: Date): Writer {
  const cells = ({ caseId, stage, kind, cause, start, end, loop }: LedgerRow) =>
    `${caseId},${stage},${kind},${cause},${start},${end},${loop}\n`;
  return {
    beginning: "case_id,stage,kind,cause,start,end,loop\n",
    visit: ({ id, events }) =>
      rowsOfLedger(id, ledgerOf(events, calendar, instant(now)), window, calendar)
        .map(cells)
        .join(""),
    end: () => "",
  };
}

/** The roster as `verdict --roster` reads it. */
async function rosterText({ id }: Centred, window: Span, calendar: WorkingCalendar): Promise<string> {
  const roster = await rosterOfCentre(db(), { centreId: id }, window, calendar);
  const resources = [...roster.resources].map(
    ([name, { count, rosteredMinutes }]) => [name, { count, minutes: rosteredMinutes }] as const,
  );
  const { delays, rework } = roster;
  const windowMinutes = calendar.open(window.start, window.end) / MINUTE;
  return `${JSON.stringify({ resources: Object.fromEntries(resources), delays, rework, windowMinutes })}\n`;
}

/**
 * Prints the visits that were under way in a period; those of another program's file are left out.
 * @throws Refusal when there is no such centre or the period is empty
 */
export async function exportCentre(
  wishes: WishedCentre & { readonly format: "csv" | "xes" | "ocel" | "ledger" | "roster" },
  now: Date,
  print: Print,
): Promise<void> {
  const { centre, calendar, window } = await chosenPeriod(db(), wishes, now);
  if (wishes.format === "roster") return print(await rosterText(centre, window, calendar));
  const names = await namesOfStaff(centre);
  const writer = {
    csv: () => csvWriter(names),
    xes: () => xesWriter(names),
    ocel: () => ocelWriter(names),
    ledger: () => ledgerWriter(window, calendar, now),
  }[wishes.format]();
  await print(writer.beginning);
  for await (const visit of visitsWithin(db(), { centreId: centre.id }, window)) {
    await print(writer.visit(visit));
  }
  await print(writer.end());
}
