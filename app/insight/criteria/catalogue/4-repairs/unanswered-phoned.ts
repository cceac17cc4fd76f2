// 4.3: whether a customer who does not answer is phoned.
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

const PATIENCE_MINUTES = 30;
const SOON_MINUTES = 30;

export const unansweredPhoned = criterion({
  id: "4.3",
  stage: "repairs",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.9,
  source: "P",
  title: { en: "Unanswered approvals phoned", ru: "Звонок, если клиент не отвечает" },
  how: {
    en: "An approval is unanswered when the customer has said nothing for 30 working minutes. Counted are visits with one, and met are those in which we called, or took the answer by telephone, within the next 30 working minutes every time. Where neither an answer nor a call is on record after that and the repair is over, it is not recorded.",
    ru: "Согласование считается неотвеченным, если клиент молчит 30 рабочих минут. Берутся визиты с такими согласованиями; выполнено там, где каждый раз в следующие 30 рабочих минут клиенту позвонили или получили ответ по телефону. Если ремонт закончен, а ни ответа, ни звонка в журнале нет, данных нет.",
  },
  of: (history) => {
    const { visit } = history;
    const calls = history.all("customer.called").map(({ occurredAt }) => occurredAt);
    const results = visit.requests.flatMap(({ requested, answers, withdrawn, replacedBy, decidedAt }) => {
      const said = answers.filter(({ how }) => how !== "in-advance");
      // Every line was agreed to in advance: nobody was asked. Where some were, the customer was asked for the rest.
      if (answers.length > 0 && said.length === 0 && decidedAt !== undefined) return [];
      const settled = said[0]?.at ?? withdrawn?.at ?? (replacedBy === undefined ? undefined : decidedAt);
      const until = settled ?? history.endedAt;
      const lasts = (minutes: number) =>
        until === undefined
          ? history.isOlderThan(requested.at, minutes)
          : history.minutes(requested.at, until) > minutes;
      if (!lasts(PATIENCE_MINUTES)) return [];
      const spoken = [...calls, ...answers.filter(({ how }) => how === "phone").map(({ at }) => at)];
      const called = spoken.some((at) => {
        return at >= requested.at && history.minutes(requested.at, at) <= PATIENCE_MINUTES + SOON_MINUTES;
      });
      if (called) return ["met" as const];
      if (settled === undefined && !lasts(PATIENCE_MINUTES + SOON_MINUTES)) return [];
      return [settled === undefined && history.isPast("repairs") ? ("silent" as const) : ("failed" as const)];
    });
    const at = visit.requests.at(-1)?.requested.at;
    if (at === undefined || results.length === 0) return notConcerned(at);
    if (results.includes("failed")) return held(at, false);
    return results.includes("silent") ? notRecorded(at) : held(at, true);
  },
});
