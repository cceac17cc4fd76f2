// 2.6: whether a repeat repair was known before the car came.
import { DAY } from "~/journey/instant";
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

const WITHIN_DAYS = 90;

export const repeatFlagged = criterion({
  id: "2.6",
  stage: "preparation",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.9,
  source: "P",
  title: { en: "Repeat repair flagged", ru: "Повторный ремонт отмечен заранее" },
  how: {
    en: "Of the repeat repairs, those that were marked as such before the car arrived. A repeat repair is one that whoever read the history called so, or that the program found to be a return and nobody overruled. A car that left us within 90 days before, that the program did not find so and whose history nobody read, is not recorded.",
    ru: "Доля повторных ремонтов, которые отметили до приезда машины. Повторным считается ремонт, который так отметил сотрудник, прочитавший историю, или возврат, который нашла программа и никто не оспорил. Если машина была у нас в последние 90 дней, программа ничего не нашла, а историю никто не прочитал, данных нет.",
  },
  of: (history) => {
    const { arrivedAt, sameCar, visit } = history;
    if (arrivedAt === undefined) return notConcerned();
    const read = history.all("history.reviewed").find(({ payload }) => payload.repeatRepair);
    const { comesBack } = visit;
    const found = comesBack?.overruled ? undefined : comesBack?.at;
    const flags = [read?.occurredAt, found].filter((at) => at !== undefined);
    if (flags.length > 0) return held(arrivedAt, Math.min(...flags) < arrivedAt);
    if (visit.preparation.historyReviewed) return notConcerned(arrivedAt);
    const wasHere = sameCar.some(({ releasedAt }) => {
      const ago = releasedAt === undefined ? -1 : visit.request.at - releasedAt;
      return ago >= 0 && ago <= WITHIN_DAYS * DAY;
    });
    return wasHere ? notRecorded(arrivedAt) : notConcerned(arrivedAt);
  },
});
