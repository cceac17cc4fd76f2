// Invoices as papers: in the customer's language, for the centre that issued them and the customer behind their link.
import { beforeAll, expect, test } from "vitest";
import { createLink } from "~/customer/links.server";
import { DAY, instant, plus } from "~/journey/instant";
import { moneyCommands } from "~/money/money.commands.server";
import { db } from "~/platform/db/db.server";
import { someAddress } from "test/approvals";
import { useDatabase } from "test/database";
import { totalShown } from "test/drafted";
import {
  aCentre,
  aCustomer,
  aLine,
  requestAs,
  visitIn,
  type TestCentre,
  type TestVisit,
} from "test/factories";
import { readPdf } from "test/pdf-text";
import { post } from "test/posts";
import { customerInvoice } from "./customer-paper.server";
import { paperPdf } from "./pdf/render.server";
import { staffInvoice } from "./staff-invoice.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

const send = (visit: TestVisit, intent: string, fields: Readonly<Record<string, string>> = {}) =>
  post(moneyCommands, visit, centre.team.advisor, intent, fields);

test("an invoice is the centre's own, in the customer's language, with what is paid and open; and the customer's by their link", async () => {
  const customerId = await aCustomer(centre, { name: "Анна Петрова", language: "ru" });
  const visit = await visitIn("handover", {
    centre,
    customerId,
    ready: false,
    lines: [aLine({ priceMinor: 18_450 })],
  });
  await send(visit, "issueInvoice", await totalShown(visit));
  await send(visit, "receivePayment", { amount: "100", method: "cash" });
  const invoiceId = (await visit.load()).handover.invoice?.id ?? "";
  await send(visit, "creditPart", { invoiceId, about: "whole", amount: "10", reason: "долго ждали" });
  const credit = (await visit.load()).handover.invoice?.credits[0]?.id ?? "";
  const text = async (id: string) => {
    const request = await requestAs(centre.team.advisor, `/visits/${visit.id}`);
    const bytes = await paperPdf(await staffInvoice(request, visit.id, id));
    return (await readPdf(new Uint8Array(bytes))).pages.join(" ").replace(/\s/g, " ");
  };
  const paper = await text(invoiceId);
  for (const said of ["Счёт", "Анна Петрова", "Наличные", "Осталось оплатить", "74,50", "Кредит-нота"])
    expect(paper).toContain(said);
  expect(await text(credit)).toContain("долго ждали");
  const elsewhere = await aCentre();
  const foreign = await requestAs(elsewhere.team.manager, `/visits/${visit.id}`);
  await expect(staffInvoice(foreign, visit.id, invoiceId)).rejects.toMatchObject({ status: 404 });
  const link = (purpose: "status" | "survey") =>
    db().$transaction((tx) =>
      createLink(
        tx,
        { centreId: centre.id },
        { visitId: visit.id, purpose, expiresAt: plus(instant(new Date()), DAY) },
      ),
    );
  const answer = async (purpose: "status" | "survey") => {
    const token = (await link(purpose)).address.split("/l/")[1] ?? "";
    return (await customerInvoice(token, invoiceId, someAddress())).status;
  };
  expect([await answer("status"), await answer("survey")]).toEqual([200, 404]);
});
