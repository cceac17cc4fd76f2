// 7.5: how soon a complaint is answered, and how soon it is closed.
import type { Instant } from "~/journey/instant";
import type { Complaint } from "~/journey/visit";
import type { VisitHistory } from "../../history";
import { criterion, measured, notConcerned, notRecorded, type Measured, type Silent } from "../../criterion";

/** Complaints that came to the moment which counts; one that a closed visit has left without it is silence. */
function settled(
  { visit }: VisitHistory,
  when: (complaint: Complaint) => Instant | undefined,
  length: (from: Instant, to: Instant) => number,
): Measured | Silent {
  const { complaints } = visit.followUp;
  const done = complaints.flatMap((each) => {
    const at = when(each);
    return at === undefined ? [] : [{ at, value: length(each.openedAt, at) }];
  });
  const last = done.at(-1);
  if (last) return measured(last.at, ...done.map(({ value }) => value));
  return complaints.length > 0 && visit.status === "closed" ? notRecorded() : notConcerned();
}

export const complaintResponse = criterion({
  id: "7.5",
  stage: "follow-up",
  kind: "duration",
  judged: "median",
  unit: "hours",
  direction: "lower",
  target: 24,
  warning: 48,
  source: "P",
  title: { en: "Complaint response", ru: "Ответ на жалобу" },
  how: {
    en: "Hours by the clock, nights included, from opening a complaint to the answer. An open one without an answer is not counted yet; one without an answer in a closed visit is not recorded.",
    ru: "Часы (круглосуточно) от открытия жалобы до ответа. Открытые жалобы без ответа пока не считаются; если визит закрыт, а ответа нет, данных нет.",
  },
  of: (history) => settled(history, ({ answeredAt }) => answeredAt, history.hours.bind(history)),
});

export const complaintClosure = criterion({
  id: "7.5-closure",
  stage: "follow-up",
  kind: "duration",
  judged: "median",
  unit: "days",
  direction: "lower",
  target: 5,
  warning: 10,
  source: "P",
  title: { en: "Complaint closure", ru: "Закрытие жалобы" },
  how: {
    en: "Days of 24 hours from opening a complaint to closing it. An open one is not counted yet; one that a closed visit has left open is not recorded.",
    ru: "Сутки от открытия жалобы до её закрытия. Открытые жалобы пока не считаются; если визит закрыт, а жалоба нет, данных нет.",
  },
  of: (history) => settled(history, ({ closedAt }) => closedAt, history.days.bind(history)),
});
