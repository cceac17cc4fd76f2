// 4.7: how much of the mechanics' time is spent on cars.
import { MINUTE } from "~/journey/instant";
import { clockedStretches } from "../../clocked";
import { criterion, notConcerned, notRecorded } from "../../criterion";

export const productivity = criterion({
  id: "4.7",
  stage: "repairs",
  kind: "load",
  usable: 1,
  unit: "share",
  direction: "higher",
  target: 0.95,
  warning: 0.85,
  source: "T",
  title: { en: "Productivity", ru: "Производительность механиков" },
  how: {
    en: "Clocked minutes by the minutes for which the mechanics were there, for all days of the period. A visit is among the failures when one of the days on which it was worked on missed the target. Shifts and absences are those that are known today. A car that left the workshop without a clock is not recorded.",
    ru: "Отработанные по часам минуты по отношению к рабочему времени механиков, за все дни периода. Визит попадает в список, если хотя бы один из дней работы над ним не дотянул до цели. Графики и отсутствия берутся в нынешнем виде. Если машина вышла из цеха без отметок времени, данных нет.",
  },
  of: (history) => {
    const stretches = clockedStretches(history);
    const last = stretches.at(-1);
    if (!last) return history.enteredAt("quality") === undefined ? notConcerned() : notRecorded();
    const pieces = stretches.map(({ start, end }) => ({ at: start, minutes: (end - start) / MINUTE }));
    return { outcome: "spread", at: last.start, pieces };
  },
});
