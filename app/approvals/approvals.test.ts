// Totals, estimates and the evidence of both, for any questions and answers.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event, type Payload, type Severity } from "~/journey/events";
import { numbered } from "~/journey/fold";
import { approvedTotal, isOpenLine, type Visit } from "~/journey/visit";
import {
  askableAgain,
  decideApproval,
  requestApproval,
  withdrawApproval,
  type LineAnswer,
} from "~/stages/4-repairs/extra-work";
import { amount } from "test/amount";
import { inTheBay } from "test/repairs-facts";
import { after, minutesOn } from "test/visit-facts";
import { approvalReceipt } from "./receipt";
import { approvedOf, sealFacts } from "./sealing";
import { isMembers } from "./verify";

const BY = { kind: "customer", id: "0190f000-0000-7000-8000-00000000000a" } as const;
let made = 0;
function id(): string {
  made += 1;
  return `0190f000-0000-7000-8000-${String(made).padStart(12, "0")}`;
}

function found(visit: Visit, finding: Payload<"finding.reported">): Visit {
  return after(visit, () => happened(event("finding.reported", minutesOn(150), finding)));
}

const line = fc.record({
  priceMinor: fc.integer({ min: 0, max: 5_000_000 }),
  labourMinutes: fc.integer({ min: 0, max: 600 }),
  severity: fc.constantFrom<Severity>("safety", "soon", "advice"),
});
const step = fc.record({
  act: fc.constantFrom("decide", "withdraw", "anew"),
  choices: fc.array(
    fc.constantFrom<LineAnswer["decision"] | "skip">("approved", "declined", "call-me", "skip"),
    { minLength: 4, maxLength: 4 },
  ),
});

test("whatever is asked, answered, taken back and asked anew: totals are the sum of the approved lines", () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.array(step, { maxLength: 6 }),
      (lines, steps) => {
        let visit: Visit = inTheBay();
        const before = approvedTotal(visit);
        let minute = 200;
        const apply = (decision: ReturnType<typeof requestApproval>) => {
          if (!decision.ok) return;
          const about = { visit, currency: "EUR", by: BY };
          visit = numbered(visit, visit, sealFacts(decision.events, about).events, BY).visit;
        };
        const findings = lines.map(({ severity }) => ({ findingId: id(), what: "something", severity }));
        for (const finding of findings) visit = found(visit, finding);
        const priced = lines.map(({ priceMinor, labourMinutes }, index) => ({
          id: id(),
          findingId: findings[index]?.findingId ?? "",
          title: "Work",
          priceMinor,
          labourMinutes,
        }));
        apply(requestApproval(visit, { requestId: id(), lines: priced }, minutesOn(minute)));
        for (const { act, choices } of steps) {
          minute += 1;
          const request = visit.requests.at(-1);
          if (!request) continue;
          if (act === "withdraw")
            apply(
              withdrawApproval(visit, { requestId: request.id, reason: "Not needed" }, minutesOn(minute)),
            );
          if (act === "anew") {
            const again = askableAgain(request).map((each) => ({
              id: id(),
              findingId: each.findingId,
              title: each.title,
              priceMinor: each.priceMinor + 1,
              labourMinutes: each.labourMinutes,
            }));
            apply(
              requestApproval(
                visit,
                { requestId: id(), lines: again, replaces: request.id },
                minutesOn(minute),
              ),
            );
          }
          if (act === "decide") {
            const said = request.lines.filter(isOpenLine).flatMap(({ id: lineId }, index): LineAnswer[] => {
              const decision = choices[index] ?? "skip";
              return decision === "skip" ? [] : [{ lineId, decision }];
            });
            const input = {
              requestId: request.id,
              how: "link" as const,
              lines: said,
              acknowledgedSafety: true,
            };
            apply(decideApproval(visit, input, minutesOn(minute)));
          }
        }
        const approved = visit.requests.flatMap((each) =>
          each.lines.filter(({ decision }) => decision === "approved"),
        );
        const sum = approved.reduce((total, { priceMinor }) => total + priceMinor, 0);
        expect(approvedTotal(visit) - before).toBe(sum);
        // The receipt of a question that was asked anew is the one of what stands in its place.
        const receipts = new Map(
          visit.requests.flatMap((each) => {
            const receipt = approvalReceipt(visit, each.id);
            return receipt ? [[receipt.requestId, receipt] as const] : [];
          }),
        );
        expect([...receipts.values()].reduce((total, { approvedMinor }) => total + approvedMinor, 0)).toBe(
          sum,
        );
        expect(visit.requests.map(({ version }) => version)).toEqual(
          visit.requests.map((_each, index) => index + 1),
        );
      },
    ),
    { numRuns: amount({ full: 20_000, usual: 300 }) },
  );
});

describe("what is sealed", () => {
  test("is a total that is the sum of what the same answer approves", () => {
    const answers = fc.array(
      fc.record({
        decision: fc.constantFrom("approved", "declined", "call-me"),
        priceMinor: fc.nat(9_999_999),
      }),
    );
    fc.assert(
      fc.property(answers, (lines) => {
        const yes = lines.filter(({ decision }) => decision === "approved");
        expect(approvedOf(lines)).toBe(yes.reduce((total, { priceMinor }) => total + priceMinor, 0));
      }),
    );
  });
  test("ties the answer to the estimate by its hash", () => {
    let visit: Visit = inTheBay();
    const findingId = id();
    visit = found(visit, { findingId, what: "a leak", severity: "soon" });
    const asked = requestApproval(
      visit,
      {
        requestId: id(),
        lines: [{ id: id(), findingId, title: "Seal", labourMinutes: 30, priceMinor: 100, why: "It drips." }],
      },
      minutesOn(200),
    );
    if (!asked.ok) throw new Error(asked.denial.code);
    const about = { visit, currency: "EUR", by: BY };
    const { events } = sealFacts(asked.events, about);
    visit = numbered(visit, visit, events, BY).visit;
    const [request] = visit.requests;
    const decided = decideApproval(
      visit,
      {
        requestId: request?.id ?? "",
        how: "link",
        lines: [{ lineId: request?.lines[0]?.id ?? "", decision: "approved" }],
        acknowledgedSafety: false,
      },
      minutesOn(201),
    );
    if (!decided.ok) throw new Error(decided.denial.code);
    const sealed = sealFacts(decided.events, { ...about, visit });
    const content = sealed.exhibits[0]?.content;
    expect(isMembers(content) && content["estimate"]).toEqual({ version: 1, hash: request?.hash });
    expect(isMembers(content) && content["approvedMinor"]).toBe(100);
  });
});
