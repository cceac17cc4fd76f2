// The rules of preparation.
import { describe, expect, it } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import { DAY, iso, plus } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { after, answer, carriedTo, minutesOn, requested, START, workLine } from "test/visit-facts";
import {
  assignResources,
  callCustomer,
  checkParts,
  confirmVisit,
  draftOrder,
  mayBeRepeat,
  noShow,
  pickParts,
  reviewHistory,
  sendReminder,
} from "./preparation";

const AT = minutesOn(24 * 60);
const unbooked = carriedTo(requested(), "preparation");
const withTime = (visit: Visit) =>
  after(visit, () => happened(event("visit.booked", START, { at: iso(AT), minutes: 60, online: false })));
const preparing = carriedTo(withTime(requested()), "preparation");
const booking = withTime(requested());
const arrived = carriedTo(preparing, "intake");

describe("a repeat repair", () => {
  it("is suspected up to 90 days after the last visit", () => {
    expect(mayBeRepeat(START, plus(START, 90 * DAY))).toBe(true);
    expect(mayBeRepeat(START, plus(START, 90 * DAY + 1))).toBe(false);
  });
  it("is not suspected of a visit that ended after the request", () => {
    expect(mayBeRepeat(plus(START, 1), START)).toBe(false);
  });
});

describe("reading the history", () => {
  const read = (visit: Visit) => reviewHistory(visit, { repeatRepair: true }, START);
  it("records the reader's judgement, once", () => {
    const reviewed = after(preparing, read);
    expect(reviewed.preparation.historyReviewed?.repeatRepair).toBe(true);
    expect(answer(read(reviewed))).toBe("already-recorded");
  });
  it("belongs to preparation only", () => {
    expect(answer(read(booking))).toBe("wrong-stage");
    expect(answer(read(arrived))).toBe("wrong-stage");
  });
});

describe("parts", () => {
  const check = (needed: boolean, seenAt?: typeof START) => (visit: Visit) =>
    checkParts(visit, { needed, seenAt }, START);
  const pick = (visit: Visit) => pickParts(visit, START);

  it("are checked, then picked", () => {
    const picked = after(preparing, check(true), pick);
    expect(picked.preparation.partsPicked?.at).toBe(START);
    expect(answer(pick(picked))).toBe("already-recorded");
    expect(answer(check(false, START)(picked))).toBe("already-recorded");
  });
  it("can't be picked before they are checked, nor when none are needed", () => {
    expect(answer(pick(preparing))).toBe("parts-not-checked");
    expect(answer(pick(after(preparing, check(false))))).toBe("parts-not-needed");
  });
  it("may be checked anew by somebody who has seen the first answer", () => {
    const checked = after(preparing, check(false));
    expect(answer(check(true)(checked))).toBe("already-recorded");
    expect(answer(check(true, START)(checked))).toBe("yes");
  });
  it("belong to preparation only", () => {
    expect(answer(check(true)(booking))).toBe("wrong-stage");
    expect(answer(pick(arrived))).toBe("wrong-stage");
  });
});

describe("the draft order", () => {
  const draft =
    (lines = [workLine()], seenAt?: typeof START) =>
    (visit: Visit) =>
      draftOrder(visit, { lines, seenAt }, START);
  it("holds the lines for intake", () => {
    const lines = [workLine({ title: "Brake pads, front" })];
    expect(after(preparing, draft(lines)).preparation.drafted?.lines).toEqual(lines);
  });
  it("needs a line", () => {
    expect(answer(draft([])(preparing))).toBe("estimate-empty/lines");
  });
  it("is rewritten only over the draft that was seen", () => {
    const drafted = after(preparing, draft());
    expect(answer(draft()(drafted))).toBe("already-recorded");
    expect(answer(draft([workLine()], START)(drafted))).toBe("yes");
  });
  it("belongs to preparation only", () => {
    expect(answer(draft()(arrived))).toBe("wrong-stage");
  });
});

describe("a bay and a mechanic", () => {
  const pair = { bayId: crypto.randomUUID(), mechanicId: crypto.randomUUID() };
  it("are assigned and may be changed", () => {
    const assigned = after(preparing, (v) => assignResources(v, pair, START));
    expect(assigned.preparation.resources).toEqual(pair);
    expect(assignResources(assigned, pair, START)).toEqual({ ok: true, events: [] });
    expect(answer(assignResources(assigned, { ...pair, bayId: crypto.randomUUID() }, START))).toBe("yes");
  });
  it("belong to preparation only", () => {
    expect(answer(assignResources(booking, pair, START))).toBe("wrong-stage");
  });
});

describe("reminding and confirming", () => {
  const remind = (visit: Visit) => sendReminder(visit, START);
  const confirm = (visit: Visit) => confirmVisit(visit, { how: "phone" }, START);
  it("are recorded once each", () => {
    const sure = after(preparing, remind, confirm);
    expect(sure.preparation).toMatchObject({ reminderSentAt: START, confirmed: { at: START } });
    expect(answer(remind(sure))).toBe("already-recorded");
    expect(answer(confirm(sure))).toBe("already-recorded");
  });
  it("need an appointment", () => {
    expect(answer(remind(unbooked))).toBe("appointment-missing");
    expect(answer(confirm(unbooked))).toBe("appointment-missing");
  });
  it("begin anew after a move", () => {
    const sure = after(preparing, remind, confirm);
    const moved = after(sure, () =>
      happened(event("visit.moved", START, { from: iso(AT), to: iso(plus(AT, DAY)), minutes: 60 })),
    );
    expect(answer(remind(moved))).toBe("yes");
    expect(answer(confirm(moved))).toBe("yes");
  });
  it("belong to preparation only", () => {
    expect(answer(remind(booking))).toBe("wrong-stage");
    expect(answer(confirm(arrived))).toBe("wrong-stage");
  });
});

describe("calling the customer", () => {
  const call = (visit: Visit) => callCustomer(visit, { outcome: "no-answer" }, START);
  it("is recorded as often as it happens", () => {
    expect(after(preparing, call, call).preparation.called?.outcome).toBe("no-answer");
  });
  it("belongs to preparation only", () => {
    expect(answer(call(booking))).toBe("wrong-stage");
  });
});

describe("a no-show", () => {
  it("ends the visit once the time has passed", () => {
    expect(after(preparing, (v) => noShow(v, {}, plus(AT, 1))).status).toBe("no-show");
  });
  it("is refused before, and without an appointment", () => {
    expect(answer(noShow(preparing, {}, AT))).toBe("not-due-yet");
    expect(answer(noShow(unbooked, {}, AT))).toBe("appointment-missing");
  });
  it("is refused once the car is here", () => {
    expect(answer(noShow(arrived, {}, plus(AT, 1)))).toBe("wrong-stage");
  });
});
