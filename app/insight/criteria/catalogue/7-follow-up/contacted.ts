// 7.1: whether the customer was asked how it went.
import { HOUR, plus } from "~/journey/instant";
import { criterion, held, notConcerned } from "../../criterion";

const WITHIN_HOURS = 72;

export const contacted = criterion({
  id: "7.1",
  stage: "follow-up",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.9,
  warning: 0.7,
  source: "P",
  title: { en: "Contacted within 72 h", ru: "Связались за 72 часа" },
  how: {
    en: "Of the cars that were given back at least 72 hours ago, those whose customer answered the survey or was reached by telephone within that time. Where nothing of the follow-up was written down it is not recorded.",
    ru: "Доля клиентов, которые за 72 часа после выдачи ответили на опрос или которым дозвонились. Считаются машины, выданные не меньше 72 часов назад. Если после выдачи ничего не записано, данных нет.",
  },
  of: (history) => {
    const { handover, followUp } = history.visit;
    const { releasedAt } = handover;
    if (releasedAt === undefined) return notConcerned();
    const reached = followUp.attempts.find(({ outcome }) => outcome === "reached")?.at;
    const contacts = [reached, followUp.survey?.at].filter((at) => at !== undefined);
    // Nobody counts before the time is over: else who was reached would count, and who was not would not.
    const until = plus(releasedAt, WITHIN_HOURS * HOUR);
    if (!history.hasCome(until)) return notConcerned(until);
    if (contacts.some((at) => at <= until)) return held(until, true);
    return history.undone("follow-up", until);
  },
});
