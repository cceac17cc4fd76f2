// Follow-up: the survey once, calls, and complaints from a bad rating to their closing.
import { describe, expect, test } from "vitest";
import { event } from "~/journey/events";
import { happened } from "~/journey/course";
import { after, answer, carriedTo, minutesOn, requested } from "test/visit-facts";
import { DAY, plus } from "~/journey/instant";
import { answerComplaint, assignComplaint, closeComplaint, openComplaint } from "./complaints";
import {
  answerSurvey,
  contactCustomer,
  poorlyRated,
  seenStages,
  sendSurvey,
  type SurveyAnswer,
} from "./follow-up";

const now = minutesOn(60);
const complaintId = crypto.randomUUID();
const home = carriedTo(requested(), "follow-up");
const sent = after(home, (visit) => sendSurvey(visit, now));
const good: SurveyAnswer = {
  ratings: { booking: 5, intake: 4, repairs: 5, handover: 4 },
  recommend: 9,
  callMe: false,
};

function answered(change: Partial<SurveyAnswer>) {
  return after(sent, (visit) => answerSurvey(visit, { ...good, ...change, complaintId }, now));
}

describe("the survey", () => {
  test("is sent once, in follow-up", () => {
    expect(sent.followUp.surveySentAt).toBe(now);
    expect(answer(sendSurvey(sent, now))).toBe("already-recorded");
    expect(answer(sendSurvey(requested(), now))).toBe("wrong-stage");
  });
  test("is answered once, after it was sent", () => {
    const done = answered({});
    expect(done.followUp.survey).toMatchObject(good);
    expect(done.followUp.complaints).toEqual([]);
    expect(answer(answerSurvey(done, { ...good, complaintId }, now))).toBe("survey-already-answered");
    expect(answer(answerSurvey(home, { ...good, complaintId }, now))).toBe("survey-not-sent");
    expect(answer(answerSurvey(requested(), { ...good, complaintId }, now))).toBe("wrong-stage");
    const over = after(sent, () => happened(event("visit.closed", now, {})));
    expect(answer(answerSurvey(over, { ...good, complaintId }, now))).toBe("yes");
  });
  test("a rating of three or a recommendation of six opens a complaint, one above does not", () => {
    expect(answered({ ratings: { repairs: 3 } }).followUp.complaints).toHaveLength(1);
    expect(answered({ ratings: { repairs: 4 } }).followUp.complaints).toHaveLength(0);
    expect(answered({ recommend: 6 }).followUp.complaints).toHaveLength(1);
    expect(answered({ recommend: 7 }).followUp.complaints).toHaveLength(0);
  });
  test("the complaint carries the customer's words and the stage that was rated worst", () => {
    const words = answered({ ratings: { booking: 3, repairs: 1 }, text: " It took two days. " });
    expect(words.followUp.complaints).toMatchObject([
      { id: complaintId, what: "It took two days.", cause: "repairs" },
    ]);
    const silent = answered({ ratings: { booking: 2 }, recommend: 4 });
    expect(silent.followUp.complaints).toMatchObject([{ what: "2/5, 4/10", cause: "booking" }]);
    expect(answered({ recommend: 0 }).followUp.complaints[0]?.cause).toBeUndefined();
  });
  test("may be changed for seven days by whoever has seen it; the complaint is opened once", () => {
    const first = answered({});
    const change = (visit: typeof first, about: Partial<SurveyAnswer>, at = now, seenAt = now) =>
      answerSurvey(visit, { ...good, ...about, complaintId: crypto.randomUUID(), seenAt }, at);
    const late = plus(now, 7 * DAY + 1);
    expect(answer(change(first, { recommend: 8 }, late))).toBe("survey-already-answered");
    expect(answer(change(first, { recommend: 8 }, now, minutesOn(1)))).toBe("survey-already-answered");
    expect(change(first, {})).toMatchObject({ ok: true, events: [] });
    const poor = after(first, (visit) => change(visit, { ratings: { repairs: 1 } }, minutesOn(70)));
    expect(poor.followUp.survey).toMatchObject({
      at: now,
      changedAt: minutesOn(70),
      ratings: { repairs: 1 },
    });
    expect(poor.followUp.complaints).toHaveLength(1);
    const poorer = after(poor, (visit) => change(visit, { recommend: 0 }, minutesOn(80), minutesOn(70)));
    expect(poorer.followUp).toMatchObject({ survey: { recommend: 0 }, complaints: [{ from: "survey" }] });
  });
  test("asks of the stages that the customer saw, of all where little was recorded", () => {
    expect(seenStages(home)).toEqual(["booking", "intake", "repairs", "handover"]);
    const greeted = after(home, () => happened(event("customer.greeted", now, {})));
    expect(seenStages(greeted)).toEqual(["booking", "intake"]);
  });
  test("poor ratings are sorted by how poor they are", () => {
    expect(poorlyRated({ booking: 3, intake: 1, repairs: 4, handover: 1 })).toEqual([
      { stage: "intake", rating: 1 },
      { stage: "handover", rating: 1 },
      { stage: "booking", rating: 3 },
    ]);
  });
});

