// 7.3: whether the car came back with the same trouble.
import { DAY, plus } from "~/journey/instant";
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

const WITHIN_DAYS = 30;

export const fixedFirstTime = criterion({
  id: "7.3",
  stage: "follow-up",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.9,
  warning: 0.85,
  source: "B",
  title: { en: "Fixed first time", ru: "Исправили с первого раза" },
  how: {
    en: "Of the cars that were given back at least 30 days ago, those that did not come back within 30 days for the same complaint. A request for the same work, or in much the same words, is found by the program and counts until somebody overrules it with a reason; else whoever reads the history in preparation says whether it is the same. A car that did come back, was not found so and whose history nobody has read is not recorded; one whose 30 days are not over is not counted yet.",
    ru: "Доля машин, которые за 30 дней после выдачи не вернулись с той же жалобой. Запрос на ту же работу или почти теми же словами программа находит сама, и он считается, пока сотрудник не объяснит, что это другое; в остальных случаях решает тот, кто читает историю при подготовке. Если машина вернулась, программа ничего не нашла, а историю никто не прочитал, данных нет. Пока 30 дней не прошли, визит не считается.",
  },
  of: (history) => {
    const { id, visit, sameCar } = history;
    const { releasedAt } = visit.handover;
    if (releasedAt === undefined) return notConcerned();
    // Nobody counts before the time is over: else who came back would count, and who did not would not.
    const until = plus(releasedAt, WITHIN_DAYS * DAY);
    if (!history.hasCome(until)) return notConcerned(until);
    const back = sameCar.filter(({ requestedAt }) => requestedAt >= releasedAt && requestedAt <= until);
    const first = back.reduce((least, { requestedAt }) => Math.min(least, requestedAt), Infinity);
    const isSame = back.some(({ requestedAt, read, flagged }) => {
      if (flagged?.of === id && !flagged.overruled) return true;
      return read?.repeat === true && (read.of === undefined ? requestedAt === first : read.of === id);
    });
    if (isSame) return held(until, false);
    const unknown = back.some(({ read, flagged }) => read === undefined && flagged === undefined);
    return unknown ? notRecorded(until) : held(until, true);
  },
});
