// 1.5: how soon a written request is answered by a person.
import type { EventType } from "~/journey/events";
import { criterion, measured, notConcerned, notRecorded } from "../../criterion";

/** What a colleague does for the customer who has written. */
const ANSWERS: readonly EventType[] = [
  "request.answered",
  "slot.offered",
  "visit.booked",
  "customer.called",
  "request.lost",
];

export const answerTime = criterion({
  id: "1.5",
  stage: "booking",
  kind: "duration",
  judged: "median",
  unit: "minutes",
  direction: "lower",
  target: 10,
  warning: 30,
  source: "P",
  title: { en: "Answer time of a request", ru: "Время ответа на обращение" },
  how: {
    en: "Working minutes from a request that came in writing to the first answer by a colleague: a reply, an offered or booked time, a call. Requests by telephone or at the desk are answered as they come, and who books online needs no answer: neither is counted. A request that went on without an answer on record is not recorded.",
    ru: "Рабочие минуты от письменного обращения до первого ответа сотрудника: сообщения, предложенного или назначенного времени, звонка. Звонки и обращения у стойки не считаются: на них отвечают сразу. Не считается и запись, которую клиент оформил сам на сайте. Если визит пошёл дальше, а ответа в журнале нет, данных нет.",
  },
  of: (history) => {
    const { request, booking, status, stage } = history.visit;
    if (request.channel !== "online" && request.channel !== "message") return notConcerned();
    const answer = history.events.find(
      ({ type, actor }) => type === "request.answered" || (ANSWERS.includes(type) && actor.kind === "staff"),
    );
    if (answer) return measured(answer.occurredAt, history.minutes(request.at, answer.occurredAt));
    if (booking.appointment?.online === true) return notConcerned();
    return status === "open" && stage === "booking" ? notConcerned() : notRecorded();
  },
});
