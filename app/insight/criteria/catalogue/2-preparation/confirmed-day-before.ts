// 2.1: whether the appointment was confirmed before its day began.
import { criterion, held, notConcerned } from "../../criterion";

export const confirmedDayBefore = criterion({
  id: "2.1",
  stage: "preparation",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.9,
  source: "T",
  title: { en: "Confirmed the day before", ru: "Запись подтверждена накануне" },
  how: {
    en: "Appointments that the customer confirmed, or for which we called, before the day of the appointment began. What was agreed on the day itself or the day before needs no confirmation and is not counted, nor is what was cancelled before. Where nothing of the preparation was written down it is not recorded.",
    ru: "Записи, которые клиент подтвердил или по которым мы позвонили до начала дня визита. Если о времени договорились в тот же день или накануне, подтверждать нечего — такие визиты не считаются, как и отменённые заранее. Если о подготовке ничего не записано, данных нет.",
  },
  of: (history) => {
    const { appointment } = history.visit.booking;
    if (!appointment) return notConcerned();
    const { calendar, events, endedAt, visit } = history;
    const day = calendar.dayIndex(appointment.at);
    const dayBegins = calendar.dayStart(day);
    const isAgreedLately = calendar.dayIndex(appointment.agreedAt) >= day - 1;
    const isCalledOff = visit.status === "cancelled" && endedAt !== undefined && endedAt < dayBegins;
    if (isAgreedLately || isCalledOff) return notConcerned(appointment.at);
    const done = events.some(
      ({ type, occurredAt }) =>
        (type === "visit.confirmed" || type === "customer.called") &&
        occurredAt >= appointment.agreedAt &&
        occurredAt < dayBegins,
    );
    if (done) return held(dayBegins, true);
    return history.hasCome(dayBegins) ? history.undone("preparation", dayBegins) : notConcerned(dayBegins);
  },
});
