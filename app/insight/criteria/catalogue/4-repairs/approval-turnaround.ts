// 4.2: how soon the customer decides on extra work; its median and its 90th percentile have targets of their own.
import type { VisitHistory } from "../../history";
import { criterion, measured, notConcerned, notRecorded, type Measured, type Silent } from "../../criterion";

/** What the customer was asked: what was agreed to in advance as a whole is no question, taken back is no answer. */
function turnarounds(history: VisitHistory): Measured | Silent {
  const asked = history.visit.requests.filter(
    ({ answers, withdrawn, replacedBy }) =>
      withdrawn === undefined &&
      replacedBy === undefined &&
      (answers.length === 0 || answers.some(({ how }) => how !== "in-advance")),
  );
  const decided = asked.flatMap(({ requested, decidedAt }) =>
    decidedAt === undefined ? [] : [{ decidedAt, minutes: history.minutes(requested.at, decidedAt) }],
  );
  const last = decided.at(-1);
  if (last) return measured(last.decidedAt, ...decided.map(({ minutes }) => minutes));
  const isOver = asked.length > 0 && history.isPast("repairs");
  return isOver ? notRecorded() : notConcerned();
}

const about = {
  stage: "repairs",
  kind: "duration",
  unit: "minutes",
  direction: "lower",
  source: "P",
  how: {
    en: "Working minutes from asking for an approval to the customer's decision on its last line. Questions of which every line was agreed to in advance, and those taken back, are not counted. A question that was never decided although the repair is over is not recorded.",
    ru: "Рабочие минуты от запроса согласования до решения клиента по последней строке. Запросы, где все строки согласованы заранее, и отозванные запросы не считаются. Если ремонт закончен, а решения в журнале нет, данных нет.",
  },
  of: turnarounds,
} as const;

export const approvalTurnaround = criterion({
  ...about,
  id: "4.2",
  judged: "median",
  target: 30,
  warning: 60,
  title: { en: "Approval turnaround", ru: "Время согласования" },
});

export const approvalTurnaround90 = criterion({
  ...about,
  id: "4.2-p90",
  judged: "p90",
  target: 120,
  warning: 240,
  title: { en: "Approval turnaround, nine in ten", ru: "Время согласования, девять из десяти" },
});
