// What many visits come to, criterion by criterion, as columns: a year of a busy centre is over a million outcomes.
import { instant, type Instant } from "~/journey/instant";
import type { Counted, GroupPart } from "./criterion";
import { growingBytes, growingNumbers, growingPlaces, type GrowingPlaces } from "./growing";
import type { VisitFrame } from "./outcome-course";

/** The numbers by which outcomes are kept. */
export const MET = 0;
export const FAILED = 1;
export const NOT_RECORDED = 2;
export const NOT_CONCERNED = 3;
/** Values: how many, and each. */
export const MEASURED = 4;
/** Values: part and whole. */
export const PARTS = 5;
/** The same of visits that say themselves whether they failed. */
export const PARTS_FAILED = 6;
export const PARTS_MET = 7;
/** Values: how many pieces, and of each its moment and minutes. */
export const SPREAD = 8;

const PLAIN = {
  met: MET,
  failed: FAILED,
  "not-recorded": NOT_RECORDED,
  "not-concerned": NOT_CONCERNED,
} as const;

/** Lists of groups are few: most visits have one that another has as well. */
class GroupLists {
  readonly lists: (readonly GroupPart[])[] = [[]];
  private readonly known = new Map<string, number>();

  place(groups: readonly GroupPart[]): number {
    if (groups.length === 0) return 0;
    const key = groups
      .map(({ group, part, whole }) => `${group} ${String(part)} ${String(whole)}`)
      .join("\n");
    const found = this.known.get(key) ?? this.lists.push(groups) - 1;
    this.known.set(key, found);
    return found;
  }
}

export class CriterionColumn {
  readonly codes;
  /** The moment that it counts for; NaN where none is told. */
  readonly moments;
  /** In the order of the visits; see the codes. */
  readonly values = growingNumbers(0);
  private readonly groups = new GroupLists();
  private groupPlaces: GrowingPlaces | undefined;

  constructor(visits: number) {
    this.codes = growingBytes(visits);
    this.moments = growingNumbers(visits);
  }

  plain(code: number, at: number): void {
    this.codes.push(code);
    this.moments.push(at);
  }

  counted(counted: Counted): void {
    const at = counted.at ?? NaN;
    const place = this.codes.length;
    switch (counted.outcome) {
      case "measured":
        this.plain(MEASURED, at);
        this.values.push(counted.values.length);
        for (const value of counted.values) this.values.push(value);
        break;
      case "parts":
        this.plain(counted.failed === undefined ? PARTS : counted.failed ? PARTS_FAILED : PARTS_MET, at);
        this.values.push(counted.part);
        this.values.push(counted.whole);
        break;
      case "spread":
        this.plain(SPREAD, at);
        this.values.push(counted.pieces.length);
        for (const piece of counted.pieces) {
          this.values.push(piece.at);
          this.values.push(piece.minutes);
        }
        break;
      default:
        this.plain(PLAIN[counted.outcome], at);
    }
    if ("groups" in counted && counted.groups !== undefined && counted.groups.length > 0) {
      this.group(place, counted.groups);
    }
  }

  private group(place: number, groups: readonly GroupPart[]): void {
    this.groupPlaces ??= growingPlaces(place);
    while (this.groupPlaces.length < place) this.groupPlaces.push(0);
    this.groupPlaces.push(this.groups.place(groups));
  }

  /** Of a visit, by its place. */
  groupsOf(place: number): readonly GroupPart[] {
    if (this.groupPlaces === undefined || place >= this.groupPlaces.length) return [];
    return this.groups.lists[this.groupPlaces.at(place)] ?? [];
  }

  get hasGroups(): boolean {
    return this.groupPlaces !== undefined;
  }

  get bytes(): number {
    return this.codes.bytes + this.moments.bytes + this.values.bytes + (this.groupPlaces?.bytes ?? 0);
  }
}

export class OutcomeColumns {
  readonly ids: string[] = [];
  readonly numbers;
  readonly began;
  /** NaN while it is open. */
  readonly ended;
  readonly lastFact;
  readonly lead;
  readonly criteria: readonly CriterionColumn[];

  /**
   * @param criteria how many
   * @param visits that are expected
   */
  constructor(criteria: number, visits: number) {
    this.criteria = Array.from({ length: criteria }, () => new CriterionColumn(visits));
    this.numbers = growingNumbers(visits);
    this.began = growingNumbers(visits);
    this.ended = growingNumbers(visits);
    this.lastFact = growingNumbers(visits);
    this.lead = growingNumbers(visits);
  }

  /** One more visit; each criterion's outcome has to follow. */
  visit(id: string, { number, beganAt, endedAt, lastFactAt, leadMinutes }: VisitFrame): void {
    this.ids.push(id);
    this.numbers.push(number);
    this.began.push(beganAt);
    this.ended.push(endedAt ?? NaN);
    this.lastFact.push(lastFactAt);
    this.lead.push(leadMinutes ?? NaN);
  }

  plain(criterion: number, code: number, at: number): void {
    this.criteria[criterion]?.plain(code, at);
  }

  counted(criterion: number, counted: Counted): void {
    this.criteria[criterion]?.counted(counted);
  }

  get visits(): number {
    return this.ids.length;
  }

  endedAt(place: number): Instant | undefined {
    const at = this.ended.at(place);
    return Number.isNaN(at) ? undefined : instant(at);
  }

  /** About what it takes of the memory. */
  get bytes(): number {
    return this.criteria.reduce((sum, column) => sum + column.bytes, 120 * this.visits);
  }
}
