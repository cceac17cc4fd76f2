// A simulated centre: its clock, its people and bays, its book, and what the visits leave behind.
import type { Levels } from "~/capacity/offers";
import type { Busy } from "~/capacity/placement";
import { can } from "~/capacity/roster";
import type { Skill } from "~/capacity/skills";
import type { Workshop } from "~/capacity/workshop";
import { numberText } from "~/money/series";
import { requestFacts } from "~/stages/1-booking/booking";
import { HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { event, type RequestedService } from "~/journey/events";
import type { Payload } from "~/journey/events";
import type { Role } from "~/journey/permissions";
import type { RouteMap } from "~/journey/route-map";
import { Agenda, type Pause } from "./agenda";
import type { Arrival } from "./arrivals";
import type { Calendar } from "./calendar";
import type { CentrePlan } from "./centres/plan";
import type { Chance, Spread } from "./chance";
import { letterheadOf } from "./letterhead";
import { Guests, type Guest } from "./people/guests";
import { Pool } from "./pool";
import type { Shelf } from "./shelf";
import { flagReturn, released } from "./journey/returns";
import type { Unsettled } from "./present/unsettled";
import { SlotBook } from "./slots";
import { VisitFile, type Doer, type Person } from "./visit-file";
import { english } from "./words/english";
import { russian } from "./words/russian";
import { SERVICES } from "./words/services";
import type { Phrases, Service } from "./words/texts";

/** What a shop is opened with. */
export interface ShopSite {
  readonly plan: CentrePlan;
  readonly centreId: string;
  readonly map: RouteMap;
  readonly calendar: Calendar;
  readonly staff: readonly Person[];
  readonly bayIds: readonly string[];
  readonly chance: Chance;
  readonly opensAt: Instant;
  readonly workshop: Workshop;
  /** What lies on its shelf; an older past is told without. */
  readonly shelf?: Shelf;
  /** Places that are promised already. */
  readonly taken?: { readonly busy: Busy; readonly levels: Levels };
  /** Customers and vehicles, visits and invoices that the centre has already. */
  readonly known: {
    readonly guests: number;
    readonly nextVisit: number;
    /** By year. */
    readonly nextInvoice: ReadonlyMap<number, number>;
  };
}

/** What a customer asks for. */
export interface Request {
  readonly guest: Guest;
  readonly services: readonly [Service, ...Service[]];
  readonly channel: Arrival["channel"];
  /** The time that they would like best, where they named one. */
  readonly wish: Instant | undefined;
  /** Left to chance where it does not matter. */
  readonly transport?: Payload<"request.received">["transport"];
  readonly chance: Chance;
}

/** Nothing new goes onto a lift in the last minutes of the day. */
const LAST_START = 20 * MINUTE;
const QUARTER = 15 * MINUTE;
export class Shop {
  readonly agenda: Agenda;
  readonly desk: Pool<Person>;
  readonly mechanics: Pool<Person>;
  readonly inspectors: Pool<Person>;
  readonly partsDesk: Pool<Person>;
  readonly alignmentBay: Pool<string>;
  readonly book: SlotBook;
  readonly guests: Guests;
  readonly phrases: Phrases;
  /** Customers whose complaint is still open at the end of the story. */
  unsettled: Unsettled | undefined;
  /** Visits that were given a loaner. */
  readonly lent: VisitFile[] = [];
  private readonly open = new Set<VisitFile>();
  private ended: VisitFile[] = [];
  private visitNumber: number;
  private readonly invoiceNumbers: Map<number, number>;

  constructor(readonly site: ShopSite) {
    const { plan, calendar, chance, opensAt, known } = site;
    this.agenda = new Agenda(opensAt);
    // The manager helps out where the advisor is busy.
    this.desk = this.pool(["advisor", "manager"], { byRank: true });
    this.mechanics = this.pool(["mechanic"], { quietBeforeClosing: LAST_START });
    this.inspectors = this.pool(["inspector"]);
    this.partsDesk = this.pool(["parts"]);
    this.alignmentBay = new Pool({ agenda: this.agenda, calendar, members: ["alignment"] });
    this.book = new SlotBook(site.workshop, calendar, site.taken);
    this.guests = new Guests(plan, this.agenda, chance.fork("guests"), known.guests);
    this.phrases = plan.language === "ru" ? russian : english;
    this.visitNumber = known.nextVisit;
    this.invoiceNumbers = new Map(known.nextInvoice);
  }

  private pool(roles: readonly Role[], rules: { byRank?: boolean; quietBeforeClosing?: number } = {}) {
    const members = roles.flatMap((role) => this.site.staff.filter((person) => person.role === role));
    return new Pool<Person>({ ...rules, agenda: this.agenda, calendar: this.site.calendar, members });
  }

  /** The first with a role, for what is done in passing. @throws Error when nobody has it */
  one(role: Role): Person {
    const person = this.site.staff.find((each) => each.role === role);
    if (!person) throw new Error(`nobody is ${role} at ${this.site.plan.name}`);
    return person;
  }

  /** Whether a mechanic can do work of a skill. */
  canDo({ id }: Person, skill: Skill): boolean {
    const able = this.site.workshop.roster.mechanics.filter((each) => can(each, skill));
    return (
      able.some((each) => each.id === id) ||
      !this.mechanics.members.some((each) => able.some((one) => one.id === each.id))
    );
  }

  get now(): Instant {
    return this.agenda.now;
  }

  get calendar(): Calendar {
    return this.site.calendar;
  }

  get habits(): CentrePlan["habits"] {
    return this.site.plan.habits;
  }

  /** Whether it is late enough in the story for parts and loaners one by one. */
  get tellsParts(): boolean {
    const { shelf } = this.site;
    return shelf !== undefined && this.now >= shelf.since;
  }

  /** The first of so many loaners that no car's customer has in that time. */
  freeLoaner(time: { readonly from: Instant; readonly to: Instant }, loaners: number): number | undefined {
    const taken = new Set(
      this.lent.flatMap(({ visit: { loaner } }) =>
        loaner && loaner.from < time.to && loaner.to > time.from ? [loaner.number] : [],
      ),
    );
    return Array.from({ length: loaners }, (_, at) => at + 1).find((each) => !taken.has(each));
  }

  get nextVisit(): number {
    return this.visitNumber;
  }

  get openFiles(): readonly VisitFile[] {
    return [...this.open];
  }

  /** The visits that have ended since the last call. */
  takeEnded(): readonly VisitFile[] {
    const ended = this.ended;
    this.ended = [];
    return ended;
  }

  /** Passes minutes on the wall clock. */
  minutes(minutes: number): Pause {
    return this.agenda.pass(minutes * MINUTE);
  }

  /** Minutes of opening hours from now on. */
  workingMinutes(minutes: number): Instant {
    return this.calendar.afterOpen(this.now, Math.round(minutes * 60) * 1000);
  }

  /** A skewed time in opening hours, from now on. */
  after(spread: Spread, chance: Chance): Instant {
    return this.workingMinutes(chance.around(spread));
  }

  /** A time on the centre's wall clock, so many days after the day of a moment. */
  clockTime(day: Instant, daysLater: number, hour: number, minute = 0): Instant {
    return this.calendar.clockTime(day, daysLater, hour, minute);
  }

  line(service: Service, chance: Chance): RequestedService & { readonly service: Service } {
    const { plan } = this.site;
    const price = service.price[plan.currency] * (chance.happens(0.75) ? 1 : chance.pick([0.9, 1.05, 1.1]));
    return {
      id: chance.uuid(this.now),
      title: service.title[plan.language],
      labourMinutes: service.labourMinutes,
      priceMinor: Math.round(price) * 100,
      skill: service.skill,
      ...(service.bayKind ? { bayKind: service.bayKind } : {}),
      service,
    };
  }

  /** What a guest comes for: the same trouble again, or one or two services. */
  wishes(guest: Guest, chance: Chance): readonly [Service, ...Service[]] {
    if (guest.sameTrouble && guest.last) return [guest.last.service];
    const weighted = SERVICES.map((each) => [each, each.weight[this.site.plan.language]] as const);
    const first = chance.weighted(weighted);
    const second = chance.happens(0.24) ? chance.weighted(weighted) : first;
    return second === first ? [first] : [first, second];
  }

  /** Begins the file of a visit with the request as it came in. */
  receive(by: Doer, request: Request): VisitFile {
    const { guest, services, chance, channel, wish, transport } = request;
    const order = services.map((service) => this.line(service, chance));
    const labour = order.reduce((sum, line) => sum + line.labourMinutes, 0);
    const first = requestFacts(
      {
        channel,
        customerId: guest.customer.id,
        vehicleId: guest.car.id,
        complaint: chance.pick(services[0].complaints[this.site.plan.language]),
        services: order.map(({ service: _service, ...line }) => line),
        transport: transport ?? (labour <= 75 && chance.happens(0.5) ? "wait" : chance.pick(DROPPED_OFF)),
        smsConsent: guest.customer.smsConsent,
        ...(wish === undefined ? {} : { firstChoiceAt: wish }),
      },
      this.visitNumber,
      this.site.map.version,
      this.now,
    );
    this.visitNumber += 1;
    const { centreId, map } = this.site;
    const { currency } = this.site.plan;
    const letterhead = letterheadOf(this.site.plan);
    const ended = (file: VisitFile): void => this.hasEnded(file);
    // Whoever is on the telephone or at the desk is answered at once.
    const spoken = by !== "customer" && (channel === "phone" || channel === "walk-in");
    const facts = spoken ? [...first, event("request.answered", this.now, {})] : first;
    const file = new VisitFile(
      {
        centreId,
        map,
        clock: this.agenda,
        chance,
        guest,
        order,
        ended,
        currency,
        letterhead,
        tellsParts: () => this.tellsParts,
      },
      by,
      facts,
    );
    this.open.add(file);
    flagReturn(file);
    return file;
  }

  private hasEnded(file: VisitFile): void {
    this.open.delete(file);
    // The work was done in its place; a visit that came to nothing gives it back.
    if (file.visit.status !== "closed" && file.place) {
      this.book.giveBack(file.place);
      file.place = undefined;
    }
    this.ended.push(file);
    const service = file.order[0]?.service;
    if (file.visit.status === "closed" && service)
      this.guests.bid(file.guest, service, this.now, released(file.visit));
  }

  /** As the application writes it: each year on the centre's clock counts from one. */
  drawInvoiceNumber(): string {
    const { year } = this.calendar.local(this.now);
    const counter = this.invoiceNumbers.get(year) ?? 1;
    this.invoiceNumbers.set(year, counter + 1);
    return numberText({ kind: "invoice", year, counter });
  }

  /** The next quarter of an hour. */
  rounded(at: Instant): Instant {
    return instant(Math.ceil(at / QUARTER) * QUARTER);
  }

  /** A moment in opening hours at least so long from now. */
  soonest(hours: number): Instant {
    return this.calendar.openFrom(plus(this.now, hours * HOUR));
  }
}

const DROPPED_OFF = ["drop-off", "drop-off", "drop-off", "drop-off", "loaner", "shuttle"] as const;
