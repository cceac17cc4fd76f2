// Invoices, payments and refunds of the simulated visits, as rows.
import type { JourneyEvent } from "~/journey/events";
import { addressPapers } from "~/money/keeping.server";
import { balanceRows, paperRows, paymentRows, refundRows } from "~/money/money-rows";
import type { Issuer } from "~/money/invoice-document";
import type { Tx } from "~/platform/db/db.server";
import { insertRows, type BulkRow } from "~/platform/db/insert-rows.server";
import type { Chance } from "./chance";
import type { VisitFile } from "./visit-file";

const OF_MONEY: readonly JourneyEvent["type"][] = [
  "invoice.issued",
  "invoice.credited",
  "payment.received",
  "payment.refunded",
];

interface Collected {
  readonly papers: readonly BulkRow[];
  readonly payments: readonly BulkRow[];
  readonly refunds: readonly BulkRow[];
  readonly balances: readonly BulkRow[];
}

export class MoneyRows {
  private papers: BulkRow[] = [];
  private payments: BulkRow[] = [];
  private refunds: BulkRow[] = [];
  private balances: BulkRow[] = [];

  constructor(
    private readonly centreId: string,
    private readonly chance: Chance,
  ) {}

  add({ visit, events, guest, opening }: VisitFile): void {
    const own = events.filter(({ type }) => OF_MONEY.includes(type));
    if (own.length === 0) return;
    const { language } = guest.customer;
    const { centre: seller, taxBasisPoints, titles } = opening.letterhead;
    const issuer: Issuer = { seller, language, taxBasisPoints, titles: titles(language) };
    this.papers.push(...paperRows(visit, own, () => issuer));
    this.payments.push(...paymentRows(visit, own));
    this.refunds.push(...refundRows(visit, own, () => this.chance.uuid(0)));
    this.balances.push(...balanceRows(visit));
  }

  /** What is collected so far, to be written after the visits that it belongs to. */
  take(): (tx: Tx) => Promise<void> {
    const { papers, payments, refunds, balances } = this;
    [this.papers, this.payments, this.refunds, this.balances] = [[], [], [], []];
    return (tx) => this.write(tx, { papers, payments, refunds, balances });
  }

  private async write(tx: Tx, { papers, payments, refunds, balances }: Collected): Promise<void> {
    await insertRows(tx, "invoice", papers);
    if (papers.length > 0) await addressPapers(tx, this.centreId);
    await insertRows(tx, "payment", payments);
    await insertRows(tx, "refund", refunds);
    await insertRows(tx, "visit_balance", balances);
  }
}

/** From where the application goes on counting. */
export async function countSeries(tx: Tx, centreId: string): Promise<void> {
  await tx.$executeRaw`
    insert into paper_series (centre_id, kind, year, next)
    select centre_id, kind, year, max(counter) + 1 from invoice
    where centre_id = ${centreId}::uuid group by centre_id, kind, year
    on conflict (centre_id, kind, year) do update set next = excluded.next where paper_series.next < excluded.next`;
}
