// Reports in every order, with every repetition: one end.
import { describe, expect, test } from "vitest";
import type { MessageState } from "../kinds";
import { stepOf, type Known, type Report } from "./report";

const SID = "SM1";

function report(progress: Report["progress"], code?: string): Report {
  return { sid: SID, attempt: 1, progress, ...(code === undefined ? {} : { code }) };
}

/** What the database does with a step. */
function after(known: Known, step: ReturnType<typeof stepOf>, report: Report): Known {
  const sid = report.sid ?? null;
  if (step === undefined) return known;
  if (step === "again") return { ...known, state: "pending", sid, retried: true };
  return { ...known, state: step, sid };
}

function permutations<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((first, at) =>
    permutations(of.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

/** Every order of the reports, with none, one or two of them said twice. */
function* sequences(reports: readonly Report[]): Generator<readonly Report[]> {
  yield* permutations(reports);
  for (const one of reports) {
    yield* permutations([...reports, one]);
    for (const other of reports) yield* permutations([...reports, one, other]);
  }
}

function endsOf(reports: readonly Report[], from: Known): Set<string> {
  const ends = new Set<string>();
  for (const sequence of sequences(reports)) {
    let known = from;
    for (const each of sequence) known = after(known, stepOf(known, each), each);
    ends.add(known.state);
  }
  return ends;
}

const OPEN = (["sending", "unknown", "sent"] as const).map((state): Known => ({
  state,
  attempt: 1,
  sid: state === "sent" ? SID : null,
  retried: false,
}));

describe.each(OPEN)("a message that is $state", (from) => {
  test.each([
    ["on its way", [report("handed"), report("handed")], "sent"],
    ["delivered", [report("handed"), report("handed"), report("delivered")], "delivered"],
    [
      "read after it was delivered",
      [report("handed"), report("delivered"), report("delivered")],
      "delivered",
    ],
    ["refused for good", [report("handed"), report("failed", "30006")], "failed"],
    ["out of reach, so that it is tried again", [report("handed"), report("failed", "30003")], "pending"],
    [
      "reported as failed and as delivered",
      [report("handed"), report("failed", "30005"), report("delivered")],
      "delivered",
    ],
    [
      "out of reach and delivered all the same",
      [report("handed"), report("failed", "30008"), report("delivered")],
      "delivered",
    ],
  ] as const)("and %s ends alike in every order", (_what, reports, end) => {
    expect([...endsOf(reports, from)]).toEqual([end]);
  });
});

describe("a report", () => {
  const known = (state: MessageState, more: Partial<Known> = {}): Known => ({
    state,
    attempt: 2,
    sid: null,
    retried: false,
    ...more,
  });

  test("of an earlier try counts only when it was delivered", () => {
    expect(stepOf(known("sending"), report("handed"))).toBeUndefined();
    expect(stepOf(known("sending"), report("failed", "30006"))).toBeUndefined();
    expect(stepOf(known("sending"), report("delivered"))).toBe("delivered");
    expect(stepOf(known("failed", { sid: "SM2" }), report("delivered"))).toBe("delivered");
  });

  test("of another message of the carrier's changes nothing", () => {
    const other = { sid: "SM2", attempt: 2, progress: "failed", code: "30006" } as const;
    expect(stepOf(known("sent", { sid: SID }), other)).toBeUndefined();
    expect(stepOf(known("sent", { sid: SID }), { ...other, progress: "delivered" })).toBeUndefined();
  });

  test("that the carrier has it stops the next try of a message that was given up", () => {
    expect(stepOf(known("pending"), { ...report("handed"), attempt: 2 })).toBe("sent");
  });

  test("of a second failure that passes is final", () => {
    const again = { ...report("failed", "30003"), attempt: 2 };
    expect(stepOf(known("sent", { retried: true, sid: SID }), again)).toBe("failed");
  });

  test.each(["withheld", "withdrawn", "missed", "delivered"] as const)(
    "finds a message that is %s at its end",
    (state) => {
      expect(stepOf(known(state), { ...report("failed", "30006"), attempt: 2 })).toBeUndefined();
      expect(stepOf(known(state), { ...report("handed"), attempt: 2 })).toBeUndefined();
    },
  );
});
