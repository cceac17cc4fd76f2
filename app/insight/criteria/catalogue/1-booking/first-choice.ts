// 1.2: whether the customer got the time that they asked for first.
import { DAY, instant } from "~/journey/instant";
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const firstChoice = criterion({
  id: "1.2",
  stage: "booking",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.8,
  warning: 0.7,
  source: "P",
  title: { en: "First choice given", ru: "Записали на желаемое время" },
  how: {
    en: "Of the visits that were booked, those whose first appointment is within 24 hours of the time that the customer wished for first. Where no wish was written down it is not recorded.",
    ru: "Доля записанных визитов, у которых первая запись отстоит от желаемого клиентом времени не больше чем на 24 часа. Если желаемое время не записали, данных нет.",
  },
  of: (history) => {
    const [booked] = history.all("visit.booked");
    if (!booked) return notConcerned();
    const wish = history.visit.request.firstChoiceAt;
    if (wish === undefined) return notRecorded(booked.occurredAt);
    return held(booked.occurredAt, Math.abs(instant(booked.payload.at) - wish) <= DAY);
  },
});
