// One simulated visit: every fact goes through the rule that the application itself would ask.
import { contentHash } from "~/approvals/chain";
import { sealFacts, type Exhibit } from "~/approvals/sealing";
import { advance, tick, type Decision } from "~/journey/course";
import type { EventActor, JourneyEvent, NewEvent, RequestedService } from "~/journey/events";
import { numbered } from "~/journey/fold";
import { missing } from "~/journey/gates";
import { withPartFacts } from "~/journey/part-consequences";
import { iso, type Instant } from "~/journey/instant";
import { openPoints } from "~/journey/inspection";
import { may, type Action, type Role } from "~/journey/permissions";
import { checklistOf, type RouteMap } from "~/journey/route-map";
import type { Stage } from "~/journey/stages";
import type { Visit } from "~/journey/visit";
import { workOrderOf, type PaperCentre } from "~/papers/work-order";
import type { Chance } from "./chance";
import type { Customer, Guest } from "./people/guests";
import type { Slot } from "./slots";
import type { Service } from "./words/texts";

/** A member of staff as the simulation knows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who gives a command: somebody of the centre, the customer, or the computer. */
export type Doer = Person | "customer" | "job";

/** A rule of the journey: the visit, whatever the command holds, and the moment. */
type Rule<A extends readonly unknown[]> = (visit: Visit, ...about: [...A, Instant]) => Decision;

/** A defect of the simulation: it asked for something that the rules of the journey refuse. */
export class RefusedCommand extends Error {
  override name = "RefusedCommand";
}

interface Opening {
  readonly centreId: string;
  readonly map: RouteMap;
  readonly clock: { readonly now: Instant };
  readonly chance: Chance;
  readonly guest: Guest;
  /** What was asked for, the order's first lines. */
  readonly order: readonly (RequestedService & { readonly service: Service })[];
  readonly ended: (file: VisitFile) => void;
  /** Whether parts are told of one by one. */
  readonly tellsParts: () => boolean;
  readonly currency: string;
  /** What papers say of the centre. */
  readonly letterhead: {
    readonly centre: PaperCentre;
    readonly taxBasisPoints: number;
    readonly titles: (language: Customer["language"]) => ReadonlyMap<string, string>;
  };
}

export class VisitFile {
  readonly id: string;
  /** When a part that was ordered for this visit comes in, and the work that waits for it. */
  partsDue: Instant | undefined;
  /** The place that the plan keeps for it, and since when. */
  place: (Slot & { readonly takenAt: Instant }) | undefined;
  private state: Visit;
  private readonly log: JourneyEvent[] = [];
  private readonly partIds: Chance;
  /** For what the visit did not have from the beginning: its chance stays as it was. */
  readonly ids: Chance;
  private readonly kept: Exhibit[] = [];

  constructor(
    readonly opening: Opening,
    by: Doer,
    first: readonly NewEvent[],
  ) {
    this.id = opening.chance.uuid(opening.clock.now);
    this.partIds = opening.chance.fork(`parts of ${this.id}`);
    this.ids = opening.chance.fork(`papers of ${this.id}`);
    const begun = numbered(undefined, { id: this.id, centreId: opening.centreId }, first, this.actor(by));
    this.state = begun.visit;
    this.log.push(...begun.events);
  }

  get visit(): Visit {
    return this.state;
  }

  get events(): readonly JourneyEvent[] {
    return this.log;
  }

  /** The evidence that belongs to its events. */
  get exhibits(): readonly Exhibit[] {
    return this.kept;
  }

  get guest(): Guest {
    return this.opening.guest;
  }

  get chance(): Chance {
    return this.opening.chance;
  }

  get order(): Opening["order"] {
    return this.opening.order;
  }

  isIn(...stages: readonly Stage[]): boolean {
    return this.state.status === "open" && stages.includes(this.state.stage);
  }

