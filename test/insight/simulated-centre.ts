// A simulated centre with opening hours, shifts and queues, and the ledger that it leaves behind.
import { candidatesOf } from "~/insight/bottleneck/case-sums";
import type { LedgerRow, Roster } from "~/insight/bottleneck/ledger-rows";
import { Agenda } from "./agenda";
import { Crew } from "./simulated-crew";
import { partsWithin, type Span, type Spans } from "./simulated-time";
import type { CentreDesign, DrawnVisit } from "./centre-design";

/** One thing made better: one more person, a delay halved, half as many cars that come back. */
export type Relieved = string | undefined;

export interface Simulated {
  readonly rows: readonly LedgerRow[];
  readonly roster: Roster;
  /** Working time from arrival to end, minutes, of all visits together over their number. */
  readonly meanLeadMinutes: number;
}

/** The visit's steps, one after the other; each is told when it ends. */
class Life {
  private readonly rows: LedgerRow[] = [];
  private loop = 0;
  lead = 0;

  constructor(
    private readonly visit: DrawnVisit,
    private readonly world: World,
  ) {}

  private write(kind: LedgerRow["kind"], name: string, parts: readonly Span[]): void {
    for (const { start, end } of parts) {
      if (end <= start) continue;
      this.lead += end - start;
      const where = kind === "work" ? { stage: name, cause: "" } : { stage: "repair", cause: name };
      this.rows.push({ caseId: this.visit.id, kind, ...where, start, end, loop: this.loop });
    }
  }

  private wait(cause: string, start: number, end: number): void {
    this.write("wait", cause, partsWithin(this.world.open, start, end));
  }

  /** In the queue of a crew, then in its hands; when its people go home in between, the car waits for them. */
  private work(crew: string, seconds: number, then: () => void): void {
    const asked = this.world.agenda.now;
    this.world.crew(crew).ask(seconds, (_from, parts) => {
      let reached = asked;
      for (const part of parts) {
        this.wait(crew, reached, part.start);
        this.write("work", crew, [part]);
        reached = part.end;
      }
      then();
    });
  }

  private delay(name: string, seconds: number, then: () => void): void {
    const { agenda, relieved } = this.world;
    const [from, length] = [agenda.now, relieved === name ? seconds / 2 : seconds];
    const end = this.world.afterOpen(from, length);
    agenda.at(end, () => {
      this.wait(name, from, end);
      then();
    });
  }

  start(): void {
    this.world.agenda.at(this.visit.arrivesAt, () =>
      this.work("advisor", this.visit.intake, () => this.repair()),
    );
  }

  private repair(): void {
    const pass = this.visit.passes[this.loop];
    if (!pass) throw new Error("more passes than were drawn");
    const { approval, parts } = pass;
    const last = () => this.work("repair", pass.second, () => this.inspect());
    const withParts = parts > 0 ? () => this.delay("parts", parts, last) : last;
    const withApproval = approval > 0 ? () => this.delay("approval", approval, withParts) : withParts;
    this.work("repair", pass.first, approval > 0 || parts > 0 ? withApproval : last);
  }

  private inspect(): void {
    const pass = this.visit.passes[this.loop];
    this.work("inspector", pass?.inspection ?? 0, () => {
      const share = this.world.design.reworkShare * (this.world.relieved === "rework" ? 0.5 : 1);
      const failed = (pass?.luck ?? 1) < share && this.loop + 1 < this.visit.passes.length;
      if (!failed) return this.work("advisor", this.visit.handover, () => this.end());
      this.loop += 1;
      this.repair();
    });
  }

  private end(): void {
    this.world.ended(this.rows, this.lead);
  }
}

class World {
  readonly agenda = new Agenda();
  private readonly crews: ReadonlyMap<string, Crew>;
  readonly rows: LedgerRow[] = [];
  lead = 0;

  constructor(
    readonly design: CentreDesign,
    readonly relieved: Relieved,
  ) {
    this.crews = new Map(
      [...design.crews].map(([name, { people, oneMore }]) => {
        return [name, new Crew(this.agenda, relieved === name ? [...people, oneMore] : people)];
      }),
    );
  }

  get open(): Spans {
    return this.design.open;
  }

  afterOpen(from: number, seconds: number): number {
    return this.design.afterOpen(from, seconds);
  }

  crew(name: string): Crew {
    const crew = this.crews.get(name);
    if (!crew) throw new Error(`nobody is ${name}`);
    return crew;
  }

  ended(rows: readonly LedgerRow[], lead: number): void {
    this.rows.push(...rows);
    this.lead += lead;
  }
}

/** Lives through all visits of a design. The same design gives the same visits, whatever is relieved. */
export function simulate(design: CentreDesign, relieved?: Relieved): Simulated {
  const world = new World(design, relieved);
  for (const visit of design.visits) new Life(visit, world).start();
  world.agenda.runToEnd();
  return {
    // Handed over in the order of time, as a log is.
    rows: world.rows,
    roster: design.roster,
    meanLeadMinutes: world.lead / design.visits.length / 60,
  };
}

/** By what each relief shortens the mean lead time, minutes a visit: found by living through it again. */
export function trueGains(design: CentreDesign): ReadonlyMap<string, number> {
  const asIs = simulate(design).meanLeadMinutes;
  const names = candidatesOf(design.roster).map(({ name }) => name);
  return new Map(names.map((name) => [name, asIs - simulate(design, name).meanLeadMinutes]));
}
