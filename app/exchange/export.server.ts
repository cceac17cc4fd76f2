// A centre's data as a CSV file, row by row as they come from the database: nothing is ever in the memory as a whole.
import { stringify } from "csv-stringify/sync";
import { DateTime } from "luxon";
import { amountText } from "~/journey/money";
import { ENDINGS } from "~/journey/stages";
import type { Actor } from "~/journey/permissions";
import { db, Prisma } from "~/platform/db/db.server";
import { centreFacts, type CentreFacts } from "~/visits/centre.server";
import { words, type Words, type WordKey } from "~/words";
import { guarded } from "./csv/formula-guard";
import type { Kind } from "./kinds";

const ROWS_AT_ONCE = 2_000;
const BEGINNING = "00000000-0000-0000-0000-000000000000";

type Field = Extract<WordKey<"exchange">, `field.${string}`>;
type Cell = string | number | null | undefined;

interface Sheet<Row> {
  readonly columns: readonly (readonly [Field, (row: Row) => Cell])[];
  readonly page: (after: string) => Promise<readonly Row[]>;
}

interface Context {
  readonly centre: CentreFacts;
  readonly t: Words<"exchange">;
}

interface CustomerRow {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly smsConsent: boolean;
}

function customers({ centre, t }: Context): Sheet<CustomerRow> {
  return {
    columns: [
      ["field.phone", ({ phone }) => phone],
      ["field.name", ({ name }) => name],
      ["field.email", ({ email }) => email],
      ["field.language", ({ language }) => language],
      ["field.smsConsent", ({ smsConsent }) => t(smsConsent ? "yes" : "no")],
    ],
    // Records that were merged into another one stand for nobody any more.
    page: (after) =>
      db().customer.findMany({
        where: { centreId: centre.id, mergedIntoId: null, id: { gt: after } },
        orderBy: { id: "asc" },
        take: ROWS_AT_ONCE,
        select: { id: true, phone: true, name: true, email: true, language: true, smsConsent: true },
      }),
  };
}

interface VehicleRow {
  readonly id: string;
  readonly plate: string;
  readonly owner: { readonly phone: string; readonly name: string };
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  readonly vin: string | null;
  readonly mileage: number | null;
}

function vehicles({ centre }: Context): Sheet<VehicleRow> {
  return {
    columns: [
      ["field.plate", ({ plate }) => plate],
      ["field.phone", ({ owner }) => owner.phone],
      ["field.name", ({ owner }) => owner.name],
      ["field.make", ({ make }) => make],
      ["field.model", ({ model }) => model],
      ["field.year", ({ year }) => year],
      ["field.vin", ({ vin }) => vin],
      ["field.mileage", ({ mileage }) => mileage],
    ],
    page: (after) =>
      db().vehicle.findMany({
        where: { centreId: centre.id, id: { gt: after } },
        orderBy: { id: "asc" },
        take: ROWS_AT_ONCE,
        select: {
          id: true,
          plate: true,
          make: true,
          model: true,
          year: true,
          vin: true,
          mileage: true,
          owner: { select: { phone: true, name: true } },
        },
      }),
  };
}

interface VisitRow {
  readonly id: string;
  readonly importKey: string | null;
  readonly number: number;
  readonly status: string;
  readonly requestedAt: Date;
  readonly arrivedAt: Date | null;
  readonly endedAt: Date | null;
  readonly complaint: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly phone: string;
  readonly name: string;
  readonly work: string | null;
  readonly total: string | null;
  readonly mileage: string | null;
}

