// A visit's record as rows of the database.
import { STAGES } from "~/journey/stages";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { causeOf, isWait, loopOfCode, stageOf } from "./row-code";
import { isSettled, runsFrom, type VisitRecord } from "./visit-record";

export interface RecordedVisit {
  readonly visitId: string;
  readonly centreId: string;
  readonly number: number;
  readonly version: number;
  readonly skills: readonly string[];
  readonly record: VisitRecord;
}

const date = (at: number | null | undefined) =>
  at === null || at === undefined ? null : new Date(at).toISOString();

export function visitRow({ record, ...identity }: RecordedVisit) {
  return {
    ...identity,
    beganAt: date(record.begin),
    endedAt: date(record.end),
    reachedAt: date(record.reached),
    runsFrom: date(runsFrom(record)),
    settled: isSettled(record),
    stage: record.stay?.[0] ?? null,
    stayFrom: date(record.stay?.[1]),
    record,
  };
}

export function intervalRows({ visitId, centreId, record: { rows } }: RecordedVisit) {
  return Array.from({ length: rows.length / 3 }, (_, ordinal) => {
    const [begin = 0, length = 0, code = 0] = rows.slice(3 * ordinal, 3 * ordinal + 3);
    return {
      visitId,
      ordinal,
      centreId,
      stage: Math.min(stageOf(code), STAGES.length - 1),
      kind: isWait(code) ? "wait" : "work",
      cause: WAIT_CAUSES[causeOf(code)] ?? "",
      loop: loopOfCode(code),
      beganAt: date(begin),
      endedAt: date(begin + length),
      workingMs: length,
    };
  });
}
