// 1.6: how many book for themselves.
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const bookedOnline = criterion({
  id: "1.6",
  stage: "booking",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.3,
  warning: 0.2,
  source: "B",
  title: { en: "Booked online", ru: "Записались сами через сайт" },
  how: {
    en: "Of the visits that were booked, those for which the customer chose the time online. A visit with a car in preparation but no booking on record is not recorded.",
    ru: "Доля записей, в которых клиент сам выбрал время на сайте. Если визит дошёл до подготовки, а записи в журнале нет, данных нет.",
  },
  of: (history) => {
    const [booked] = history.all("visit.booked");
    if (booked) return held(booked.occurredAt, booked.payload.online);
    return history.enteredAt("preparation") === undefined ? notConcerned() : notRecorded();
  },
});
