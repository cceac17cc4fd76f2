// The report with what its page needs beside it: the plates of the cars that it names.
import { db } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { fullReport } from "../report/full-report.server";
import type { ReportFacts, ReportWishes } from "../report/report-facts";

export interface ShownReport {
  readonly facts: ReportFacts;
  /** By the id of the visit. */
  readonly plates: Readonly<Record<string, string>>;
  /** The period goes on: something is known of now. */
  readonly endsNow: boolean;
}

/** Plates of visits; of other centres too, where the report is of a group. */
export async function platesOf(visitIds: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (visitIds.length === 0) return {};
  const visits = await db().visit.findMany({
    where: { id: { in: [...visitIds] } },
    select: { id: true, vehicle: { select: { plate: true } } },
  });
  return Object.fromEntries(visits.map(({ id, vehicle }) => [id, vehicle.plate]));
}

/** null: the period is none, such as one that ends before it begins. */
export async function shownReport(wishes: ReportWishes, now: Date): Promise<ShownReport | null> {
  try {
    const facts = await fullReport(wishes, now);
    const named = [...facts.stuck, ...facts.stages.flatMap(({ oldest }) => (oldest ? [oldest] : []))];
    const plates = await platesOf(named.map(({ visitId }) => visitId));
    return { facts, plates, endsNow: Date.parse(facts.to) >= now.getTime() };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
