// The centre's money that is not where it belongs: open, on account, to give back. Page by page, the oldest first.
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db, Prisma } from "~/platform/db/db.server";
import { MONEY_SHOWS, NOT_SETTLED, type MoneyShow } from "./money-shows";
import { localDateOf } from "./terms.server";

export const MONEY_PER_PAGE = 30;
const LAST_PAGE = 500;

export function askedShow(query: URLSearchParams): MoneyShow {
  return MONEY_SHOWS.find((each) => each === query.get("show")) ?? "all";
}

export function askedPage(text: string | null): number {
  return Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(text)) || 1));
}

export interface MoneyRow {
  readonly visitId: string;
  readonly number: number;
  readonly plate: string;
  readonly customer: string;
  readonly state: (typeof NOT_SETTLED)[number];
  /** Minor units; below zero: to give back. */
  readonly openMinor: number;
  readonly since: Date;
  readonly dueOn: string | null;
  readonly overdue: boolean;
}

/** A page of what is not settled, with the sums of all pages. */
export async function moneyOf({ centreId }: Actor, show: MoneyShow, page: number, now = instant(new Date())) {
  const states = show === "all" ? [...NOT_SETTLED] : [show];
  const { timeZone } = await db().centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { timeZone: true },
  });
  const today = localDateOf(now, timeZone);
  const rows = await db().$queryRaw<
    (Omit<MoneyRow, "openMinor" | "overdue"> & { readonly openMinor: bigint })[]
  >`
    select balance.visit_id as "visitId", visit.number, vehicle.plate, customer.name as customer, balance.state,
      balance.open_minor as "openMinor", balance.since, balance.due_on::text as "dueOn"
    from visit_balance balance
    join visit on visit.id = balance.visit_id
    join vehicle on vehicle.id = visit.vehicle_id
    join customer on customer.id = visit.customer_id
    where balance.centre_id = ${centreId}::uuid and balance.state in (${Prisma.join(states)})
    order by coalesce(balance.due_on, balance.since::date), balance.since, balance.visit_id
    limit ${MONEY_PER_PAGE + 1} offset ${(page - 1) * MONEY_PER_PAGE}`;
  const [sums] = await db().$queryRaw<{ open: bigint; back: bigint }[]>`
    select coalesce(sum(open_minor) filter (where state in ('open', 'on-account')), 0)::bigint as open,
      coalesce(-sum(open_minor) filter (where state = 'give-back'), 0)::bigint as back
    from visit_balance where centre_id = ${centreId}::uuid and state in (${Prisma.join([...NOT_SETTLED])})`;
  return {
    rows: rows.slice(0, MONEY_PER_PAGE).map((row): MoneyRow => ({
      ...row,
      openMinor: Number(row.openMinor),
      overdue: row.dueOn !== null && row.dueOn < today,
    })),
    more: rows.length > MONEY_PER_PAGE,
    openMinor: Number(sums?.open ?? 0),
    backMinor: Number(sums?.back ?? 0),
  };
}
