// A hundred answers at once, again and again: always one decision and one record. 200 rounds with TEST_FULL=1, and with
// `npm run bench -- approvals`, which says how long they take.
import { expect, test } from "vitest";
import { amount } from "test/amount";
import { raceOnce } from "test/approval-race";
import { useDatabase } from "test/database";
import { aCentre } from "test/factories";
import { verifyAudit } from "./verify.server";

useDatabase();

const ROUNDS = amount({ full: 200, usual: 3 });

test("a hundred contradictory answers at once are one decision and one record, and the rest learn what was decided", async () => {
  const centre = await aCentre();
  for (let round = 0; round < ROUNDS; round += 1) {
    expect(await raceOnce(centre, round % 2 === 1)).toEqual({
      taken: 1,
      refused: 99,
      others: [],
      events: 1,
      records: 1,
      told: true,
    });
  }
  expect((await verifyAudit()).findings).toEqual([]);
}, 900_000);