  /**
   * Asks the rule and records what it answers.
   * @throws RefusedCommand when the rule denies it or the person may not do it
   */
  record<A extends readonly unknown[]>(by: Doer, action: Action, rule: Rule<A>, ...about: A): void {
    if (typeof by !== "string" && !may([by.role], action)) {
      throw this.refused(rule.name, `${by.role} may not ${action}`);
    }
    const decision = rule(this.state, ...about, this.opening.clock.now);
    if (!decision.ok) {
      throw this.refused(
        rule.name,
        `${decision.denial.code} ${JSON.stringify(decision.denial.detail ?? {})}`,
      );
    }
    if (decision.events.length === 0) return;
    const circumstances = { visit: this.state, currency: this.opening.currency, by: this.actor(by) };
    const { events, exhibits } = sealFacts(
      decision.events.map((each) => this.signed(each)),
      circumstances,
    );
    this.kept.push(...exhibits);
    const change = numbered(this.state, this.state, this.withParts(events), this.actor(by));
    this.state = change.visit;
    this.log.push(...change.events);
    if (this.state.status !== "open") this.opening.ended(this);
  }

  /** A signature names the order that it is under, and both are kept as evidence. */
  private signed(news: NewEvent): NewEvent {
    if (news.type !== "order.signed") return news;
    const { guest, letterhead } = this.opening;
    const { name, phone, language } = guest.customer;
    const { plate, make, model, year, vin } = guest.car;
    const vehicle = { plate, make, model, year, ...(vin === null ? {} : { vin }) };
    const { titles, ...centre } = letterhead;
    const whose = { ...centre, language, customer: { name, phone }, vehicle };
    const order = workOrderOf(this.state, whose, titles(language));
    const hash = contentHash(order);
    const { name: signer, method = "desk", strokes } = news.payload;
    const signature = { name: signer, method, at: iso(news.occurredAt), strokes };
    const about = { kind: "order", subjectId: this.id, version: 1, at: news.occurredAt } as const;
    this.kept.push({ ...about, content: { order, hash, signature } });
    return { ...news, payload: { ...news.payload, hash } };
  }

  private withParts(news: readonly NewEvent[]): readonly NewEvent[] {
    const { clock, tellsParts } = this.opening;
    if (!tellsParts()) return news;
    return withPartFacts(this.state, news, () => this.partIds.uuid(clock.now));
  }

  /** Through the gate of the present stage, with everything that it asks for. */
  cross(by: Person, action: Action): void {
    this.record(by, action, advance, { from: this.state.stage }, this.opening.map);
  }

  /** Past what is missing at the gate, for a reason, when something is missing. */
  crossAnyhow(manager: Person, reason: string): void {
    const from = this.state.stage;
    const lacking = missing(this.state, from, this.opening.map).length > 0;
    const input = lacking ? { from, overrideReason: reason } : { from };
    this.record(manager, "visit:override", advance, input, this.opening.map);
  }

  get gateIsOpen(): boolean {
    return missing(this.state, this.state.stage, this.opening.map).length === 0;
  }

  /** The items of the present stage's checklist that nobody has ticked. */
  get unticked(): readonly string[] {
    const { stage, ticks } = this.state;
    return checklistOf(this.opening.map, stage)
      .map(({ id }) => id)
      .filter((id) => ticks[`${stage}/${id}`] === undefined);
  }

  /** The points of the inspection of which nothing was said yet. */
  get uninspected(): readonly string[] {
    return openPoints(this.state, this.opening.map).map(({ key }) => key);
  }

  tick(by: Person, action: Action, item: string): void {
    this.record(by, action, tick, item, this.opening.map);
  }

  private actor(by: Doer): EventActor {
    if (by === "job") return { kind: "job" };
    if (by === "customer") return { kind: "customer", id: this.opening.guest.customer.id };
    return { kind: "staff", id: by.id };
  }

  private refused(rule: string, why: string): RefusedCommand {
    const { number, stage } = this.state;
    const at = iso(this.opening.clock.now);
    return new RefusedCommand(`visit ${number} in ${stage} at ${at}: ${rule} answers ${why}`);
  }
}
