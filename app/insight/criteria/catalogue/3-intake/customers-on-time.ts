// 3.3: whether customers come when they said.
import { MINUTE } from "~/journey/instant";
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

const GRACE_MINUTES = 10;

export const customersOnTime = criterion({
  id: "3.3",
  stage: "intake",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.8,
  warning: 0.7,
  source: "P",
  title: { en: "Customers on time", ru: "Клиенты приезжают вовремя" },
  how: {
    en: "Of the customers who arrived for an appointment, those who came at most 10 minutes after its time. Whoever walks in without one is not counted. A car that is in the workshop without an arrival on record is not recorded.",
    ru: "Доля клиентов, приехавших по записи не позже чем через 10 минут после назначенного времени. Приехавшие без записи не считаются. Если машина уже у нас, а время приезда не отмечено, данных нет.",
  },
  of: (history) => {
    const { arrivedAt, visit } = history;
    const { appointment } = visit.booking;
    if (!appointment || visit.request.channel === "walk-in") return notConcerned();
    if (arrivedAt === undefined)
      return history.enteredAt("intake") === undefined ? notConcerned() : notRecorded();
    return held(arrivedAt, arrivedAt <= appointment.at + GRACE_MINUTES * MINUTE);
  },
});
