// 3.1 and 3.2: how long a customer stands at the desk before anybody turns to them.
import { latest } from "~/journey/instant";
import { criterion, measured, notConcerned, notRecorded } from "../../criterion";

export const waitAtReception = criterion({
  id: "3.1",
  stage: "intake",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 10,
  warning: 15,
  source: "T",
  title: { en: "Wait at reception", ru: "Ожидание приёмки" },
  how: {
    en: "Working minutes from the appointment, or from the arrival where that was later, to the beginning of the intake. Not recorded where the intake went on and nobody said when it began.",
    ru: "Рабочие минуты от назначенного времени (или от приезда, если клиент приехал позже) до начала приёмки. Если приёмка прошла, а когда она началась, не отмечено, данных нет.",
  },
  of: (history) => {
    const { arrivedAt, visit } = history;
    if (arrivedAt === undefined) return notConcerned();
    const { started } = visit.intake;
    if (!started) return history.isPast("intake") ? notRecorded(arrivedAt) : notConcerned(arrivedAt);
    const due = latest(arrivedAt, visit.booking.appointment?.at);
    return measured(started.at, history.minutes(due, started.at));
  },
});

export const greeting = criterion({
  id: "3.2",
  stage: "intake",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 5,
  warning: 10,
  source: "P",
  title: { en: "Greeting", ru: "Клиента поприветствовали" },
  how: {
    en: "Working minutes from the arrival to the greeting. Not recorded where the intake is over and no greeting was written down.",
    ru: "Рабочие минуты от приезда до приветствия. Если приёмка закончилась, а приветствие не отмечено, данных нет.",
  },
  of: (history) => {
    const { arrivedAt, visit } = history;
    if (arrivedAt === undefined) return notConcerned();
    const { greeted } = visit.intake;
    if (greeted) return measured(greeted.at, history.minutes(arrivedAt, greeted.at));
    return history.isPast("intake") ? notRecorded(arrivedAt) : notConcerned(arrivedAt);
  },
});
