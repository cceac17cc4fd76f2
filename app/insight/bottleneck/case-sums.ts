// What a verdict needs of each visit: its waits for each candidate and its work at each resource. Rows come in any number.
import { Column } from "../figures/summary";
import { REWORK, type LedgerRow, type Roster } from "./ledger-rows";

export type CandidateKind = "resource" | "delay" | "rework";

export interface Candidate {
  readonly name: string;
  readonly kind: CandidateKind;
}

/** In the order in which ties are decided: resources, delays, rework. */
export function candidatesOf({ resources, delays, rework }: Roster): readonly Candidate[] {
  const named = [...resources.keys()].map((name): Candidate => ({ name, kind: "resource" }));
  const waited = delays.filter((name) => !resources.has(name) && !(rework && name === REWORK));
  const delayed = waited.map((name): Candidate => ({ name, kind: "delay" }));
  return [...named, ...delayed, ...(rework ? [{ name: REWORK, kind: "rework" } as const] : [])];
}

/** Sums of one candidate over some visits, seconds. */
export interface Sums {
  /** Waited for it; of rework the time of all rows after a failed inspection. */
  wait: number;
  /** Worked at it. */
  busy: number;
  /** Waits without another row between them are one. */
  occurrences: number;
}

interface Case {
  first: number;
  lastCause: string;
  lastLoop: number;
  readonly place: number;
}

/** Adds rows up by visit. The rows of a visit come in the order of time; those of several visits may be mixed. */
export class CaseSums {
  readonly candidates: readonly Candidate[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly rework: number;
  private readonly cases = new Map<string, Case>();
  private readonly columns: readonly { readonly [K in keyof Sums]: Column }[];

  constructor(roster: Roster) {
    this.candidates = candidatesOf(roster);
    this.places = new Map(this.candidates.map(({ name }, place) => [name, place]));
    this.rework = this.candidates.findIndex(({ kind }) => kind === "rework");
    this.columns = this.candidates.map(() => ({
      wait: new Column(),
      busy: new Column(),
      occurrences: new Column(),
    }));
  }

  private caseOf(row: LedgerRow): Case {
    const known = this.cases.get(row.caseId);
    if (known) return known;
    const made: Case = { first: row.start, lastCause: "", lastLoop: 0, place: this.cases.size };
    this.cases.set(row.caseId, made);
    for (const column of this.columns) {
      column.wait.push(0);
      column.busy.push(0);
      column.occurrences.push(0);
    }
    return made;
  }

  take(row: LedgerRow): void {
    const visit = this.caseOf(row);
    visit.first = Math.min(visit.first, row.start);
    const length = row.end - row.start;
    const add = (candidate: number, name: keyof Sums, value: number) => {
      this.columns[candidate]?.[name].add(visit.place, value);
    };
    const cause = row.kind === "wait" ? row.cause : "";
    const named = this.places.get(row.kind === "wait" ? row.cause : row.stage);
    if (named !== undefined && named !== this.rework) {
      add(named, row.kind === "wait" ? "wait" : "busy", length);
      if (cause !== "" && cause !== visit.lastCause) add(named, "occurrences", 1);
    }
    if (this.rework >= 0 && row.loop >= 1) {
      add(this.rework, "wait", length);
      if (row.loop > visit.lastLoop) add(this.rework, "occurrences", 1);
    }
    [visit.lastCause, visit.lastLoop] = [cause, row.loop];
  }

  get visits(): number {
    return this.cases.size;
  }

  /** When each visit began: seconds, in the order in which the visits came. */
  beginnings(): Float64Array {
    return Float64Array.from(this.cases.values(), ({ first }) => first);
  }

  /** A candidate's sums by visit, in the order in which the visits came. */
  ofCandidate(candidate: number): { readonly [K in keyof Sums]: Float64Array } {
    const column = this.columns[candidate];
    const none = new Float64Array(this.visits);
    return {
      wait: column?.wait.values() ?? none,
      busy: column?.busy.values() ?? none,
      occurrences: column?.occurrences.values() ?? none,
    };
  }
}
