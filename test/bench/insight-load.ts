// Fills a scratch database with years of visits of some centres by bulk copy, and makes their months.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import { seededRandom } from "~/insight/figures/random";
import { buildMonth, monthBasis } from "~/insight/ledger/month-build.server";
import { monthAt, monthsBetween } from "~/insight/ledger/months";
import { intervalRows, visitRow } from "~/insight/ledger/record-rows";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { aCentre, aColleague, aCustomer, anOrganisation, aVehicle, type TestCentre } from "../factories";
import { opensDaily } from "../places";
import { beginnings, madeRecord } from "./insight-visits";

export const MONTHS = 36;
const MECHANICS = 12;
const CHUNK = 1 << 20;

/** A file that COPY reads: tab-separated, written by the megabyte. */
class CopyFile {
  private readonly file: number;
  private text: string[] = [];
  private size = 0;
  rows = 0;

  constructor(readonly path: string) {
    this.file = openSync(path, "w", 0o644);
  }

  row(cells: readonly (string | number | null)[]): void {
    const line = cells.map((cell) => cell ?? "\\N").join("\t") + "\n";
    this.text.push(line);
    this.size += line.length;
    this.rows += 1;
    if (this.size > CHUNK) this.flush();
  }

  private flush(): void {
    writeSync(this.file, this.text.join(""));
    [this.text, this.size] = [[], 0];
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }
}

export interface Loaded {
  readonly centres: readonly string[];
  readonly visits: number;
  readonly rows: number;
  readonly from: Instant;
  /** Of the ledger rows, for whoever reads them too: visit, centre, stage, kind, cause, milliseconds. */
  readonly ledgerFile: string;
  readonly remove: () => void;
}

/** Ids that rise with the visits, as real ones do. */
function idOf(centre: number, visit: number): string {
  const low = (centre * 1_000_000 + visit).toString(16).padStart(12, "0");
  return `01930000-0000-7000-8000-${low}`;
}

async function aBusyCentre(
  organisationId: string,
): Promise<TestCentre & { customerId: string; vehicleId: string }> {
  const centre = await aCentre({ organisationId });
  await opensDaily(centre);
  for (let more = 1; more < MECHANICS; more += 1) await aColleague(centre, ["mechanic"]);
  for (let more = 1; more < 3; more += 1) await aColleague(centre, ["advisor"]);
  await aColleague(centre, ["inspector"]);
  const customerId = await aCustomer(centre);
  return { ...centre, customerId, vehicleId: await aVehicle(centre, customerId) };
}

interface Files {
  readonly visit: CopyFile;
  readonly record: CopyFile;
  readonly interval: CopyFile;
}

async function writeCentre(
  files: Files,
  place: number,
  centre: Awaited<ReturnType<typeof aBusyCentre>>,
  count: number,
  span: { readonly from: Instant; readonly now: Instant },
): Promise<void> {
  const calendar = await workingCalendarOf(db(), { centreId: centre.id });
  const random = seededRandom(20_000 + place);
  let number = 0;
  for (const begin of beginnings(random, span.from, span.now, count)) {
    number += 1;
    const record = madeRecord(random, begin, span.now, calendar);
    const visitId = idOf(place, number);
    const recorded = { visitId, centreId: centre.id, number, version: 1, skills: [], record };
    const row = visitRow(recorded);
    const stage = STAGES[row.stage ?? 6] ?? "follow-up";
    const status = record.end === null ? "open" : "closed";
    files.visit.row([
      visitId,
      centre.id,
      number,
      centre.customerId,
      centre.vehicleId,
      1,
      stage,
      status,
      "noise",
      1,
      row.beganAt,
      row.stayFrom ?? row.endedAt,
      row.endedAt,
    ]);
    files.record.row([
      visitId,
      centre.id,
      number,
      1,
      row.beganAt,
      row.endedAt,
      row.reachedAt,
      row.runsFrom,
      row.settled ? "t" : "f",
      row.stage,
      row.stayFrom,
      "{}",
      JSON.stringify(record),
    ]);
    for (const each of intervalRows(recorded)) {
      files.interval.row([
        visitId,
        each.ordinal,
        centre.id,
        each.stage,
        each.kind,
        each.cause,
        each.loop,
        each.beganAt,
        each.endedAt,
        each.workingMs,
      ]);
    }
  }
  await db().centre.update({ where: { id: centre.id }, data: { nextVisitNumber: number + 1 } });
}

async function copy(files: Files): Promise<void> {
  const copied = [
    [
      files.visit,
      `visit (id, centre_id, number, customer_id, vehicle_id, version, stage, status, complaint,
      route_map_version, requested_at, stage_entered_at, ended_at)`,
    ],
    [
      files.record,
      `ledger_visit (visit_id, centre_id, number, version, began_at, ended_at, reached_at, runs_from, settled,
      stage, stay_from, skills, record)`,
    ],
    [
      files.interval,
      `ledger_interval (visit_id, ordinal, centre_id, stage, kind, cause, loop, began_at, ended_at,
      working_ms)`,
    ],
  ] as const;
  await db().$transaction(
    async (tx) => {
      // Their customers and cars are there: nobody has to look them up a million times.
      await tx.$executeRawUnsafe("set local session_replication_role = replica");
      for (const [file, into] of copied) await tx.$executeRawUnsafe(`copy ${into} from '${file.path}'`);
    },
    { timeout: 1_800_000 },
  );
  await db().$executeRawUnsafe("vacuum analyze ledger_visit");
  await db().$executeRawUnsafe("vacuum analyze ledger_interval");
  await db().$executeRawUnsafe("analyze");
}

/** @param say hears how far it is */
export async function loadVisits(
  centreCount: number,
  visits: number,
  now: Instant,
  say: (line: string) => void,
): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), "bayline-bench-"));
  chmodSync(folder, 0o755);
  const file = (name: string) => new CopyFile(join(folder, name));
  const files = { visit: file("visit"), record: file("record"), interval: file("interval") };
  const from = plus(now, -Math.round(MONTHS * 30.4) * DAY);
  const organisationId = await anOrganisation();
  const centres: TestCentre[] = [];
  for (let place = 0; place < centreCount; place += 1) {
    const centre = await aBusyCentre(organisationId);
    await writeCentre(files, place, centre, Math.round(visits / centreCount), { from, now });
    centres.push(centre);
  }
  for (const each of Object.values(files)) each.close();
  say(`  ${files.visit.rows} visits with ${files.interval.rows} ledger rows written`);
  await copy(files);
  say("  copied into the database");
  for (const { id } of centres) {
    const calendar = await workingCalendarOf(db(), { centreId: id });
    const basis = await monthBasis(db(), id, calendar);
    for (const month of monthsBetween(monthAt(from, calendar), monthAt(instant(now), calendar))) {
      await buildMonth(db(), basis, month);
    }
  }
  await db().$executeRawUnsafe("analyze ledger_month");
  say("  months made");
  return {
    centres: centres.map(({ id }) => id),
    visits: files.visit.rows,
    rows: files.interval.rows,
    from,
    ledgerFile: files.interval.path,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
