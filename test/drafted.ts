// What the page shows of an invoice that is not issued yet, as its forms send it back.
import { draftedInvoice } from "~/money/draft";
import type { TestVisit } from "./factories";

/** For `issueInvoice`. */
export async function totalShown(visit: Pick<TestVisit, "load">): Promise<{ readonly shown: string }> {
  return { shown: String(draftedInvoice(await visit.load()).totalMinor) };
}

/** For `agreePrice`. */
export async function excessShown(visit: Pick<TestVisit, "load">): Promise<{ readonly shown: string }> {
  return { shown: String(draftedInvoice(await visit.load()).aboveMinor) };
}
