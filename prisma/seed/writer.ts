// Rows into the database by the thousand: one statement per chunk, all inside the caller's transaction.
import { project } from "~/visits/projection";
import { rowFromEvent } from "~/visits/event-rows";
import { iso } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import type { WorkingCalendar } from "~/journey/working-time";
import { Prisma, type Tx } from "~/platform/db/db.server";
import type { Chance } from "./chance";
import type { Car, Customer } from "./people/guests";
import type { VisitFile } from "./visit-file";

type Row = Readonly<Record<string, unknown>>;

/** Large enough that the round trips do not count, small enough to stay out of the way of the memory. */
const CHUNK = 2500;

const COLUMNS = new Map<string, string>();

function column(name: string): string {
  const known = COLUMNS.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  COLUMNS.set(name, made);
  return made;
}

function named(row: Row): Row {
  const renamed: Record<string, unknown> = {};
  for (const key in row) renamed[column(key)] = row[key];
  return renamed;
}

/** Inserts rows of one table that all have the same columns, by the names that Prisma gives them. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const columns = Prisma.raw(
      Object.keys(chunk[0] ?? {})
        .map((name) => `"${column(name)}"`)
        .join(", "),
    );
    const into = Prisma.raw(`"${table}"`);
    await tx.$executeRaw`
      insert into ${into} (${columns})
      select ${columns} from json_populate_recordset(null::${into}, ${JSON.stringify(chunk.map(named))}::json)`;
  }
}

function customerRow(centreId: string, customer: Customer): Row {
  return { ...customer, centreId, createdAt: iso(customer.createdAt) };
}

function vehicleRow(centreId: string, car: Car): Row {
  const { readAt: _readAt, createdAt, ...rest } = car;
  return { ...rest, centreId, createdAt: iso(createdAt) };
}

/** Collects what the simulation of a centre leaves behind and writes it in the order that the keys demand. */
export class Writer {
  private customers: Row[] = [];
  private vehicles: Row[] = [];
  private visits: Row[] = [];
  private jobs: Row[] = [];
  private events: Row[] = [];
  private flushing: Promise<void> = Promise.resolve();
  /** Rows written so far, by table. */
  readonly written = { customers: 0, vehicles: 0, visits: 0, jobs: 0, events: 0 };

  constructor(
    private readonly tx: Tx,
    private readonly centre: {
      readonly id: string;
      readonly map: RouteMap;
      readonly calendar: WorkingCalendar;
      readonly chance: Chance;
    },
  ) {}

  addPeople({ customers, cars }: { customers: readonly Customer[]; cars: readonly Car[] }): void {
    const { id } = this.centre;
    this.customers.push(...customers.map((each) => customerRow(id, each)));
    this.vehicles.push(...cars.map((each) => vehicleRow(id, each)));
  }

  addVisit({ visit, events }: VisitFile): void {
    const { map, calendar, chance } = this.centre;
    const rows = project(visit, map, calendar);
    this.visits.push(rows.visit);
    this.jobs.push(...rows.jobs);
    for (const event of events) {
      const row = rowFromEvent(visit, event, chance.uuid(event.occurredAt));
      this.events.push({ ...row, recordedAt: row.occurredAt });
    }
  }

  get isFull(): boolean {
    return this.events.length >= CHUNK;
  }

  /** Writes while the simulation goes on: a new flush waits only for the one before. */
  async flush(): Promise<void> {
    await this.flushing;
    this.flushing = this.write();
    // Whoever waits for it sees the error; until then it must not end the process.
    this.flushing.catch(() => undefined);
  }

  async finish(): Promise<void> {
    await this.flush();
    await this.flushing;
  }

  private async write(): Promise<void> {
    const { tx, written } = this;
    const { customers, vehicles, visits, jobs, events } = this;
    [this.customers, this.vehicles, this.visits, this.jobs, this.events] = [[], [], [], [], []];
    await insertRows(tx, "customer", customers);
    await insertRows(tx, "vehicle", vehicles);
    await insertRows(tx, "visit", visits);
    await insertRows(tx, "event", events);
    await insertRows(tx, "job", jobs);
    written.customers += customers.length;
    written.vehicles += vehicles.length;
    written.visits += visits.length;
    written.jobs += jobs.length;
    written.events += events.length;
  }

  /** The latest readings of the odometers. */
  async writeMileages(cars: readonly Car[]): Promise<void> {
    for (let from = 0; from < cars.length; from += CHUNK) {
      const rows = cars.slice(from, from + CHUNK).map(({ id, mileage }) => ({ id, mileage }));
      await this.tx.$executeRaw`
        update vehicle set mileage = read.mileage
        from json_to_recordset(${JSON.stringify(rows)}::json) as read(id uuid, mileage int)
        where vehicle.id = read.id`;
    }
  }

  /** The counters from which the application goes on. */
  async writeCounters(numbers: { readonly nextVisit: number; readonly nextInvoice: number }): Promise<void> {
    await this.tx.centre.update({
      where: { id: this.centre.id },
      data: { nextVisitNumber: numbers.nextVisit, nextInvoiceNumber: numbers.nextInvoice },
    });
  }
}
