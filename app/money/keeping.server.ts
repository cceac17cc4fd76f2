// What the facts about money do outside of the log: invoices, payments, refunds, how the visit stands, and tasks.
import { v7 as uuid } from "uuid";
import type { JourneyEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import { titlesIn } from "~/papers/catalogue-titles.server";
import { CENTRE_ON_PAPER, centreOnPaper } from "~/papers/particulars.server";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Issuer } from "./invoice-document";
import { keepMoneyTasks } from "./money-tasks.server";
import { balanceRows, disputeRows, paperRows, paymentRows, refundRows } from "./money-rows";
import { closeStaleCheckouts } from "./stripe/stale.server";

const OF_PAPERS: readonly JourneyEvent["type"][] = ["invoice.issued", "invoice.credited"];

/** @throws Error when there is no such visit */
async function issuerOf(tx: Tx, { id, centreId }: Visit): Promise<Issuer> {
  const { customer, centre } = await tx.visit.findFirstOrThrow({
    where: { id, centreId },
    select: {
      customer: { select: { language: true } },
      centre: { select: CENTRE_ON_PAPER },
    },
  });
  const { taxBasisPoints, ...seller } = centre;
  const language = asLanguage(customer.language) ?? FALLBACK_LANGUAGE;
  return {
    seller: centreOnPaper(seller),
    language,
    titles: await titlesIn(tx, centreId, language),
    taxBasisPoints,
  };
}

/** To whom, and for which car: as both are known now. Leaves alone what is addressed already. */
export async function addressPapers(tx: Tx, centreId: string): Promise<void> {
  await tx.$executeRaw`
    insert into invoice_party (invoice_id, centre_id, name, phone, plate, make, model, year, vin)
    select invoice.id, invoice.centre_id, customer.name, customer.phone, vehicle.plate, vehicle.make, vehicle.model,
      vehicle.year, vehicle.vin
    from invoice
    join visit on visit.id = invoice.visit_id
    join customer on customer.id = visit.customer_id
    join vehicle on vehicle.id = visit.vehicle_id
    where invoice.centre_id = ${centreId}::uuid
      and not exists (select 1 from invoice_party party where party.invoice_id = invoice.id)`;
}

async function keepPapers(tx: Tx, visit: Visit, events: readonly JourneyEvent[]): Promise<void> {
  if (!events.some(({ type }) => OF_PAPERS.includes(type))) return;
  const issuer = await issuerOf(tx, visit);
  const rows = paperRows(visit, events, () => issuer);
  await insertRows(tx, "invoice", rows);
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    insert into invoice_party (invoice_id, centre_id, name, phone, plate, make, model, year, vin)
    select paper.id, visit.centre_id, customer.name, customer.phone, vehicle.plate, vehicle.make, vehicle.model,
      vehicle.year, vehicle.vin
    from unnest(${ids}::uuid[]) paper (id)
    join visit on visit.id = ${visit.id}::uuid
    join customer on customer.id = visit.customer_id
    join vehicle on vehicle.id = visit.vehicle_id`;
}

async function keepBalance(tx: Tx, visit: Visit): Promise<void> {
  const [row] = balanceRows(visit);
  if (!row) return;
  const data = { ...row, since: new Date(row.since), dueOn: row.dueOn === null ? null : new Date(row.dueOn) };
  await tx.visitBalance.upsert({ where: { visitId: visit.id }, create: data, update: data });
}

/** Writes what these events are to the tables of money; nothing when they are about something else. */
export async function keepMoney(
  tx: Tx,
  before: Visit,
  change: { readonly visit: Visit; readonly events: readonly JourneyEvent[] },
  clock: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<void> {
  const { visit, events } = change;
  const moved =
    before.handover.invoices !== visit.handover.invoices ||
    before.handover.payments !== visit.handover.payments ||
    before.handover.onAccount !== visit.handover.onAccount;
  const ended = before.status !== visit.status && visit.handover.payments.length > 0;
  if (!moved && !ended) return;
  await keepPapers(tx, visit, events);
  // A payment that came from outside has its row already (payments.server.ts).
  await insertRows(tx, "payment", paymentRows(visit, events), { skipKnown: true });
  await insertRows(tx, "refund", refundRows(visit, events, uuid), { skipKnown: true });
  for (const row of disputeRows(visit, events))
    await tx.paymentDispute.upsert({ where: { stripeId: row.stripeId }, create: row, update: row });
  await keepBalance(tx, visit);
  await keepMoneyTasks(tx, visit, clock);
  await closeStaleCheckouts(tx, visit, clock.now);
}
