// 7.2 and 7.6: who answers the survey, and what they say.
import { criterion, held, notConcerned, notRecorded, parts, type Silent } from "../../criterion";
import type { VisitHistory } from "../../history";

export const surveyResponse = criterion({
  id: "7.2",
  stage: "follow-up",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.3,
  warning: 0.2,
  source: "P",
  title: { en: "Survey response", ru: "Ответили на опрос" },
  how: {
    en: "Answered surveys by those that were sent, of visits whose follow-up is over or that have answered already. A closed visit for which no survey was sent is not recorded.",
    ru: "Доля полученных ответов среди отправленных опросов. Считаются закрытые визиты и те, по которым ответ уже пришёл. Если визит закрыт, а опрос не отправляли, данных нет.",
  },
  of: ({ visit }) => {
    const { survey, surveySentAt } = visit.followUp;
    if (survey) return held(survey.at, true);
    if (visit.status !== "closed") return notConcerned();
    return surveySentAt === undefined ? notRecorded() : held(visit.endedAt, false);
  },
});

/** No answer is silence once the follow-up is over: what the customer thinks is not known. */
function unanswered({ visit }: VisitHistory): Silent {
  return visit.status === "closed" ? notRecorded() : notConcerned();
}

export const satisfaction = criterion({
  id: "7.6",
  stage: "follow-up",
  kind: "mean",
  toldWith: "7.2",
  unit: "rating",
  direction: "higher",
  target: 4.5,
  warning: 4.2,
  source: "P",
  title: { en: "Satisfaction", ru: "Оценка клиентов" },
  how: {
    en: "The mean of all ratings of stages from 1 to 5; the response rate is criterion 7.2. A visit is among the failures when the mean of its own ratings is below the target. Closed visits without a rating are not recorded.",
    ru: "Среднее всех оценок этапов от 1 до 5; доля ответивших — критерий 7.2. Визит попадает в список, если средняя из его оценок ниже цели. Закрытые визиты без оценок — данных нет.",
  },
  of: (history) => {
    const { survey } = history.visit.followUp;
    const given = Object.entries(survey?.ratings ?? {}).filter((each): each is [string, number] => {
      return typeof each[1] === "number";
    });
    if (!survey || given.length === 0) return unanswered(history);
    const groups = given.map(([stage, part]) => ({ group: `stage/${stage}`, part, whole: 1 }));
    return parts(
      survey.at,
      given.reduce((sum, [, rating]) => sum + rating, 0),
      given.length,
      { groups },
    );
  },
});

/** 9 and 10 recommend us, 0 to 6 do not (Reichheld, Harvard Business Review 12/2003). */
const PROMOTES = 9;
const DETRACTS = 6;

export const netPromoters = criterion({
  id: "7.6-nps",
  stage: "follow-up",
  kind: "mean",
  toldWith: "7.2",
  unit: "points",
  direction: "higher",
  target: 50,
  warning: 30,
  source: "P",
  title: { en: "Recommendation (NPS)", ru: "Готовность рекомендовать (NPS)" },
  how: {
    en: "Per cent of those who answer 9 or 10 minus per cent of those who answer 0 to 6; the response rate is criterion 7.2. A visit is among the failures when its answer is 6 or less. Closed visits without an answer are not recorded.",
    ru: "Процент ответивших 9–10 минус процент ответивших 0–6; доля ответивших — критерий 7.2. В список попадают визиты с ответом 6 и ниже. Закрытые визиты без ответа — данных нет.",
  },
  of: (history) => {
    const { survey } = history.visit.followUp;
    const score = survey?.recommend;
    if (!survey || score === undefined) return unanswered(history);
    const part = score >= PROMOTES ? 100 : score <= DETRACTS ? -100 : 0;
    return parts(survey.at, part, 1, { failed: score <= DETRACTS });
  },
});
