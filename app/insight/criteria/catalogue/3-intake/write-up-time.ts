// 3.5: how long the paperwork at the car takes.
import { criterion, measured, notConcerned, notRecorded } from "../../criterion";

export const writeUpTime = criterion({
  id: "3.5",
  stage: "intake",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 8,
  warning: 12,
  source: "T",
  title: { en: "Write-up time", ru: "Оформление заказ-наряда" },
  how: {
    en: "Working minutes from the beginning of the intake to the signature. Not recorded where one of the two is missing and the car went on to the workshop.",
    ru: "Рабочие минуты от начала приёмки до подписи клиента. Если одной из отметок нет, а машина ушла в цех, данных нет.",
  },
  of: (history) => {
    const { started, signed } = history.visit.intake;
    if (started && signed) return measured(signed.at, history.minutes(started.at, signed.at));
    const went = history.enteredAt("repairs");
    return went === undefined && !signed ? notConcerned() : notRecorded(signed?.at ?? went);
  },
});
