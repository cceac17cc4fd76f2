// Whatever people do at the parts desk, in any order: the shelf's counts are what the events say, and never below zero.
import fc from "fast-check";
import { expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { cancel } from "~/journey/course";
import { stockClaim } from "~/journey/part";
import { db } from "~/platform/db/db.server";
import { amount } from "test/amount";
import { aCentre, visitIn, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { levelsOf, postPart, stockOf } from "test/stocked";
import { countStock, receiveStock } from "./stock.server";

useDatabase();

const TODAY = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const deed = fc.record({
  what: fc.constantFrom(
    "need",
    "need",
    "add",
    "reserve",
    "order",
    "arrive",
    "pick",
    "pick",
    "return",
    "drop",
    "receive",
    "count",
    "cancel",
  ),
  visit: fc.nat(1),
  part: fc.nat(5),
  stock: fc.nat(1),
  pieces: fc.integer({ min: 1, max: 3 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

interface World {
  readonly visits: readonly TestVisit[];
  readonly stock: readonly string[];
}

async function carryOut({ visits, stock }: World, { what, visit: which, part, stock: shelf, pieces }: Deed) {
  const visit = visits[which];
  const stockPartId = stock[shelf];
  if (!visit || !stockPartId) return;
  const { parts: clerk, advisor } = visit.centre.team;
  const { parts } = await visit.load();
  const partId = parts[part % Math.max(1, parts.length)]?.id ?? uuid();
  const submissionId = uuid();
  switch (what) {
    case "need":
      return postPart(visit, "addPart", { stockPartId, name: "x", quantity: String(pieces) });
    case "add":
      return postPart(visit, "addPart", { name: "Loose bolt", quantity: String(pieces) });
    case "reserve":
      return postPart(visit, "reservePart", { partId, stockPartId });
    case "order":
      return postPart(visit, "orderPart", { partId, expectedOn: TODAY });
    case "arrive":
      return postPart(visit, "partArrived", { partId });
    case "pick":
      return postPart(visit, "pickPart", { partId });
    case "return":
      return postPart(visit, "returnPart", { partId });
    case "drop":
      return postPart(visit, "dropPart", { partId });
    case "receive":
      return receiveStock(clerk, { stockPartId, quantity: pieces, submissionId });
    case "count":
      return countStock(clerk, { stockPartId, counted: pieces, reason: "a count", submissionId });
    case "cancel":
      // Now and then, so that most sequences go on.
      return pieces === 3 && visit.change(advisor, (each, at) => cancel(each, "no more", at));
    default:
      throw new Error(what);
  }
}

/** What the logs say of a part of the shelf: movements of its own, and the claims of every part of a visit. */
async function told({ visits }: World, stockPartId: string) {
  const { _sum } = await db().stockMovement.aggregate({ where: { stockPartId }, _sum: { change: true } });
  const loaded = await Promise.all(visits.map((visit) => visit.load()));
  const claims = loaded
    .flatMap(({ parts }) => parts)
    .filter((part) => part.stockPartId === stockPartId)
    .map(stockClaim);
  return {
    onHand: (_sum.change ?? 0) + claims.reduce((sum, { onHand }) => sum + onHand, 0),
    reserved: claims.reduce((sum, { reserved }) => sum + reserved, 0),
  };
}

test("on hand and promised are what the events say after any sequence", async () => {
  const centre = await aCentre();
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 14 }), async (deeds) => {
      const world: World = {
        visits: [await visitIn("preparation", { centre }), await visitIn("preparation", { centre })],
        stock: [await stockOf(centre, { pieces: 2 }), await stockOf(centre, { name: "Pads", pieces: 1 })],
      };
      for (const each of deeds) {
        await carryOut(world, each);
        for (const id of world.stock) {
          const levels = await levelsOf(id);
          expect(levels).toEqual(await told(world, id));
          expect(levels.reserved >= 0 && levels.reserved <= levels.onHand).toBe(true);
        }
      }
      for (const visit of world.visits) {
        const { parts } = await visit.load();
        const rows = await db().visitPart.findMany({
          where: { visitId: visit.id },
          select: { id: true, state: true },
        });
        const states = (list: readonly { id: string; state: string }[]) =>
          Object.fromEntries(list.map(({ id, state }) => [id, state]));
        expect(states(rows)).toEqual(states(parts));
      }
    }),
    { numRuns: amount({ full: 20, usual: 8 }) },
  );
}, 240_000);
