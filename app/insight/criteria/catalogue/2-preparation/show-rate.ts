// 2.2: how many of those who are due come.
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const showRate = criterion({
  id: "2.2",
  stage: "preparation",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.85,
  warning: 0.8,
  source: "B",
  title: { en: "Show rate", ru: "Клиенты, которые приехали" },
  how: {
    en: "Visits that arrived, by those that were due. Due is every appointment whose time has come and that was not cancelled before. One whose time has passed without a word about the car is not recorded.",
    ru: "Сколько клиентов приехало из тех, кого ждали. Ждали всех, чьё время наступило и кто не отменил запись заранее. Если время прошло, а приехала ли машина, никто не отметил, данных нет.",
  },
  of: (history) => {
    const { visit, arrivedAt } = history;
    const { appointment } = visit.booking;
    if (!appointment) return notConcerned();
    if (arrivedAt !== undefined) return held(arrivedAt, true);
    if (visit.status === "no-show") return held(visit.endedAt, false);
    const isOff = visit.status !== "open" && visit.endedAt < appointment.at;
    return isOff || !history.hasCome(appointment.at)
      ? notConcerned(appointment.at)
      : notRecorded(appointment.at);
  },
});
