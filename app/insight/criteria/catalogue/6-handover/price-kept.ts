// 6.3: whether the invoice stays within what was approved.
import { approvedTotal } from "~/journey/visit";
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const priceKept = criterion({
  id: "6.3",
  stage: "handover",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.98,
  warning: 0.95,
  source: "P",
  title: { en: "Price kept", ru: "Цена выдержана" },
  how: {
    en: "Of the visits with an invoice, those whose invoice is at most what the customer signed for and approved. A car that was given back without an invoice is not recorded.",
    ru: "Доля визитов, где счёт не больше того, что клиент подписал и согласовал. Если машину выдали без счёта, данных нет.",
  },
  of: ({ visit }) => {
    const { invoice, releasedAt } = visit.handover;
    if (invoice) return held(invoice.at, invoice.totalMinor <= approvedTotal(visit));
    return releasedAt === undefined ? notConcerned() : notRecorded(releasedAt);
  },
});
