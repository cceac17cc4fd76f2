// 3.4: whether the customer walked around the car with us.
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const jointWalkaround = criterion({
  id: "3.4",
  stage: "intake",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.9,
  source: "P",
  title: { en: "Joint walkaround", ru: "Осмотр вместе с клиентом" },
  how: {
    en: "Of the intakes, those in which the car was looked over together with the customer. An intake that is over without a walkaround on record is not recorded.",
    ru: "Доля приёмок, в которых машину осмотрели вместе с клиентом. Если приёмка закончилась, а осмотр не отмечен, данных нет.",
  },
  of: (history) => {
    const { arrivedAt, visit } = history;
    const { walkaround } = visit.intake;
    if (walkaround) return held(walkaround.at, walkaround.withCustomer);
    if (arrivedAt === undefined) return notConcerned();
    return history.isPast("intake") ? notRecorded(arrivedAt) : notConcerned(arrivedAt);
  },
});
