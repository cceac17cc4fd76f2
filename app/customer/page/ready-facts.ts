// What the page of a ready car says: what was done and what was not, what it costs, and whether it is to be signed for. Pure.
import { instant, type Instant } from "~/journey/instant";
import { approvedTotal, isOnAccount, openAmount, paidTotal, type Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { approvedLines, draftedInvoice, mayDraft } from "~/money/draft";
import { plainTitle } from "~/papers/work-order";

/** What work is called in the customer's language, by its plain title. */
export type Titles = ReadonlyMap<string, string>;

interface Amount {
  readonly id: string;
  readonly title: string;
  readonly priceMinor: number;
}

/** Amounts in minor units. */
export interface Bill {
  /** The invoice that holds; undefined before it is issued. */
  readonly invoice?: { readonly id: string; readonly number: string };
  readonly lines: readonly Amount[];
  readonly discounts: readonly { readonly reason: string; readonly amountMinor: number }[];
  readonly totalMinor: number;
  readonly tax?: { readonly basisPoints: number; readonly minor: number };
  readonly creditedMinor: number;
  readonly paidMinor: number;
  /** Below zero: the centre gives it back. Undefined while nothing was invoiced. */
  readonly openMinor?: number;
  /** Local date by which what is open is to be paid. */
  readonly dueOn?: string;
}

/** From quality control passed until the end, and afterwards; visits of other programs have no such page. */
export function isReady(visit: Visit): boolean {
  if (visit.imported !== undefined) return false;
  if (visit.status === "closed") return true;
  return visit.status === "open" && (visit.stage === "handover" || visit.stage === "follow-up");
}

function named<T extends { readonly title: string }>(lines: readonly T[], titles: Titles): readonly T[] {
  return lines.map((line) => ({ ...line, title: titles.get(plainTitle(line.title)) ?? line.title }));
}

function amounts(lines: readonly Amount[], titles: Titles): readonly Amount[] {
  return named(lines, titles).map(({ id, title, priceMinor }) => ({ id, title, priceMinor }));
}

/** The invoice that holds, or what it will be. Nobody is shown a price above what they agreed to. */
function billOf(visit: Visit, titles: Titles): Bill | undefined {
  const { invoice, onAccount } = visit.handover;
  const openMinor = openAmount(visit);
  const paid = { paidMinor: paidTotal(visit), ...(openMinor === undefined ? {} : { openMinor }) };
  if (invoice) {
    const { id, number, lines, discounts, totalMinor, creditedMinor, taxMinor } = invoice;
    const basisPoints = invoice.taxBasisPoints ?? visit.intake.estimate?.taxBasisPoints;
    return {
      invoice: { id, number },
      lines: amounts(lines, titles),
      discounts,
      totalMinor,
      creditedMinor,
      ...paid,
      ...(taxMinor === undefined || basisPoints === undefined
        ? {}
        : { tax: { basisPoints, minor: taxMinor } }),
      ...(isOnAccount(visit) && onAccount?.dueOn !== undefined ? { dueOn: onAccount.dueOn } : {}),
    };
  }
  if (!mayDraft(visit).ok) return undefined;
  const draft = draftedInvoice(visit);
  const agreed = { lines: approvedLines(visit), discounts: [], totalMinor: draft.approvedMinor };
  const { lines, discounts, totalMinor } = draft.aboveMinor > 0 ? agreed : draft;
  return { lines: amounts(lines, titles), discounts, totalMinor, creditedMinor: 0, ...paid };
}

function signingOf(visit: Visit) {
  const { explained, signed } = visit.handover;
  if (signed) return { kind: "signed", name: signed.name, at: signed.at } as const;
  const waits = visit.status === "open" && visit.stage === "handover" && explained !== undefined;
  return { kind: waits ? "waits" : "none" } as const;
}

/** @returns undefined while the car is not ready */
export function readyFacts(visit: Visit, titles: Titles) {
  if (!isReady(visit)) return undefined;
  const { papers } = visit.quality;
  const done = visit.jobs.filter(({ state }) => state.kind === "done");
  const declined = visit.requests
    .flatMap(({ lines }) => lines)
    .filter(({ decision }) => decision === "declined")
    .map(({ id, title, priceMinor, severity }) => ({ id, title, priceMinor, severity }));
  return {
    /** The customer has yet to come for it. */
    waits: visit.status === "open" && visit.stage === "handover" && !visit.handover.started,
    done: named(
      done.map(({ id, title }) => ({ id, title })),
      titles,
    ),
    explanation: papers?.explanation,
    advice: papers?.advice === "" ? undefined : papers?.advice,
    nextService: papers?.nextService,
    declined: named(declined, titles),
    approvedMinor: approvedTotal(visit),
    bill: billOf(visit, titles),
    signing: signingOf(visit),
  };
}

/** A local day and when the centre is open on it. */
export interface OpenDay {
  readonly day: Instant;
  /** Of today only what is still to come; `until` alone where it is open now. Empty: closed. */
  readonly hours: readonly { readonly from?: Instant; readonly until: Instant }[];
}

const DAYS_SHOWN = 4;
const FURTHEST_DAY = 60;

/** Today and the next days with their opening hours; where all of them are closed, on to the day on which it opens again. */
export function openDays(calendar: WorkingCalendar, now: Instant): readonly OpenDay[] {
  const days: OpenDay[] = [];
  const today = calendar.dayIndex(now);
  for (let index = 0; index < FURTHEST_DAY; index += 1) {
    if (index >= DAYS_SHOWN && days.some(({ hours }) => hours.length > 0)) break;
    const day = calendar.dayStart(today + index);
    const from = instant(Math.max(day, now));
    const hours = calendar
      .openings(from, calendar.dayStart(today + index + 1))
      .map(({ start, end }) => (start <= now ? { until: end } : { from: start, until: end }));
    if (hours.length > 0 || index < DAYS_SHOWN) days.push({ day, hours });
  }
  return days;
}

export type ReadyFacts = NonNullable<ReturnType<typeof readyFacts>>;
