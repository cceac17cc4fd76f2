// 6.4 and 6.5: how soon the customer hears that the car is ready, and how long they stand at the desk.
import { criterion, measured, notConcerned, notRecorded } from "../../criterion";

export const readyToNotified = criterion({
  id: "6.4",
  stage: "handover",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 10,
  warning: 20,
  source: "P",
  title: { en: "Ready to notified", ru: "От готовности до сообщения клиенту" },
  how: {
    en: "Working minutes from the papers being ready to telling the customer that the car is. Where a car was given back without one of the two it is not recorded.",
    ru: "Рабочие минуты от готовности документов до сообщения клиенту, что машину можно забирать. Если машину выдали, а одной из отметок нет, данных нет.",
  },
  of: (history) => {
    const { handover, quality } = history.visit;
    const { notified, releasedAt } = handover;
    if (notified && quality.papers) {
      const { at } = quality.papers;
      // Who is told again was told before.
      const told = history.all("ready.notified").find(({ occurredAt }) => occurredAt >= at);
      const toldAt = told?.occurredAt ?? notified.at;
      return measured(toldAt, history.minutes(at, toldAt));
    }
    return notified || releasedAt !== undefined ? notRecorded(notified?.at ?? releasedAt) : notConcerned();
  },
});

export const waitAtHandover = criterion({
  id: "6.5",
  stage: "handover",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 10,
  warning: 20,
  source: "P",
  title: { en: "Wait at handover", ru: "Ожидание выдачи" },
  how: {
    en: "Working minutes from the customer's return to the beginning of the handover. Where a car was given back without one of the two it is not recorded.",
    ru: "Рабочие минуты от возвращения клиента до начала выдачи. Если машину выдали, а одной из отметок нет, данных нет.",
  },
  of: (history) => {
    const { started, returnedAt, releasedAt } = history.visit.handover;
    if (started && returnedAt !== undefined) {
      return measured(started.at, history.minutes(returnedAt, started.at));
    }
    const gone = started?.at ?? releasedAt;
    return gone === undefined ? notConcerned() : notRecorded(gone);
  },
});
