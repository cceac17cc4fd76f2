// 4.8: hours sold by hours spent.
import { clockedMinutes, clockedStretches } from "../../clocked";
import { criterion, notConcerned, notRecorded, parts } from "../../criterion";

export const efficiency = criterion({
  id: "4.8",
  stage: "repairs",
  kind: "mean",
  unit: "share",
  direction: "higher",
  target: 1.05,
  warning: 0.95,
  source: "T",
  title: { en: "Efficiency", ru: "Выработка" },
  how: {
    en: "Labour sold, that is the estimated minutes of the jobs that were done, by the minutes clocked on the visit, of visits that have left the workshop. Where jobs were done without a clock it is not recorded.",
    ru: "Проданное время (норматив выполненных работ) по отношению к отработанному по часам. Берутся визиты, вышедшие из цеха. Если работы выполнены без отметок времени, данных нет.",
  },
  of: (history) => {
    const left = history.enteredAt("quality");
    const done = history.visit.jobs.filter(({ state }) => state.kind === "done");
    if (left === undefined || done.length === 0) return notConcerned();
    const clocked = clockedMinutes(clockedStretches(history));
    if (clocked === 0 || done.some(({ workedBy }) => workedBy.length === 0)) return notRecorded(left);
    return parts(
      left,
      done.reduce((sum, { labourMinutes }) => sum + labourMinutes, 0),
      clocked,
    );
  },
});
