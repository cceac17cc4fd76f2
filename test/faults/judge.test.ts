// The judge of the faults sees every broken promise.
import { describe, expect, test } from "vitest";
import type { MessageStep } from "./history";
import { judge, RESOLVED_WITHIN_MS, type Outcome } from "./judge";

const reminded: Outcome = {
  visitId: "v1",
  reminderState: "done",
  messageId: "m1",
  state: "delivered",
  reason: null,
  toldSent: 1,
  toldToPhone: 0,
};
const taken = { sid: "SM1", messageId: "m1" };
const step = (from: string, to: string, ms: number): MessageStep => ({
  messageId: "m1",
  from,
  to,
  at: new Date(ms),
});
const doubt = (ms: number) => [step("sending", "unknown", 0), step("unknown", "pending", ms)];
const broken = (outcome: Partial<Outcome>, times = 1, steps: readonly MessageStep[] = []) =>
  judge(
    [{ ...reminded, ...outcome }],
    Array.from({ length: times }, () => taken),
    steps,
  ).broken;

describe("the judge", () => {
  test("is content with a message that was sent once, or twice after a doubt", () => {
    expect(broken({})).toEqual([]);
    expect(broken({}, 2, doubt(RESOLVED_WITHIN_MS))).toEqual([]);
  });

  test("is content with a refused one when a colleague was asked to telephone, and only then", () => {
    const refused = { state: "failed", reason: "21610", toldSent: 0 };
    expect(broken({ ...refused, toldToPhone: 1 }, 0)).toEqual([]);
    expect(broken(refused, 0)).toHaveLength(1);
    expect(broken({ ...refused, toldToPhone: 1 }, 1)).toHaveLength(1);
  });

  test.each([
    ["was never said", { state: null, messageId: null, reminderState: "planned" }, 0],
    ["is still on its way", { state: "pending" }, 1],
    ["counts as sent though the carrier never had it", { state: "sent" }, 0],
    ["stands twice on the timeline", { toldSent: 2 }, 1],
    ["was sent twice without a doubt", {}, 2],
  ])("sees one that %s", (_what, outcome, times) => {
    expect(broken(outcome, times)).toHaveLength(1);
  });

  test("sees a message that nobody was to get", () => {
    expect(judge([reminded], [taken, { sid: "SM2", messageId: "m2" }], []).broken).toHaveLength(1);
  });

  test("sees a doubt that lasted too long, and one that never ended", () => {
    expect(broken({}, 1, doubt(RESOLVED_WITHIN_MS + 1))).toHaveLength(1);
    expect(broken({}, 1, [step("sending", "unknown", 0)])).toHaveLength(1);
  });

  test("counts", () => {
    const { figures } = judge([reminded], [taken, taken], doubt(90_000));
    expect(figures).toEqual({
      reminders: 1,
      sent: 1,
      refused: 0,
      duplicates: 1,
      throughUnknown: 1,
      slowestResolutionSeconds: 90,
    });
  });
});
