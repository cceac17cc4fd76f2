// 6.1 and 6.2: whether the first promise was kept, and whether the customer heard of the delay in time.
import { earliest } from "~/journey/instant";
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const promiseKept = criterion({
  id: "6.1",
  stage: "handover",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.95,
  warning: 0.87,
  source: "P",
  title: { en: "Promise kept", ru: "Срок выдержан" },
  how: {
    en: "Of the cars that became ready, or whose promised time has passed, those that were ready by the first promise; later promises change nothing. Ready is when the car leaves quality control. A car that became ready without a promise is not recorded.",
    ru: "Доля машин, готовых к первому обещанному сроку; переносы ничего не меняют. Считаются готовые машины и те, чей срок уже прошёл. Готова — значит, вышла с контроля качества. Если срок не назвали, данных нет.",
  },
  of: (history) => {
    const { visit, readyAt, endedAt } = history;
    const promised = visit.promise?.first;
    if (promised === undefined) return readyAt === undefined ? notConcerned() : notRecorded(readyAt);
    // It failed when the time passed, whenever it was ready: it counts for one day, not for two.
    if (readyAt !== undefined) return held(earliest(readyAt, promised), readyAt <= promised);
    const isLate = endedAt === undefined && history.hasPassed(promised);
    return isLate ? held(promised, false) : notConcerned(promised);
  },
});

export const delayToldBefore = criterion({
  id: "6.2",
  stage: "handover",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.9,
  source: "P",
  title: { en: "Delay told beforehand", ru: "О задержке предупредили заранее" },
  how: {
    en: "Of the cars that were not ready by the first promise, those whose customer was told of the delay before that time. Without a promise nobody can say whether a car was late: not recorded.",
    ru: "Доля машин, не готовых к первому обещанному сроку, о задержке которых клиента предупредили до этого срока. Если срок не назвали, опоздание определить нельзя — данных нет.",
  },
  of: (history) => {
    const { visit, readyAt, endedAt } = history;
    const promised = visit.promise?.first;
    if (promised === undefined) return readyAt === undefined ? notConcerned() : notRecorded(readyAt);
    const isLate =
      readyAt === undefined ? endedAt === undefined && history.hasPassed(promised) : readyAt > promised;
    if (!isLate) return notConcerned(readyAt ?? promised);
    const told = history.all("delay.told").some(({ occurredAt }) => occurredAt <= promised);
    return held(promised, told);
  },
});