describe("calls", () => {
  test("count, reached or not", () => {
    const called = after(
      home,
      (visit) => contactCustomer(visit, { outcome: "no-answer" }, now),
      (visit) => contactCustomer(visit, { outcome: "reached", note: "All well" }, now),
    );
    expect(called.followUp.attempts.map(({ outcome }) => outcome)).toEqual(["no-answer", "reached"]);
    expect(answer(contactCustomer(requested(), { outcome: "reached" }, now))).toBe("wrong-stage");
  });
});

describe("a complaint", () => {
  const open = after(home, (visit) =>
    openComplaint(visit, { complaintId, what: "A scratch", cause: "intake" }, now),
  );
  const replied = after(open, (visit) =>
    answerComplaint(visit, { complaintId, answer: "We are sorry" }, now),
  );
  const remedy = { complaintId, remedy: "Polished", cause: "intake" as const };
  test("is opened, answered and closed with a cause, in this order", () => {
    expect(answer(openComplaint(open, { complaintId, what: "A scratch" }, now))).toBe("already-recorded");
    expect(answer(closeComplaint(open, remedy, now))).toBe("complaint-not-answered");
    expect(answer(answerComplaint(replied, { complaintId, answer: "again" }, now))).toBe("already-recorded");
    const closed = after(replied, (visit) => closeComplaint(visit, remedy, now));
    expect(closed.followUp.complaints).toMatchObject([{ closedAt: now, cause: "intake" }]);
    expect(answer(closeComplaint(closed, remedy, now))).toBe("already-recorded");
  });
  test("has the visit's advisor as its owner until somebody else is named, and how the customer was told", () => {
    const named = after(
      replied,
      (visit) => assignComplaint(visit, { complaintId, ownerId: complaintId }, now),
      (visit) => closeComplaint(visit, { ...remedy, told: "phone" }, now),
    );
    expect(open.followUp.complaints[0]?.ownerId).toBe(open.advisorId);
    expect(named.followUp.complaints[0]).toMatchObject({ ownerId: complaintId, told: "phone", level: 0 });
    expect(answer(assignComplaint(named, { complaintId, ownerId: complaintId }, now))).toBe(
      "already-recorded",
    );
  });
  test("may come long after the visit is closed", () => {
    const over = after(sent, () => happened(event("visit.closed", now, {})));
    const late = after(over, (visit) => openComplaint(visit, { complaintId, what: "It rattles" }, now));
    expect(late.followUp.complaints).toMatchObject([{ what: "It rattles", from: "desk" }]);
    expect(late.status).toBe("closed");
  });
  test("has to exist, in follow-up", () => {
    expect(answer(answerComplaint(home, { complaintId, answer: "x" }, now))).toBe("complaint-not-found");
    expect(answer(closeComplaint(home, remedy, now))).toBe("complaint-not-found");
    expect(answer(openComplaint(requested(), { complaintId, what: "x" }, now))).toBe("wrong-stage");
    expect(answer(answerComplaint(requested(), { complaintId, answer: "x" }, now))).toBe("wrong-stage");
  });
});
