// What became of a message is said in words, in both languages, and codes that nobody knows by their number.
import { describe, expect, test } from "vitest";
import { MESSAGE_KINDS, MESSAGE_STATES, WITHHELD_REASONS } from "~/messages/kinds";
import { reasonText } from "~/messages/outcome";
import { formatFor } from "~/ui/centre-context";
import { words } from "~/words";
import { channelText, isTrouble, kindText, openText, stateText } from "./delivery-text";

const CODES = "21610 21211 21408 21612 21614 30003 30005 30006 30007 30008 30034".split(" ");

describe.each(["en", "ru"] as const)("in %s", (language) => {
  const t = words(language, "deliveries");
  const format = formatFor({
    ...{ timeZone: "Europe/Dublin", currency: "EUR", language, distanceUnit: "km" },
    now: Date.parse("2030-01-15T15:00:00Z"),
  });

  test("every kind, way, state and reason has words, and no two reasons have the same", () => {
    const reasons = [...WITHHELD_REASONS, ...CODES].map((reason) => reasonText(t, reason));
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const text of [...reasons, ...MESSAGE_KINDS.map((kind) => kindText(t, kind))]) {
      expect(text).not.toMatch(/\d|[a-z]\.[a-z]|^$/);
    }
    expect(new Set(MESSAGE_STATES.map((state) => stateText(t, { state }))).size).toBe(MESSAGE_STATES.length);
    expect(channelText(t, "whatsapp")).toBe("WhatsApp");
  });

  test("a code that nobody knows is said by its number, and a failure without one by what is known of it", () => {
    expect(reasonText(t, "99999")).toContain("99999");
    expect(reasonText(t, "undelivered")).toBe(reasonText(t, "30008"));
    expect(kindText(t, "of-another-version")).toBe(t("kind.other"));
  });

  test("a delivery says when, a failure why", () => {
    const deliveredAt = Date.parse("2030-01-15T14:05:00Z");
    expect(stateText(t, { state: "delivered", deliveredAt }, format)).toContain("14:05");
    expect(stateText(t, { state: "failed", reason: "30003" })).toContain(t("carrier.unreachable"));
    expect(stateText(t, { state: "withheld", reason: "opted-out" })).toContain(t("reason.opted-out"));
    // A reason of the past says nothing of what is on its way now.
    expect(stateText(t, { state: "sent", reason: "30003" })).toBe(t("state.sent"));
  });

  test("secrets are named and not shown", () => {
    expect(openText(t, "Look: [[link]], code [[code]]")).toBe(`Look: ${t("link")}, code ${t("codeHidden")}`);
  });
});

test("what a person should know of is what did not arrive or cannot be told", () => {
  expect(MESSAGE_STATES.filter((state) => isTrouble({ state }))).toEqual([
    "unknown",
    "failed",
    "withheld",
    "missed",
  ]);
});
