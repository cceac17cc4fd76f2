// A visit's outcomes as bytes: some 400 for all criteria. Numbers, moments and the names of groups; nothing that anybody has said.
import { instant, type Instant } from "~/journey/instant";
import { ByteReader, ByteWriter } from "./compact-bytes";
import type { Counted, GroupPart } from "./criterion";
import { OutcomeColumns } from "./outcome-columns";
import { speaksOf, type OutcomeCourse, type VisitFrame } from "./outcome-course";
import { OUTCOMES } from "./tally";

/** Raise it when the bytes mean something else: what was kept before is made anew. */
export const BYTES_FORM = 1;

/** Those of a visit are one byte in the columns as well. */
const SAID = [...OUTCOMES, "measured", "parts", "spread"] as const;
const LAST_PLAIN = OUTCOMES.length - 1;
const KIND = 7;
const HAS_MOMENT = 8;
const HAS_GROUPS = 16;
const SAYS_FAILED = 32;
const IS_FAILED = 64;

function codeOf(counted: Counted, groups: readonly GroupPart[]): number {
  const failed = "failed" in counted ? counted.failed : undefined;
  return (
    SAID.indexOf(counted.outcome) |
    (counted.at === undefined ? 0 : HAS_MOMENT) |
    (groups.length > 0 ? HAS_GROUPS : 0) |
    (failed === undefined ? 0 : SAYS_FAILED) |
    (failed === true ? IS_FAILED : 0)
  );
}

function writeCounted(to: ByteWriter, counted: Counted): void {
  const groups = "groups" in counted ? (counted.groups ?? []) : [];
  to.byte(codeOf(counted, groups));
  if (counted.at !== undefined) to.moment(counted.at);
  if (counted.outcome === "measured") {
    to.number(counted.values.length);
    for (const value of counted.values) to.number(value);
  }
  if (counted.outcome === "parts") {
    to.number(counted.part);
    to.number(counted.whole);
  }
  if (counted.outcome === "spread") {
    to.number(counted.pieces.length);
    for (const { at, minutes } of counted.pieces) {
      to.moment(at);
      to.number(minutes);
    }
  }
  if (groups.length === 0) return;
  to.number(groups.length);
  for (const { group, part, whole } of groups) {
    to.text(group);
    to.number(part);
    to.number(whole);
  }
}

export function courseToBytes(course: OutcomeCourse): Uint8Array {
  const to = new ByteWriter(course.beganAt);
  to.number(course.number);
  to.whole(course.beganAt);
  to.whole(course.endedAt ?? NaN);
  to.whole(course.lastFactAt);
  to.whole(course.leadMinutes ?? NaN);
  to.whole(course.since);
  to.whole(course.runsFrom);
  to.number(course.changes.length);
  for (const { from, place, counted } of course.changes) {
    to.moment(from);
    to.number(place);
    writeCounted(to, counted);
  }
  for (const counted of course.outcomes) writeCounted(to, counted);
  return to.finished();
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function readGroups(from: ByteReader, code: number): readonly GroupPart[] {
  if ((code & HAS_GROUPS) === 0) return [];
  return times(from.number(), () => ({ group: from.text(), part: from.number(), whole: from.number() }));
}

/** Behind its code. */
function readCounted(from: ByteReader, code: number): Counted {
  const outcome = SAID[code & KIND];
  const at = (code & HAS_MOMENT) === 0 ? undefined : instant(from.moment());
  switch (outcome) {
    case "met":
    case "failed":
      return { outcome, at, groups: readGroups(from, code) };
    case "not-recorded":
    case "not-concerned":
      return { outcome, at };
    case "measured":
      return { outcome, at, values: times(from.number(), () => from.number()) };
    case "parts": {
      const said = (code & SAYS_FAILED) === 0 ? {} : { failed: (code & IS_FAILED) !== 0 };
      const [part, whole] = [from.number(), from.number()];
      return { outcome, at, part, whole, ...said, groups: readGroups(from, code) };
    }
    case "spread":
      return {
        outcome,
        at,
        pieces: times(from.number(), () => ({ at: instant(from.moment()), minutes: from.number() })),
      };
    case undefined:
      throw new RangeError(`no outcome ${String(code)}`);
    default:
      return outcome satisfies never;
  }
}

const known = (value: number): Instant | undefined => (Number.isNaN(value) ? undefined : instant(value));

function readFrame(from: ByteReader): VisitFrame {
  const number = from.number();
  from.origin = from.whole();
  const [endedAt, lastFactAt, lead] = [from.whole(), from.whole(), from.whole()];
  return {
    number,
    beganAt: instant(from.origin),
    endedAt: known(endedAt),
    lastFactAt: instant(lastFactAt),
    leadMinutes: Number.isNaN(lead) ? null : lead,
  };
}

/** What was made of many visits, as it is at one moment. */
export interface Decoded {
  readonly columns: OutcomeColumns;
  /** Places of visits of which it says nothing at that moment: they are not in the columns. */
  readonly silent: readonly number[];
  /** It says the same from the moment on until then. */
  readonly until: number;
}

/**
 * @param bytes pieces of `courseToBytes` one behind the other
 * @param ids of their visits
 * @param criteria how many
 */
export function decoded(bytes: Uint8Array, ids: readonly string[], criteria: number, now: Instant): Decoded {
  const from = new ByteReader(bytes);
  const columns = new OutcomeColumns(criteria, ids.length);
  const silent: number[] = [];
  let until = Infinity;
  for (let place = 0; from.next(); place += 1) {
    const frame = readFrame(from);
    const [since, runsFrom] = [from.whole(), from.whole()];
    for (const each of [since, runsFrom]) if (each > now) until = Math.min(until, each);
    if (!speaksOf({ since, runsFrom }, now)) {
      silent.push(place);
      continue;
    }
    columns.visit(ids[place] ?? "", frame);
    const changed = new Map<number, Counted>();
    for (let changes = from.number(); changes > 0; changes -= 1) {
      const [at, criterion, counted] = [from.moment(), from.number(), readCounted(from, from.byte())];
      if (at <= now) changed.set(criterion, counted);
      else until = Math.min(until, at);
    }
    for (let criterion = 0; criterion < criteria; criterion += 1) {
      const code = from.byte();
      const instead = changed.size > 0 ? changed.get(criterion) : undefined;
      if (instead === undefined && (code & KIND) <= LAST_PLAIN && (code & HAS_GROUPS) === 0) {
        columns.plain(criterion, code & KIND, (code & HAS_MOMENT) === 0 ? NaN : from.moment());
      } else {
        const counted = readCounted(from, code);
        columns.counted(criterion, instead ?? counted);
      }
    }
  }
  return { columns, silent, until };
}
