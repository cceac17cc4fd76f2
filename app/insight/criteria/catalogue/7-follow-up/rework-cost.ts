// 7.4: labour that nobody pays for.
import { clockedMinutes, clockedStretches } from "../../clocked";
import { criterion, notConcerned, notRecorded, parts } from "../../criterion";

export const reworkCost = criterion({
  id: "7.4",
  stage: "follow-up",
  kind: "mean",
  unit: "share",
  direction: "lower",
  target: 0.02,
  warning: 0.04,
  source: "T",
  title: { en: "Rework cost", ru: "Цена переделок" },
  how: {
    en: "Minutes clocked after quality control had sent the car back, by the labour sold, of cars that were given back. Where jobs were done without a clock it is not recorded.",
    ru: "Минуты, отработанные после возврата с контроля качества, по отношению к проданному времени. Считаются выданные машины. Если работы выполнены без отметок времени, данных нет.",
  },
  misses: {
    en: "Whether a later visit for the same trouble was done without charge is not on record: only rework within a visit is counted.",
    ru: "Не записывается, был ли повторный визит с той же неисправностью бесплатным: учитываются только переделки внутри одного визита.",
  },
  of: (history) => {
    const { releasedAt } = history.visit.handover;
    const done = history.visit.jobs.filter(({ state }) => state.kind === "done");
    const sold = done.reduce((sum, { labourMinutes }) => sum + labourMinutes, 0);
    if (releasedAt === undefined || sold === 0) return notConcerned(releasedAt);
    const stretches = clockedStretches(history);
    if (done.some(({ workedBy }) => workedBy.length === 0)) return notRecorded(releasedAt);
    return parts(releasedAt, clockedMinutes(stretches.filter(({ loop }) => loop > 0)), sold);
  },
});