/** What was done, paid and read off stands in the log, of our own visits and of imported ones alike. */
function visitsAfter(centreId: string, after: string): Prisma.Sql {
  return Prisma.sql`
    select v.id, v.import_key as "importKey", v.number, v.status, v.requested_at as "requestedAt",
      v.arrived_at as "arrivedAt", v.ended_at as "endedAt", v.complaint, car.plate, car.make, car.model, c.phone, c.name,
      coalesce(imported.payload->>'work', done.titles) as work,
      coalesce(imported.payload->>'totalMinor', invoice.total) as total,
      coalesce(imported.payload->>'mileage', walk.payload->>'mileage') as mileage
    from (
      select * from visit where centre_id = ${centreId}::uuid and id > ${after}::uuid order by id limit ${ROWS_AT_ONCE}
    ) v
    join vehicle car on car.centre_id = v.centre_id and car.id = v.vehicle_id
    join customer c on c.centre_id = v.centre_id and c.id = v.customer_id
    left join lateral (
      select payload from event where visit_id = v.id and seq = 1 and type = 'visit.imported'
    ) imported on true
    left join lateral (
      select sum(
        case type when 'invoice.issued' then 1 else -1 end * (payload->>'totalMinor')::bigint
      )::text as total
      from event where visit_id = v.id and type in ('invoice.issued', 'invoice.credited')
    ) invoice on true
    left join lateral (
      select payload from event where visit_id = v.id and type = 'walkaround.completed' order by seq desc limit 1
    ) walk on true
    left join lateral (
      select string_agg(title, ', ' order by position) as titles from job where visit_id = v.id and state = 'done'
    ) done on true
    order by v.id`;
}

function visits({ centre, t }: Context): Sheet<VisitRow> {
  const moment = (at: Date | null) =>
    at && DateTime.fromJSDate(at, { zone: centre.timeZone }).toISO({ suppressMilliseconds: true });
  const ended = (status: string) => ENDINGS.find((each) => each === status) ?? "open";
  return {
    columns: [
      ["field.key", ({ importKey, id }) => importKey ?? id],
      ["field.number", ({ number }) => number],
      ["field.status", ({ status }) => t(`ended.${ended(status)}`)],
      ["field.requestedAt", ({ requestedAt }) => moment(requestedAt)],
      ["field.arrivedAt", ({ arrivedAt }) => moment(arrivedAt)],
      ["field.closedAt", ({ endedAt }) => moment(endedAt)],
      ["field.plate", ({ plate }) => plate],
      ["field.make", ({ make }) => make],
      ["field.model", ({ model }) => model],
      ["field.phone", ({ phone }) => phone],
      ["field.name", ({ name }) => name],
      ["field.complaint", ({ complaint }) => complaint],
      ["field.work", ({ work }) => work],
      ["field.total", ({ total }) => (total === null ? null : amountText(Number(total), centre.currency))],
      ["field.mileage", ({ mileage }) => mileage],
    ],
    page: (after) => db().$queryRaw<VisitRow[]>(visitsAfter(centre.id, after)),
  };
}

async function* pieces<Row extends { readonly id: string }>(
  { columns, page }: Sheet<Row>,
  { t, centre }: Context,
): AsyncGenerator<string> {
  // Where the comma stands in numbers, spreadsheets expect semicolons between columns.
  const delimiter = centre.language === "ru" ? ";" : ",";
  const lines = (rows: readonly (readonly string[])[]) =>
    stringify(
      rows.map((cells) => cells.map(guarded)),
      { delimiter, record_delimiter: "\r\n", quoted_match: /[\t\r\n]|^\s|\s$/ },
    );
  // The mark tells spreadsheets that it is UTF-8.
  yield `\ufeff${lines([columns.map(([field]) => t(field))])}`;
  for (let after = BEGINNING; ;) {
    const rows = await page(after);
    if (rows.length > 0) yield lines(rows.map((row) => columns.map(([, cell]) => String(cell(row) ?? ""))));
    const last = rows.at(-1);
    if (rows.length < ROWS_AT_ONCE || !last) return;
    after = last.id;
  }
}

function sheet(kind: Kind, context: Context): AsyncGenerator<string> {
  switch (kind) {
    case "customers":
      return pieces(customers(context), context);
    case "vehicles":
      return pieces(vehicles(context), context);
    case "visits":
      return pieces(visits(context), context);
    default:
      return kind satisfies never;
  }
}

/** The file in pieces of text, in the actor's language, of the actor's centre alone. */
export async function exported(
  { centreId, language }: Pick<Actor, "centreId" | "language">,
  kind: Kind,
): Promise<AsyncGenerator<string>> {
  const centre = await centreFacts(db(), { centreId });
  return sheet(kind, { centre: { ...centre, language }, t: words(language, "exchange") });
}
