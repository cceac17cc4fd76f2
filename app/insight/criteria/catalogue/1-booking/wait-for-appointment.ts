// 1.1: how long a customer waits for the appointment.
import { instant } from "~/journey/instant";
import { criterion, measured, notConcerned, notRecorded } from "../../criterion";

export const waitForAppointment = criterion({
  id: "1.1",
  stage: "booking",
  kind: "duration",
  judged: "median",
  unit: "days",
  direction: "lower",
  target: 2,
  warning: 4,
  source: "T",
  title: { en: "Wait for the appointment", ru: "Сколько ждать записи" },
  how: {
    en: "Days on which the centre is open, from the request to the first appointment that was booked. Requests that came to no appointment are not counted. A visit that went on to preparation without a time is not recorded.",
    ru: "Рабочие дни центра от обращения до первого назначенного времени. Обращения, которые записью не закончились, не считаются. Если визит дошёл до подготовки, а время не указано, данных нет.",
  },
  of: (history) => {
    const [first] = history.all("visit.booked");
    if (first) {
      const days = history.openDays(history.visit.request.at, instant(first.payload.at));
      return measured(first.occurredAt, days);
    }
    return history.enteredAt("preparation") === undefined ? notConcerned() : notRecorded();
  },
});
