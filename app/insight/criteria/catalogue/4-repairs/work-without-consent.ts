// 4.5: work that nobody had agreed to. The law knows no tolerance.
import { latest, type Instant } from "~/journey/instant";
import { criterion, measured, notConcerned, notRecorded } from "../../criterion";

export const workWithoutConsent = criterion({
  id: "4.5",
  stage: "repairs",
  kind: "count",
  unit: "lines",
  direction: "lower",
  target: 0,
  warning: 0,
  source: "T",
  title: { en: "Work without consent", ru: "Работы без согласия" },
  how: {
    en: "Lines on which a clock was started although the customer had not signed for them or approved them by then. The target is the law. A car that left the workshop without any clock is not recorded.",
    ru: "Строки, по которым работа началась раньше, чем клиент её подписал или согласовал. Целевое значение — требование закона. Если машина вышла из цеха без единой отметки времени, данных нет.",
  },
  of: (history) => {
    const began = history.workBeganAt;
    if (began === undefined) {
      return history.enteredAt("quality") === undefined ? notConcerned() : notRecorded();
    }
    const agreed = new Set<string>();
    const without = new Map<string, Instant>();
    let presented: readonly string[] = [];
    for (const each of history.events) {
      if (each.type === "estimate.presented") presented = each.payload.lines.map(({ id }) => id);
      if (each.type === "order.signed") for (const id of presented) agreed.add(id);
      if (each.type === "approval.decided") {
        for (const { lineId, decision } of each.payload.lines) {
          if (decision === "approved") agreed.add(lineId);
          else agreed.delete(lineId);
        }
      }
      const isWork = each.type === "work.started" || each.type === "work.resumed";
      if (isWork && !agreed.has(each.payload.jobId)) without.set(each.payload.jobId, each.occurredAt);
    }
    return measured(latest(began, ...without.values()), without.size);
  },
});
