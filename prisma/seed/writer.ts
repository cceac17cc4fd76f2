// What the simulation leaves behind, into the database by the thousand rows, all inside the caller's transaction.
import { appendAllEvidence, type NewEvidence } from "~/approvals/evidence.server";
import { project } from "~/visits/projection";
import { rowFromEvent } from "~/visits/event-rows";
import type { CounterKey } from "~/capacity/counters";
import { lockCounters } from "~/capacity/levels.server";
import type { Workshop } from "~/capacity/workshop";
import { dateOfDay } from "~/journey/working-time";
import { iso, type Instant } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { insertRows, ROWS_AT_ONCE, type BulkRow } from "~/platform/db/insert-rows.server";
import { complaintRows, complaintTaskRows } from "~/complaints/keeping.server";
import { loanRows, partRows } from "~/parts/keeping.server";
import { writePlan } from "~/reminders/planning.server";
import type { Chance } from "./chance";
import type { CentrePlan } from "./centres/plan";
import { countSeries, MoneyRows } from "./money-rows";
import type { Car, Customer } from "./people/guests";
import { remindersAhead, type PlannedRow } from "./reminders";
import { ShelfClaims } from "./shelf";
import type { VisitFile } from "./visit-file";

type Row = BulkRow;

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
  private parts: Row[] = [];
  private loans: Row[] = [];
  private complaints: Row[] = [];
  private tasks: Row[] = [];
  private readonly money: MoneyRows;
  /** What the visits take of the shelf. */
  readonly claims = new ShelfClaims();
  private events: Row[] = [];
  private reservations: Row[] = [];
  private uses: Row[] = [];
  private counters: CounterKey[] = [];
  private reminders: PlannedRow[] = [];
  private readonly evidence: NewEvidence[] = [];
  private flushing: Promise<void> = Promise.resolve();
  /** So many visits make the planner's statistics anew. */
  private surveyedAt = 0;
  /** Rows written so far, by table. */
  readonly written = { customers: 0, vehicles: 0, visits: 0, jobs: 0, events: 0, reservations: 0 };

  constructor(
    private readonly tx: Tx,
    private readonly centre: {
      readonly id: string;
      readonly plan: CentrePlan;
      readonly map: RouteMap;
      readonly calendar: WorkingCalendar;
      readonly workshop: Workshop;
      readonly chance: Chance;
      readonly now: Instant;
    },
  ) {
    this.money = new MoneyRows(centre.id, centre.chance.fork("money"));
  }

  addPeople({ customers, cars }: { customers: readonly Customer[]; cars: readonly Car[] }): void {
    const { id } = this.centre;
    this.customers.push(...customers.map((each) => customerRow(id, each)));
    this.vehicles.push(...cars.map((each) => vehicleRow(id, each)));
  }

  addVisit(file: VisitFile): void {
    const { visit, events, place, exhibits } = file;
    const { id: visitId, centreId } = visit;
    this.evidence.push(...exhibits.map(({ at, ...exhibit }) => ({ centreId, visitId, ...exhibit, now: at })));
    const { map, calendar, chance, now } = this.centre;
    const rows = project(visit, map, calendar);
    this.visits.push(rows.visit);
    this.jobs.push(...rows.jobs);
    this.parts.push(...partRows(visit));
    this.loans.push(...loanRows(visit));
    this.complaints.push(...complaintRows(visit, calendar));
    this.tasks.push(...complaintTaskRows(visit, (at) => chance.uuid(at)));
    this.money.add(file);
    this.claims.add(visit);
    for (const event of events) {
      const row = rowFromEvent(visit, event, chance.uuid(event.occurredAt));
      this.events.push({ ...row, recordedAt: row.occurredAt });
    }
    if (place) this.addPlace(visit, place);
    this.reminders.push(...remindersAhead(visit, calendar, { now, chance }));
  }

  private addPlace({ id: visitId, centreId }: Visit, place: NonNullable<VisitFile["place"]>): void {
    const { placement, uses, walkIn, takenAt } = place;
    const { bayId, mechanicId, receptionAt, startsAt, endsAt } = placement;
    const id = this.centre.chance.uuid(takenAt);
    this.reservations.push({
      id,
      centreId,
      visitId,
      bayId,
      mechanicId,
      receptionAt: iso(receptionAt),
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
      walkIn,
      createdAt: iso(takenAt),
    });
    for (const { kind, day, name, amount } of uses) {
      const localDate = dateOfDay(day);
      this.uses.push({ reservationId: id, centreId, kind, localDate, name, amount, walkIn });
    }
    this.counters.push(...uses);
  }

  get isFull(): boolean {
    return this.events.length >= ROWS_AT_ONCE;
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
    await appendAllEvidence(this.tx, this.centre.id, this.evidence);
  }

  private async write(): Promise<void> {
    const writeMoney = this.money.take();
    const { tx, written } = this;
    const { customers, vehicles, visits, jobs, events, reservations, uses, counters, reminders } = this;
    const { parts, loans, complaints, tasks } = this;
    [this.parts, this.loans, this.complaints, this.tasks] = [[], [], [], []];
    [this.customers, this.vehicles, this.visits, this.jobs, this.events] = [[], [], [], [], []];
    [this.reservations, this.uses, this.counters, this.reminders] = [[], [], [], []];
    await insertRows(tx, "customer", customers);
    await insertRows(tx, "vehicle", vehicles);
    await insertRows(tx, "visit", visits);
    written.visits += visits.length;
    await this.survey();
    await insertRows(tx, "event", events);
    await insertRows(tx, "job", jobs);
    await insertRows(tx, "visit_part", parts);
    await insertRows(tx, "loan", loans);
    await insertRows(tx, "complaint", complaints);
    await insertRows(tx, "task", tasks);
    await writeMoney(tx);
    await insertRows(tx, "reservation", reservations);
    // The counters first: the uses count themselves into them.
    if (counters.length > 0) await lockCounters(tx, this.centre.workshop, counters);
    await insertRows(tx, "reservation_use", uses);
    await writePlan(tx, { keep: reminders });
    written.customers += customers.length;
    written.vehicles += vehicles.length;
    written.jobs += jobs.length;
    written.events += events.length;
    written.reservations += reservations.length;
  }

  /**
   * Inside this transaction nobody else tells the planner that the visits have become many: every event would look for its
   * visit among all of the centre. Each doubling is told.
   */
  private async survey(): Promise<void> {
    if (this.written.visits < 2 * this.surveyedAt) return;
    this.surveyedAt = this.written.visits;
    await this.tx.$executeRaw`analyze visit`;
  }

  /** The latest readings of the odometers. */
  async writeMileages(cars: readonly Car[]): Promise<void> {
    for (let from = 0; from < cars.length; from += ROWS_AT_ONCE) {
      const rows = cars.slice(from, from + ROWS_AT_ONCE).map(({ id, mileage }) => ({ id, mileage }));
      await this.tx.$executeRaw`
        update vehicle set mileage = read.mileage
        from json_to_recordset(${JSON.stringify(rows)}::json) as read(id uuid, mileage int)
        where vehicle.id = read.id`;
    }
  }

  /** The counters from which the application goes on. */
  async writeCounters(nextVisitNumber: number): Promise<void> {
    const { id } = this.centre;
    await this.tx.centre.update({ where: { id }, data: { nextVisitNumber } });
    await countSeries(this.tx, id);
  }
}
