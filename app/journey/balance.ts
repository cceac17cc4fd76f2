// How a visit stands with its money. For every visit at every moment: invoiced = paid + open.
import { latest, type Instant } from "./instant";
import { invoicedTotal, isOnAccount, paidTotal, toGiveBack, type Visit } from "./visit";

/** An advance is what was paid before the first invoice, while the visit is under way. */
export const BALANCE_STATES = ["open", "on-account", "give-back", "advance", "settled"] as const;
export type BalanceState = (typeof BALANCE_STATES)[number];

export interface Balance {
  /** Issued minus credited, minor units. */
  readonly invoicedMinor: number;
  /** Received minus given back, minor units. */
  readonly paidMinor: number;
  /** Invoiced minus paid, minor units; below zero it is the customer's. */
  readonly openMinor: number;
  readonly state: BalanceState;
  readonly since: Instant;
  /** Local date by which what was left on account is to be paid. */
  readonly dueOn?: string | undefined;
}

function stateOf(visit: Visit, openMinor: number): BalanceState {
  if (openMinor > 0) return isOnAccount(visit) ? "on-account" : "open";
  if (openMinor === 0) return "settled";
  return toGiveBack(visit) > 0 ? "give-back" : "advance";
}

/** When the last thing happened to the money. */
function lastMove({ handover: { invoices, payments } }: Visit): Instant | undefined {
  const times = [
    ...invoices.flatMap(({ at, credits }) => [at, ...credits.map((credit) => credit.at)]),
    ...payments.flatMap(({ at, refunds }) => [at, ...refunds.map((refund) => refund.at)]),
  ];
  const [first, ...rest] = times;
  return first === undefined ? undefined : latest(first, ...rest);
}

/** Undefined while nothing was invoiced and nothing paid. */
export function balanceOf(visit: Visit): Balance | undefined {
  const last = lastMove(visit);
  if (last === undefined) return undefined;
  const [invoicedMinor, paidMinor] = [invoicedTotal(visit), paidTotal(visit)];
  const openMinor = invoicedMinor - paidMinor;
  const state = stateOf(visit, openMinor);
  const { invoice, onAccount } = visit.handover;
  const since = {
    open: invoice?.at,
    "on-account": onAccount?.at,
    settled: last,
    advance: last,
    "give-back": last,
  };
  return {
    invoicedMinor,
    paidMinor,
    openMinor,
    state,
    since: since[state] ?? last,
    ...(state === "on-account" ? { dueOn: onAccount?.dueOn } : {}),
  };
}
