// The rules of intake.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { taxWithin } from "~/journey/tax";
import type { Visit } from "~/journey/visit";
import { after, answer, carriedTo, minutesOn, requested, START, workLine } from "test/visit-facts";
import {
  askToSign,
  chooseConsent,
  clarifyComplaint,
  completeWalkaround,
  greet,
  presentEstimate,
  setPromise,
  signOrder,
  startIntake,
  suggestedPromise,
} from "./intake";

type Rule = (visit: Visit) => ReturnType<typeof greet>;

const preparing = carriedTo(requested(), "preparation");
const arrived = carriedTo(preparing, "intake");
const READY = minutesOn(6 * 60);

const begin: Rule = (visit) => startIntake(visit, START);
const walk =
  (mileage = 84_000, more: { last?: number; mileageNote?: string; seenAt?: typeof START } = {}): Rule =>
  (visit) => {
    const { last, ...rest } = more;
    return completeWalkaround(visit, { withCustomer: true, mileage, fuelPercent: 40, ...rest }, last, START);
  };
const estimate: Rule = (visit) => presentEstimate(visit, { lines: [workLine()] }, START);
const consent: Rule = (visit) => chooseConsent(visit, { choice: "ask-every-time" }, START);
const promise: Rule = (visit) => setPromise(visit, { at: READY }, START);
const sign: Rule = (visit) => signOrder(visit, { name: "Niamh Byrne" }, START);

const started = after(arrived, begin);
const ready = after(started, walk(), estimate, consent, promise);
const signed = after(ready, sign);

describe("greeting and starting", () => {
  it("are recorded once each, in either order", () => {
    const both = after(arrived, begin, (v) => greet(v, START));
    expect(both.intake).toMatchObject({ greeted: { at: START }, started: { at: START } });
    expect(answer(greet(both, START))).toBe("already-recorded");
    expect(answer(begin(both))).toBe("already-recorded");
  });
  it("belong to intake only", () => {
    expect(answer(greet(preparing, START))).toBe("wrong-stage");
    expect(answer(begin(carriedTo(signed, "repairs")))).toBe("wrong-stage");
  });
});

describe("the walkaround", () => {
  it("records what was found", () => {
    expect(after(started, walk()).intake.walkaround).toMatchObject({ mileage: 84_000, fuelPercent: 40 });
  });
  it("refuses a reading below the last one unless a note explains it", () => {
    const refused = walk(83_999, { last: 84_000 })(started);
    expect(refused).toMatchObject({
      denial: { code: "mileage-below-last", field: "mileage", detail: { last: 84_000 } },
    });
    expect(answer(walk(100, { last: 84_000, mileageNote: "   " })(started))).toBe(
      "mileage-below-last/mileage",
    );
    expect(answer(walk(100, { last: 84_000, mileageNote: "New instrument cluster" })(started))).toBe("yes");
  });
  it("takes the last reading itself, and any reading of a car never seen before", () => {
    expect(answer(walk(84_000, { last: 84_000 })(started))).toBe("yes");
    expect(answer(walk(0)(started))).toBe("yes");
  });
  it("is corrected only over what was seen", () => {
    const walked = after(started, walk());
    expect(answer(walk()(walked))).toBe("already-recorded");
    expect(answer(walk(84_001, { seenAt: START })(walked))).toBe("yes");
  });
});

describe("the estimate", () => {
  it("adds up on its own", () => {
    const lines = [workLine({ priceMinor: 18_400 }), workLine({ priceMinor: 99 })];
    expect(after(started, (v) => presentEstimate(v, { lines }, START)).intake.estimate?.totalMinor).toBe(
      18_499,
    );
  });
  it("needs a line", () => {
    expect(answer(presentEstimate(started, { lines: [] }, START))).toBe("estimate-empty/lines");
  });
  it("is rewritten only over what was seen", () => {
    const offered = after(started, estimate);
    expect(answer(estimate(offered))).toBe("already-recorded");
    expect(answer(presentEstimate(offered, { lines: [workLine()], seenAt: START }, START))).toBe("yes");
  });
});

describe("the choice about new faults", () => {
  it("carries an amount only when it is up to an amount", () => {
    const upTo = after(started, (v) =>
      chooseConsent(v, { choice: "up-to-amount", limitMinor: 15_000 }, START),
    );
    expect(upTo.intake.consent).toMatchObject({ choice: "up-to-amount", limitMinor: 15_000 });
    const ask = after(started, (v) => chooseConsent(v, { choice: "do-not-ask", limitMinor: 15_000 }, START));
    expect(ask.intake.consent).not.toHaveProperty("limitMinor");
  });
  it("is refused without the amount that it speaks of", () => {
    expect(answer(chooseConsent(started, { choice: "up-to-amount" }, START))).toBe(
      "limit-missing/limitMinor",
    );
    expect(answer(chooseConsent(started, { choice: "up-to-amount", limitMinor: 0 }, START))).toBe(
      "limit-missing/limitMinor",
    );
  });
  it("is changed only over what was seen", () => {
    const chosen = after(started, consent);
    expect(answer(consent(chosen))).toBe("already-recorded");
    expect(answer(chooseConsent(chosen, { choice: "safety-only", seenAt: START }, START))).toBe("yes");
  });
});

