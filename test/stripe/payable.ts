// Visits with an invoice, each with the link behind which it is paid.
import { v7 as uuid } from "uuid";
import { createLink, type OpenLink } from "~/customer/links.server";
import { balanceOf, type Balance } from "~/journey/balance";
import { HOUR, instant, plus } from "~/journey/instant";
import { issueInvoice } from "~/money/invoice";
import { refundPayment } from "~/money/payment";
import { payNow, type PayAnswer } from "~/money/stripe/checkout.server";
import { db } from "~/platform/db/db.server";
import { aLine, visitIn, type TestCentre, type TestVisit } from "../factories";

/** A visit with an invoice, and the link behind which it is paid. */
export interface Payable {
  readonly visit: TestVisit;
  readonly link: OpenLink;
  readonly token: string;
  /** Presses the button. */
  pay(): Promise<PayAnswer>;
  balance(): Promise<Balance>;
}

async function linkTo(visit: TestVisit): Promise<{ readonly link: OpenLink; readonly token: string }> {
  const about = { visitId: visit.id, purpose: "status" as const };
  const expiresAt = plus(instant(new Date()), 48 * HOUR);
  const { id, address } = await createLink(db(), { centreId: visit.centre.id }, { ...about, expiresAt });
  return { link: { id, centreId: visit.centre.id, ...about }, token: address.split("/l/")[1] ?? "" };
}

/** Issues another invoice, or the first. */
export async function invoiced(visit: TestVisit, number = `T-${uuid()}`): Promise<string> {
  const invoiceId = uuid();
  const year = new Date().getUTCFullYear();
  counted += 1;
  const drawn = number.startsWith("T-") ? `${String(year)}-${String(counted).padStart(6, "0")}` : number;
  const outcome = await visit.change(visit.centre.team.advisor, (present, now) =>
    issueInvoice(present, { invoiceId, number: drawn, currency: visit.centre.currency }, now),
  );
  if (outcome.kind !== "done") throw new Error(`the invoice was not issued: ${outcome.kind}`);
  return invoiceId;
}
let counted = 0;

/** @param totalMinor of its invoice, minor units */
export async function aPayable(centre: TestCentre, totalMinor: number): Promise<Payable> {
  const visit = await visitIn("handover", { centre, lines: [aLine({ priceMinor: totalMinor })] });
  await invoiced(visit);
  return behindLink(visit);
}

/** One that has ended, and is not paid after all. */
export async function aClosed(centre: TestCentre, totalMinor: number): Promise<Payable> {
  const visit = await visitIn("closed", { centre, lines: [aLine({ priceMinor: totalMinor })] });
  await visit.change(centre.team.advisor, (present, now) => {
    const paymentId = present.handover.payments[0]?.id ?? "";
    const refund = { paymentId, refundId: uuid(), amountMinor: totalMinor, reason: "a forged note" };
    return refundPayment(present, refund, now);
  });
  return behindLink(visit);
}

async function behindLink(visit: TestVisit): Promise<Payable> {
  const { link, token } = await linkTo(visit);
  return {
    visit,
    link,
    token,
    pay: () => payNow(link, token, instant(new Date())),
    async balance() {
      const balance = balanceOf(await visit.load());
      if (!balance) throw new Error("nothing was invoiced");
      return balance;
    },
  };
}
