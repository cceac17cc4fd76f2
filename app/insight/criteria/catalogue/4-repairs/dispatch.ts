// 4.1: how long a car stands between the signature and the first hand laid on it.
import { criterion, measured, notConcerned, notRecorded } from "../../criterion";

export const dispatch = criterion({
  id: "4.1",
  stage: "repairs",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 20,
  warning: 40,
  source: "T",
  title: { en: "Dispatch", ru: "От подписи до начала работ" },
  how: {
    en: "Working minutes from the signature to the first work. A car that was not begun is not counted; one that left the workshop without a clock, or was worked on without a signature, is not recorded.",
    ru: "Рабочие минуты от подписи клиента до начала первой работы. Машины, к которым ещё не приступили, не считаются. Если машина вышла из цеха без отметок времени или подписи нет, данных нет.",
  },
  of: (history) => {
    const began = history.workBeganAt;
    const { signed } = history.visit.intake;
    if (began !== undefined) {
      return signed ? measured(began, history.minutes(signed.at, began)) : notRecorded(began);
    }
    return history.enteredAt("quality") === undefined ? notConcerned() : notRecorded();
  },
});