describe("the promised time", () => {
  it("is suggested as the next quarter of an hour", () => {
    expect(suggestedPromise(minutesOn(61))).toBe(minutesOn(75));
    expect(suggestedPromise(minutesOn(75))).toBe(minutesOn(75));
  });
  it("is kept as the first promise", () => {
    expect(after(started, promise).promise).toMatchObject({ first: READY, current: READY, revisions: [] });
  });
  it("is refused before the arrival and in the past", () => {
    expect(answer(setPromise(started, { at: minutesOn(0) }, minutesOn(5)))).toBe("promise-before-arrival/at");
    expect(answer(setPromise(started, { at: minutesOn(5) }, minutesOn(5)))).toBe("promise-in-the-past/at");
  });
  it("is agreed anew only over what was seen", () => {
    const promised = after(started, promise);
    expect(answer(promise(promised))).toBe("already-recorded");
    expect(answer(setPromise(promised, { at: minutesOn(500), seen: READY }, START))).toBe("yes");
  });
});

describe("the signature", () => {
  it("makes the estimate's lines the jobs of the order", () => {
    expect(signed.intake.signed?.name).toBe("Niamh Byrne");
    expect(signed.jobs.map((job) => job.title)).toEqual(["Oil service"]);
  });
  it("is refused while anything is missing, and says what", () => {
    expect(answer(sign(after(started, estimate, consent, promise)))).toBe("walkaround-missing");
    expect(answer(sign(after(started, walk(), consent, promise)))).toBe("price-missing");
    expect(answer(sign(after(started, walk(), estimate, consent)))).toBe("promise-missing");
    expect(answer(sign(after(started, walk(), estimate, promise)))).toBe("consent-missing");
  });
  it("is refused under a promise that has already passed", () => {
    expect(answer(signOrder(ready, { name: "Niamh Byrne" }, READY))).toBe("promise-in-the-past");
  });
  it("closes the intake to changes", () => {
    for (const rule of [sign, walk(), estimate, consent, promise])
      expect(answer(rule(signed))).toBe("already-signed");
  });
});

describe("everything but greeting", () => {
  it("needs an intake that has begun", () => {
    for (const rule of [sign, walk(), estimate, consent, promise]) {
      expect(answer(rule(arrived))).toBe("intake-not-started");
    }
  });
  it("belongs to intake only", () => {
    for (const rule of [sign, walk(), estimate, consent, promise])
      expect(answer(rule(preparing))).toBe("wrong-stage");
  });
});

describe("the price", () => {
  it("is the sum of its lines, and its tax and the rest add up to it", () => {
    const line = fc.record({
      priceMinor: fc.integer({ min: 0, max: 9_999_999 }),
      share: fc.integer({ min: 0, max: 100 }),
      labourMinutes: fc.integer({ min: 0, max: 600 }),
    });
    const lines = fc.array(line, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 10_000 }), (drawn, taxBasisPoints) => {
        const offered = drawn.map(({ share, ...each }) =>
          workLine({ ...each, partsMinor: Math.floor((each.priceMinor * share) / 100) }),
        );
        const given = after(started, (v) => presentEstimate(v, { lines: offered, taxBasisPoints }, START));
        const { totalMinor = -1, lines: kept = [] } = given.intake.estimate ?? {};
        expect(totalMinor).toBe(kept.reduce((sum, { priceMinor }) => sum + priceMinor, 0));
        const { netMinor, taxMinor } = taxWithin(totalMinor, taxBasisPoints);
        expect(netMinor + taxMinor).toBe(totalMinor);
      }),
    );
  });
  it("has no parts that cost more than their line", () => {
    const lines = [workLine(), workLine({ priceMinor: 100, partsMinor: 101 })];
    expect(answer(presentEstimate(started, { lines }, START))).toBe("parts-above-price/lines[1].partsMinor");
  });
});

describe("asking the customer", () => {
  it("keeps their own words, and what they mean beside them", () => {
    const asked = after(started, (v) => clarifyComplaint(v, { text: "Only when it is cold." }, START));
    expect(asked.intake.clarified?.text).toBe("Only when it is cold.");
    expect(asked.request.complaint).toBe(started.request.complaint);
    expect(answer(clarifyComplaint(asked, { text: "Blind." }, START))).toBe("already-recorded");
    expect(answer(clarifyComplaint(signed, { text: "Late." }, START))).toBe("already-signed");
  });
  it("to sign sends nothing that cannot be signed", () => {
    expect(answer(askToSign(after(started, walk()), START))).toBe("price-missing");
    expect(answer(askToSign(ready, READY))).toBe("promise-in-the-past");
    expect(after(ready, (v) => askToSign(v, START)).intake.askedToSign?.at).toBe(START);
    expect(answer(askToSign(signed, START))).toBe("already-signed");
  });
  it("to sign by finger takes no empty field", () => {
    const finger = { name: "Niamh Byrne", method: "finger" } as const;
    expect(answer(signOrder(ready, finger, START))).toBe("signature-missing/strokes");
    expect(answer(signOrder(ready, { ...finger, strokes: "M1 1L20 20" }, START))).toBe("yes");
  });
});
