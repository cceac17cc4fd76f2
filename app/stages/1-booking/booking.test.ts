// The rules of booking.
import { describe, expect, it } from "vitest";
import type { Visit } from "~/journey/visit";
import { after, answer, carriedTo, minutesOn, requested, START, workLine } from "test/visit-facts";
import { book, bookingMinutes, confirmContact, loseRequest, moveAppointment, requestFacts } from "./booking";

const AT = minutesOn(24 * 60);
const slot = { at: AT, minutes: 60, online: false };
const booked = (visit: Visit = requested()) => after(visit, (v) => book(v, slot, START));

describe("a request", () => {
  const said = {
    channel: "phone" as const,
    customerId: crypto.randomUUID(),
    vehicleId: crypto.randomUUID(),
    complaint: "  Squeals when braking  ",
    services: [workLine()],
    transport: "loaner" as const,
    smsConsent: false,
  };

  it("is recorded as one fact, in the customer's words", () => {
    const [received, ...more] = requestFacts(said, 7, 2, START);
    expect(more).toEqual([]);
    expect(received).toMatchObject({
      type: "request.received",
      payload: { number: 7, routeMapVersion: 2, complaint: "Squeals when braking", transport: "loaner" },
    });
    expect(received?.payload).not.toHaveProperty("firstChoiceAt");
  });

  it("keeps the time that the customer would have liked best", () => {
    const [received] = requestFacts({ ...said, firstChoiceAt: AT }, 7, 1, START);
    expect(received?.payload).toMatchObject({ firstChoiceAt: "2026-03-04T08:00:00.000Z" });
  });
});

describe("the length of a booking", () => {
  it("is the labour of the services", () => {
    expect(bookingMinutes([workLine({ labourMinutes: 90 }), workLine({ labourMinutes: 30 })])).toBe(120);
  });
  it("is an hour when nobody knows yet what is to be done", () => {
    expect(bookingMinutes([])).toBe(60);
    expect(bookingMinutes([workLine({ labourMinutes: 0 })])).toBe(60);
  });
});

describe("booking a time", () => {
  it("sets the appointment", () => {
    expect(booked().booking.appointment).toMatchObject({ at: AT, minutes: 60, online: false });
  });
  it("is refused in the past", () => {
    expect(answer(book(requested(), { ...slot, at: minutesOn(-1) }, START))).toBe(
      "appointment-in-the-past/at",
    );
  });
  it("is refused when a colleague has set one", () => {
    expect(answer(book(booked(), slot, START))).toBe("already-recorded/at");
  });
  it("belongs to booking only", () => {
    expect(answer(book(carriedTo(requested(), "preparation"), slot, START))).toBe("wrong-stage");
  });
});

describe("confirming the contact", () => {
  const confirm = (visit: Visit) => confirmContact(visit, { how: "read-back" }, START);
  it("is recorded once", () => {
    const confirmed = after(requested(), confirm);
    expect(confirmed.booking.contactConfirmed?.at).toBe(START);
    expect(answer(confirm(confirmed))).toBe("already-recorded");
  });
  it("belongs to booking only", () => {
    expect(answer(confirm(carriedTo(requested(), "intake")))).toBe("wrong-stage");
  });
});

describe("moving the appointment", () => {
  const later = { to: minutesOn(48 * 60), minutes: 60 };
  it("keeps count of the moves and can give a reason", () => {
    const moved = after(booked(), (v) => moveAppointment(v, { ...later, reason: "Child is ill" }, START));
    expect(moved.booking).toMatchObject({ moves: 1, appointment: { at: later.to } });
  });
  it("asks for a new confirmation of the visit", () => {
    const preparing = carriedTo(booked(), "preparation");
    const confirmed: Visit = { ...preparing, preparation: { confirmed: { at: START, by: { kind: "job" } } } };
    expect(after(confirmed, (v) => moveAppointment(v, later, START)).preparation.confirmed).toBeUndefined();
  });
  it("is refused without an appointment and into the past; to where it is, it is none", () => {
    expect(answer(moveAppointment(requested(), later, START))).toBe("appointment-missing");
    expect(answer(moveAppointment(booked(), { to: minutesOn(-5), minutes: 60 }, START))).toBe(
      "appointment-in-the-past/to",
    );
    expect(moveAppointment(booked(), { to: AT, minutes: 60 }, START)).toEqual({ ok: true, events: [] });
  });
  it("is refused when a colleague has moved it since the page was opened", () => {
    expect(answer(moveAppointment(booked(), { ...later, from: minutesOn(60) }, START))).toBe(
      "already-recorded",
    );
    expect(answer(moveAppointment(booked(), { ...later, from: AT }, START))).toBe("yes");
  });
  it("is refused once the car is here", () => {
    expect(answer(moveAppointment(carriedTo(booked(), "intake"), later, START))).toBe("wrong-stage");
  });
});

describe("losing a request", () => {
  const lose = (visit: Visit) => loseRequest(visit, { reason: "price" }, START);
  it("ends the visit with its reason", () => {
    expect(after(requested(), lose)).toMatchObject({ status: "lost", reason: "price" });
  });
  it("is refused once it is lost, or past booking", () => {
    expect(answer(lose(after(requested(), lose)))).toBe("visit-ended");
    expect(answer(lose(carriedTo(requested(), "preparation")))).toBe("wrong-stage");
  });
});
