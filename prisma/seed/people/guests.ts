// The customers of a centre and their cars: new ones come, old ones come again.
import { DAY, plus, type Instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { Refusal } from "~/platform/refusal";
import type { ReleasedVisit } from "~/returns/returns";
import type { Agenda } from "../agenda";
import type { CentrePlan } from "../centres/plan";
import type { Chance } from "../chance";
import type { Service } from "../words/texts";
import { IRISH_CARS, irishPlate, RUSSIAN_CARS, russianPlate, vinOf } from "./cars";
import { emailOf, irishName, russianName } from "./names";

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly language: Language;
  readonly smsConsent: boolean;
  readonly createdAt: Instant;
}

export interface Car {
  readonly id: string;
  readonly ownerId: string;
  readonly plate: string;
  readonly plateKey: string;
  readonly vin: string | null;
  readonly make: string;
  readonly model: string;
  readonly year: number;
  /** Kilometres, as last read. */
  mileage: number;
  /** When it was last read. */
  readAt: Instant;
  readonly createdAt: Instant;
}

/** A customer with the car that they bring, and what was done to it last. */
export interface Guest {
  readonly customer: Customer;
  readonly car: Car;
  readonly last?: {
    readonly service: Service;
    readonly endedAt: Instant;
    /** What of it may come back. */
    readonly visit?: ReleasedVisit | undefined;
  };
  /** Comes back with the same trouble. */
  readonly sameTrouble?: boolean;
}

/** Beyond it telephone numbers and plates would come a second time. */
const MOST_SERIALS = 99_990;
const NO_NUMBERS_LEFT =
  "There are no telephone numbers left for more demo customers: Ireland keeps 100,000 for fiction.\n" +
  "Load the demo into an empty database, with fewer visits. Nothing was changed.";
const KM_A_DAY = 38;
const RETURNS_AGAIN = 0.5;
const RETURNS_SOON = 0.06;
/** The first cars that leave are back after as many days: in the shortest past too there is a repeat repair. */
const BACK_AT_ONCE = [4, 5, 6] as const;

export class Guests {
  private readonly due: Guest[] = [];
  private readonly fresh: { customers: Customer[]; cars: Car[] } = { customers: [], cars: [] };
  private readonly driven = new Set<Car>();
  private serial: number;
  private bidden = 0;

  /** @param known customers that the centre has already: their numbers and plates are not given again */
  constructor(
    private readonly plan: CentrePlan,
    private readonly agenda: Agenda,
    private readonly chance: Chance,
    known: number,
  ) {
    this.serial = known;
  }

  /** Who calls next: somebody who is due again, or somebody new. */
  next(at: Instant): Guest {
    const returning = this.due.length > 0 && this.chance.happens(0.8) ? this.due.shift() : undefined;
    if (returning) return returning;
    const customer = this.newCustomer(at);
    return { customer, car: this.newCar(customer, at) };
  }

  /** After a visit: some come again after months, a few soon with the same trouble, some with a second car. */
  bid(guest: Guest, service: Service, endedAt: Instant, visit?: ReleasedVisit): void {
    const { chance } = this;
    const atOnce = BACK_AT_ONCE[this.bidden];
    this.bidden += 1;
    const soon = atOnce !== undefined || chance.happens(RETURNS_SOON);
    if (!soon && !chance.happens(RETURNS_AGAIN)) return;
    const later = () =>
      soon ? chance.between(3, 32) : Math.max(20, chance.around({ median: 95, sigma: 0.5 }));
    const days = atOnce ?? later();
    const second = !soon && chance.happens(0.1);
    this.agenda.at(plus(endedAt, days * DAY), () => {
      const { customer } = guest;
      const car = second ? this.newCar(customer, this.agenda.now) : guest.car;
      this.due.push(
        second ? { customer, car } : { customer, car, last: { service, endedAt, visit }, sameTrouble: soon },
      );
    });
  }

  /** The reading of the odometer today: it only ever rises. */
  readOdometer(car: Car, at: Instant): number {
    const days = Math.max(0, (at - car.readAt) / DAY);
    car.mileage += 1 + Math.round(days * KM_A_DAY * this.chance.between(0.6, 1.5));
    car.readAt = at;
    this.driven.add(car);
    return car.mileage;
  }

  /** Rows that nobody has taken yet. */
  take(): { customers: readonly Customer[]; cars: readonly Car[] } {
    return { customers: this.fresh.customers.splice(0), cars: this.fresh.cars.splice(0) };
  }

  /** Cars whose mileage has changed since they were made. */
  get drivenCars(): readonly Car[] {
    return [...this.driven];
  }

  private newCustomer(at: Instant): Customer {
    const { chance, plan } = this;
    this.serial += 1;
    const name = plan.key === "dublin" ? irishName(chance) : russianName(chance);
    const customer = {
      id: chance.uuid(at),
      name,
      phone: this.phone(),
      email: chance.happens(0.6) ? emailOf(name, this.serial) : null,
      language: plan.language,
      smsConsent: chance.happens(0.86),
      createdAt: at,
    };
    this.fresh.customers.push(customer);
    return customer;
  }

  /** Ireland: 020 91, kept for fiction. Russia: 946, given to no network. */
  private phone(): string {
    const [prefix, digits, step] =
      this.plan.key === "dublin" ? (["+3532091", 5, 7919] as const) : (["+7946", 7, 7_368_787] as const);
    if (this.serial >= MOST_SERIALS) throw new Refusal(NO_NUMBERS_LEFT);
    const number = (this.serial * step + 4711) % 10 ** digits;
    return `${prefix}${String(number).padStart(digits, "0")}`;
  }

  private newCar(customer: Customer, at: Instant): Car {
    const { chance, plan } = this;
    this.serial += 1;
    const thisYear = new Date(at).getUTCFullYear();
    const all = plan.key === "dublin" ? IRISH_CARS : RUSSIAN_CARS;
    // In an older past the newest models are not on the road yet.
    const sold = all.filter((model) => model.from < thisYear);
    const { make, model, maker, from } = chance.pick(sold.length > 0 ? sold : all);
    const year = chance.whole(from, Math.max(from, thisYear - 1));
    const plate =
      plan.key === "dublin" ? irishPlate(this.serial, year, chance) : russianPlate(this.serial, chance);
    const car: Car = {
      id: chance.uuid(at),
      ownerId: customer.id,
      plate,
      plateKey: plateKey(plate),
      vin: chance.happens(0.92) ? vinOf(maker, year, this.serial, chance) : null,
      make,
      model,
      year,
      mileage: Math.round((Math.max(0, thisYear - year) + 0.5) * 365 * KM_A_DAY * chance.between(0.5, 1.4)),
      readAt: at,
      createdAt: at,
    };
    this.fresh.cars.push(car);
    return car;
  }
}
