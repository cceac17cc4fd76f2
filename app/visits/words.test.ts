// The words of the visits room: complete, filled in, and in both languages.
import { describe, expect, test } from "vitest";
import { EVENT_TYPES, event, type JourneyEvent, type NewEvent } from "~/journey/events";
import { ruleIds } from "~/journey/gates";
import { DENIAL_CODES } from "~/journey/verdict";
import { instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import { formatFor } from "~/ui/centre-context";
import { errorWords, texts, words } from "~/words";
import { denialCode } from "./denial-code";
import { eventFromRow } from "./event-rows";
import { tellEvent } from "./event-telling";
import { nextText, passText } from "./journey-text";

const LANGUAGES = ["en", "ru"] as const;
const NOW = instant("2026-03-03T10:00:00.000Z");
const units = { currency: "EUR", distanceUnit: "km" } as const;

function context(language: (typeof LANGUAGES)[number]) {
  return {
    t: words(language, "events"),
    journey: words(language, "journey"),
    choices: words(language, "choices"),
    deliveries: words(language, "deliveries"),
    format: formatFor({ timeZone: "Europe/Moscow", currency: "RUB", language, distanceUnit: "km", now: NOW }),
    names: {},
    jobs: { "0199a000-0000-7000-8000-000000000001": "Oil service" },
    items: { "test-drive": "Test drive" },
  };
}

function recorded(fresh: NewEvent): JourneyEvent {
  const at = new Date(fresh.occurredAt);
  return eventFromRow({
    ...fresh,
    occurredAt: at,
    seq: 1,
    stage: "repairs",
    loop: 0,
    actorKind: "job",
    actorId: null,
  });
}

describe.each(LANGUAGES)("in %s", (language) => {
  test("every refusal is a sentence that says what to do", () => {
    const unknown = words(language, "errors")("unknown");
    for (const code of DENIAL_CODES) {
      const sentence = errorWords(language, denialCode({ code }, units, language));
      expect(sentence, code).not.toBe(unknown);
      expect(sentence, code).toMatch(/[.]$/);
    }
  });

  test("a refusal names the stage, the ending and the figures", () => {
    const said = (denial: Parameters<typeof denialCode>[0]) =>
      errorWords(language, denialCode(denial, units, language));
    const journey = words(language, "journey");
    expect(said({ code: "wrong-stage", detail: { stage: "follow-up" } })).toContain(
      journey("stage.follow-up"),
    );
    expect(said({ code: "visit-ended", detail: { status: "no-show" } })).toContain(journey("status.no-show"));
    expect(said({ code: "payment-above-open", detail: { open: 18_400 } })).toMatch(/184[.,]00/);
    expect(said({ code: "mileage-below-last", detail: { last: 84_300 } })).toMatch(/84.300.(km|км)/);
  });

  test("every requirement and every next action has its words", () => {
    for (const { id } of ruleIds()) {
      expect(texts.lookUp(language, `journey:requirement.${id}`), id).toBeDefined();
      expect(texts.lookUp(language, `journey:next.${id}`), id).toBeDefined();
    }
    for (const stage of STAGES) expect(texts.lookUp(language, `journey:stage.${stage}`)).toBeDefined();
    const t = words(language, "journey");
    expect(nextText(t, "check:test-drive", "Test drive")).toContain("Test drive");
    expect(nextText(t, "check:test-drive")).toContain("test-drive");
  });

  test("every kind of event has a sentence", () => {
    for (const type of EVENT_TYPES) {
      expect(texts.lookUp(language, `events:${type}`), type).toBeDefined();
    }
  });

  test("events are told with their figures filled in and times of the centre's clock", () => {
    const jobId = "0199a000-0000-7000-8000-000000000001";
    const told = (fresh: NewEvent) => tellEvent(recorded(fresh), context(language));
    expect(
      told(event("visit.booked", NOW, { at: "2026-03-03T11:30:00.000Z", minutes: 60, online: false })).title,
    ).toContain("14:30");
    const stopped = told(event("work.stopped", NOW, { jobId, cause: "parts", note: "No pads" }));
    expect(stopped.title).toContain("Oil service");
    expect(stopped.detail).toBe("No pads");
    expect(told(event("checklist.ticked", NOW, { stage: "quality", item: "test-drive" })).title).toContain(
      "Test drive",
    );
    const paid = { paymentId: jobId, amountMinor: 640_000, method: "card" } as const;
    expect(told(event("payment.received", NOW, paid)).title).toMatch(/6.400/);
    for (const fresh of [
      event("history.reviewed", NOW, { repeatRepair: true }),
      event("customer.greeted", NOW, {}),
      event("test-drive.driven", NOW, { startMileage: 31_053, endMileage: 31_057 }),
      event("stage.entered", NOW, { stage: "handover" }),
    ]) {
      expect(told(fresh).title).not.toMatch(/[{}]|undefined/);
    }
  });

  test("a pass is counted from the second", () => {
    const t = words(language, "journey");
    expect(passText(t, 0)).toBeUndefined();
    expect(passText(t, 1)).toMatch(/^2/);
    expect(passText(t, 4)).toMatch(/^5/);
  });
});
