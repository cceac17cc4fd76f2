// 4.9: how much of its time in the workshop a car only waits for parts or for a yes.
import { criterion, notConcerned, notRecorded, parts } from "../../criterion";

export const blockedShare = criterion({
  id: "4.9",
  stage: "repairs",
  kind: "mean",
  ofWhole: true,
  unit: "share",
  direction: "lower",
  target: 0.2,
  warning: 0.3,
  source: "P",
  title: { en: "Blocked share", ru: "Доля простоя" },
  how: {
    en: "Of the working time that visits spent in repairs, the part in which they waited for parts or for the customer's approval. Counted once the car has left the workshop; without any clock nobody can say what it waited for, and it is not recorded.",
    ru: "Какую часть рабочего времени в ремонте машина ждала запчастей или согласования с клиентом. Считается, когда машина вышла из цеха. Если отметок времени нет, неизвестно, чего она ждала, — данных нет.",
  },
  of: (history) => {
    const left = history.enteredAt("quality");
    if (left === undefined) return notConcerned();
    if (history.workBeganAt === undefined) return notRecorded(left);
    let [blocked, whole] = [0, 0];
    for (const each of history.stretchesIn("repairs")) {
      const minutes = history.minutes(each.start, each.end);
      whole += minutes;
      if (each.kind === "wait" && (each.cause === "parts" || each.cause === "approval")) blocked += minutes;
    }
    return whole > 0 ? parts(left, blocked, whole) : notConcerned(left);
  },
});
