// Visits from a file: history that other programs recorded, known by the number that it has there.
import { v7 as uuidv7, validate as isUuid } from "uuid";
import { event } from "~/journey/events";
import { numbered } from "~/journey/fold";
import { earliest, iso, type Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import { rowFromEvent } from "~/visits/event-rows";
import { project } from "~/visits/projection";
import { latestRouteMapVersion, routeMap } from "~/visits/route-maps.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { readVisit, type VisitRow } from "../rows/visit-row";
import { Owners } from "./owners.server";
import { insertCars, knownCars, type NewCar } from "./vehicles.server";
import { allWell, type Importer, type Read, type Work } from "./work";

/** What of these is here: imported under this key, or one of our own visits, which our export calls by its id. */
async function knownKeys(tx: Tx, centreId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = keys.filter((key) => isUuid(key));
  const rows = await tx.$queryRaw<{ key: string }[]>`
    select import_key as key from visit
    where centre_id = ${centreId}::uuid and import_key = any(${keys}::text[])
    union all
    select id::text from visit where centre_id = ${centreId}::uuid and id = any(${ids}::uuid[])`;
  return new Set(rows.map(({ key }) => key));
}

/** The next numbers of the centre, in a transaction of their own: the desk goes on taking numbers meanwhile. */
async function takeNumbers(centreId: string, count: number): Promise<number> {
  const { nextVisitNumber } = await db().centre.update({
    where: { id: centreId },
    data: { nextVisitNumber: { increment: count } },
    select: { nextVisitNumber: true },
  });
  return nextVisitNumber - count;
}

interface NewVisit {
  readonly row: VisitRow & { readonly closedAt: Instant };
  readonly customerId: string;
  readonly vehicleId: string;
}

async function insertVisits({ tx, centreId }: Work, visits: readonly NewVisit[]): Promise<void> {
  if (visits.length === 0) return;
  const version = await latestRouteMapVersion(tx, centreId);
  const [map, calendar] = [await routeMap(tx, centreId, version), await workingCalendarOf(tx, { centreId })];
  const first = await takeNumbers(centreId, visits.length);
  const states: object[] = [];
  const events: object[] = [];
  for (const [place, { row, customerId, vehicleId }] of visits.entries()) {
    const { key, complaint, work, totalMinor, mileage, requestedAt, arrivedAt, closedAt } = row;
    const imported = event("visit.imported", closedAt, {
      number: first + place,
      customerId,
      vehicleId,
      routeMapVersion: version,
      key,
      complaint,
      work,
      totalMinor,
      mileage,
      requestedAt: requestedAt && iso(earliest(requestedAt, arrivedAt, closedAt)),
      arrivedAt: arrivedAt && iso(earliest(arrivedAt, closedAt)),
    });
    const change = numbered(undefined, { id: uuidv7(), centreId }, [imported], { kind: "import" });
    states.push({ ...project(change.visit, map, calendar).visit, importKey: key });
    events.push(...change.events.map((each) => rowFromEvent(change.visit, each)));
  }
  await insertRows(
    tx,
    "visit",
    states.map((row) => ({ ...row })),
  );
  await insertRows(
    tx,
    "event",
    events.map((row) => ({ ...row })),
  );
}

/** An odometer never runs back: the highest reading is the latest. */
async function raiseMileages(tx: Tx, centreId: string, visits: readonly NewVisit[]): Promise<void> {
  const read = visits.flatMap(({ vehicleId, row: { mileage } }) =>
    mileage === undefined ? [] : [{ id: vehicleId, mileage }],
  );
  if (read.length === 0) return;
  await tx.$executeRaw`
    update vehicle v set mileage = said.mileage
    from (select id, max(mileage) as mileage
      from json_to_recordset(${JSON.stringify(read)}::json) as row(id uuid, mileage int) group by id) said
    where v.centre_id = ${centreId}::uuid and v.id = said.id and coalesce(v.mileage, -1) < said.mileage`;
}

/** The cars of a file's visits: those that are known and those that the file itself brings. */
class Cars {
  private readonly cars = new Map<string, { readonly id: string; readonly ownerId: string }>();
  private fresh: NewCar[] = [];

  constructor(
    private readonly work: Work,
    private readonly owners: Owners,
  ) {}

  async look(rows: readonly VisitRow[]): Promise<void> {
    const keys = new Set(rows.map(({ plateKey }) => plateKey).filter((key) => !this.cars.has(key)));
    for (const car of (await knownCars(this.work.tx, this.work.centreId, [...keys])).values()) {
      this.cars.set(car.plateKey, car);
    }
  }

  of({ row, cells }: Read<VisitRow>): { readonly id: string; readonly ownerId: string } | undefined {
    const known = this.cars.get(row.plateKey);
    if (known) return known;
    if (row.phone === undefined || row.make === undefined) return cells.refuse("vehicle-unknown", "plate");
    const ownerId = this.owners.of(row);
    if (ownerId === undefined) return cells.refuse("owner-unknown", "phone");
    const { plate, plateKey, make, model, mileage } = row;
    const car = {
      id: uuidv7(),
      ownerId,
      plate,
      plateKey,
      make,
      model,
      ...(mileage === undefined ? {} : { mileage }),
    };
    this.cars.set(plateKey, car);
    this.fresh.push(car);
    this.work.counts.newVehicles += 1;
    return car;
  }

  /** @returns ids that differ from what `of` said, because somebody made the car at this very moment */
  async write(ownerOf: (id: string) => string): Promise<ReadonlyMap<string, string>> {
    const made = this.fresh;
    this.forget();
    const inserted = await insertCars(
      this.work,
      made.map((car) => ({ ...car, ownerId: ownerOf(car.ownerId) })),
    );
    const other = new Map<string, string>();
    if (inserted === made.length) return other;
    const now = await knownCars(
      this.work.tx,
      this.work.centreId,
      made.map(({ plateKey }) => plateKey),
    );
    for (const { id, plateKey } of made) {
      const car = now.get(plateKey);
      if (!car || car.id === id) continue;
      other.set(id, car.id);
      this.cars.set(plateKey, car);
    }
    return other;
  }

  forget(): void {
    this.fresh = [];
  }
}

function hasEnded(row: VisitRow): row is VisitRow & { readonly closedAt: Instant } {
  return row.ended === "closed" && row.closedAt !== undefined;
}

export function visitImporter(work: Work): Importer<VisitRow> {
  const { tx, centreId, counts } = work;
  const owners = new Owners(work);
  const cars = new Cars(work, owners);
  const decide = (read: Read<VisitRow>, known: ReadonlySet<string>): readonly NewVisit[] => {
    const { row, cells } = read;
    if (known.has(row.key)) {
      counts.known += 1;
      return [];
    }
    if (!hasEnded(row)) {
      counts.leftOut += 1;
      return [];
    }
    counts.added += 1;
    const car = cars.of(read);
    if (!car) return [];
    const customerId = row.phone === undefined ? car.ownerId : owners.of(row);
    if (customerId === undefined) cells.refuse("owner-unknown", "phone");
    return customerId === undefined ? [] : [{ row, customerId, vehicleId: car.id }];
  };
  return {
    read: readVisit,
    keyOf: ({ key }) => key,
    async take(batch: readonly Read<VisitRow>[]) {
      const rows = batch.map(({ row }) => row);
      await owners.look(rows);
      await cars.look(rows);
      const known = await knownKeys(
        tx,
        centreId,
        rows.map(({ key }) => key),
      );
      const visits = batch.flatMap((read) => decide(read, known));
      if (!work.writes() || !allWell(batch)) {
        owners.forget();
        return cars.forget();
      }
      const people = await owners.write();
      const replaced = await cars.write((id) => people.get(id) ?? id);
      const settled = visits.map(({ row, customerId, vehicleId }) => ({
        row,
        customerId: people.get(customerId) ?? customerId,
        vehicleId: replaced.get(vehicleId) ?? vehicleId,
      }));
      await insertVisits(work, settled);
      await raiseMileages(tx, centreId, settled);
    },
  };
}
