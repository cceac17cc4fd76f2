// Problems and counts of an import in words.
import type { Words } from "~/words";
import type { ImportState } from "./imports.schema";
import type { FieldName } from "./kinds";
import type { Problem } from "./problems";
import { COUNTED, type Counts } from "./run/work";

type T = Words<"exchange">;

const FIELD_NAMES = [
  "phone",
  "name",
  "email",
  "language",
  "smsConsent",
  "plate",
  "make",
  "model",
  "year",
  "vin",
  "mileage",
  "key",
  "closedAt",
  "arrivedAt",
  "requestedAt",
  "complaint",
  "work",
  "total",
  "status",
] as const satisfies readonly FieldName[];

function fieldText(t: T, field: string | undefined): string {
  const known = FIELD_NAMES.find((each) => each === field);
  return known ? t(`field.${known}`) : "";
}

/** What is wrong, without the line. */
export function tellProblem(t: T, { code, field, value, max }: Problem): string {
  return t(`problem.${code}`, { field: fieldText(t, field), value: value ?? "", max: max ?? 0 });
}

export interface ToldCount {
  readonly key: (typeof COUNTED)[number];
  readonly text: string;
  readonly count: number;
}

/** The counts that say something, in their order. */
export function tellCounts(t: T, counts: Counts, update: boolean): readonly ToldCount[] {
  return COUNTED.filter((key) => counts[key] > 0 || key === "rows" || key === "added" || key === "bad").map(
    (key) => ({
      key,
      text: t(key === "changed" && !update ? "count.changedKept" : `count.${key}`),
      count: counts[key],
    }),
  );
}

/** Whether there would be anything to write. */
export function bringsSomething(counts: Counts, update: boolean): boolean {
  return counts.added > 0 || (update && counts.changed > 0);
}

export function isUnderWay(state: ImportState): state is "trying" | "importing" {
  return state === "trying" || state === "importing";
}
