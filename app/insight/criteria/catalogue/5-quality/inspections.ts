// 5.1 to 5.4: whether cars are inspected, what is found, how long it takes and by whom.
import { criterion, held, measured, notConcerned, notRecorded } from "../../criterion";

export const inspected = criterion({
  id: "5.1",
  stage: "quality",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.98,
  source: "P",
  title: { en: "Inspected", ru: "Прошли контроль качества" },
  how: {
    en: "Of the cars that became ready, those whose inspection was finished before. One that a manager let through without it has failed; one of which nothing at all was written down in quality control is not recorded.",
    ru: "Доля готовых машин, у которых проверка закончена до готовности. Если руководитель пропустил машину без проверки, это невыполнение; если о контроле качества ничего не записано, данных нет.",
  },
  of: (history) => {
    const ready = history.readyAt;
    if (ready === undefined) return notConcerned();
    const { inspections, overrides } = history.visit;
    if (inspections.some(({ result }) => result !== undefined && result.at <= ready))
      return held(ready, true);
    const isLetThrough = overrides.some(({ stage }) => stage === "quality");
    return isLetThrough ? held(ready, false) : history.undone("quality", ready);
  },
});

export const defectsFound = criterion({
  id: "5.2",
  stage: "quality",
  kind: "share",
  tells: "failed",
  noneIsSuspicious: true,
  unit: "share",
  direction: "lower",
  target: 0.1,
  warning: 0.15,
  source: "T",
  title: { en: "Defects found", ru: "Найдены дефекты" },
  how: {
    en: "Of the cars that were inspected, those that failed their first inspection. None at all is suspicious: then the inspection looks at nothing. One that was let through without a result is not recorded.",
    ru: "Доля проверенных машин, которые не прошли контроль с первого раза. Ровно ноль настораживает: возможно, проверяют для вида. Если машину выпустили без результата проверки, данных нет.",
  },
  of: (history) => {
    const result = history.visit.inspections[0]?.result;
    if (result) return held(result.at, result.passed);
    return history.readyAt === undefined ? notConcerned() : notRecorded(history.readyAt);
  },
});

export const inspectionTime = criterion({
  id: "5.3",
  stage: "quality",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 12,
  warning: 18,
  source: "B",
  title: { en: "Inspection time", ru: "Время проверки" },
  how: {
    en: "Working minutes from the beginning of an inspection to its result, each inspection by itself. A car that became ready without a result is not recorded.",
    ru: "Рабочие минуты от начала проверки до её результата; каждая проверка отдельно. Если машина готова, а результата нет, данных нет.",
  },
  of: (history) => {
    const done = history.visit.inspections.flatMap(({ startedAt, result }) =>
      result ? [{ at: result.at, minutes: history.minutes(startedAt, result.at) }] : [],
    );
    const last = done.at(-1);
    if (last) return measured(last.at, ...done.map(({ minutes }) => minutes));
    return history.readyAt === undefined ? notConcerned() : notRecorded(history.readyAt);
  },
});

export const independentInspector = criterion({
  id: "5.4",
  stage: "quality",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.98,
  source: "P",
  title: { en: "Independent inspector", ru: "Проверял не тот, кто ремонтировал" },
  how: {
    en: "Of the cars that were inspected, those of which no inspector had worked on any job. One whom a manager allowed to inspect own work does not count as independent. Where nobody's work is on record it is not recorded.",
    ru: "Доля проверенных машин, которые проверял сотрудник, не работавший над ними. Разрешение руководителя проверить собственную работу независимым контролёра не делает. Если не записано, кто выполнял работы, данных нет.",
  },
  of: ({ visit: { inspections, jobs } }) => {
    const last = inspections.at(-1);
    if (!last) return notConcerned();
    const workers = new Set(jobs.flatMap(({ workedBy }) => workedBy));
    if (workers.size === 0) return notRecorded(last.startedAt);
    return held(last.startedAt, !inspections.some(({ inspectorId }) => workers.has(inspectorId)));
  },
});
