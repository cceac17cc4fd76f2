// What is written comes back as it was, and what it was made by has a number of its own.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteReader, ByteWriter } from "./compact-bytes";
import { criterion, notConcerned } from "./criterion";
import { catalogueText, outcomesBasis } from "./outcomes-basis";
import { CRITERIA } from "./registry";

describe("numbers, moments and names", () => {
  const number = fc.oneof(
    fc.nat(),
    fc.nat(300),
    fc.integer(),
    fc.double(),
    fc.constantFrom(249, 250, -0, 2 ** 32),
  );
  const pieces = fc.array(fc.tuple(number, fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.string()), {
    maxLength: 300,
  });

  it("come back as they were, one visit behind the other", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pieces, fc.nat(2 ** 41)), { maxLength: 3 }), (visits) => {
        const written = visits.map(([list, origin]) => {
          const to = new ByteWriter(origin);
          for (const [value, at, name] of list) {
            to.number(value);
            to.moment(at);
            to.text(name);
          }
          return to.finished();
        });
        const from = new ByteReader(Buffer.concat(written));
        for (const [list, origin] of visits) {
          expect(from.next()).toBe(true);
          from.origin = origin;
          expect(list.map(() => [from.number(), from.moment(), from.text()])).toEqual(list);
        }
        expect(from.next()).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what outcomes were made by", () => {
  const hours = { timeZone: "Europe/Dublin", week: [], exceptions: [] };
  const extra = criterion({
    ...{ id: "9.1", stage: "all", kind: "share", unit: "share", direction: "higher", target: 1, source: "P" },
    title: { en: "", ru: "" },
    how: { en: "", ru: "" },
    of: () => notConcerned(),
  } as const);

  it("is another number with one criterion more, with one in other words, and with other hours", () => {
    const of = (catalogue: string, own = hours) => outcomesBasis(own, {}, catalogue);
    const present = of(catalogueText(CRITERIA));
    const [first, ...rest] = CRITERIA;
    if (!first) throw new Error("no criteria");
    const reworded = { ...first, how: { ...first.how, en: `${first.how.en} Always.` } };
    const others = [
      of(catalogueText([...CRITERIA, extra])),
      of(catalogueText(rest)),
      of(catalogueText([reworded, ...rest])),
      of(catalogueText(CRITERIA), { ...hours, timeZone: "Europe/Moscow" }),
    ];
    expect(new Set([present, ...others]).size).toBe(5);
    expect(of(catalogueText(CRITERIA))).toBe(present);
  });
});
