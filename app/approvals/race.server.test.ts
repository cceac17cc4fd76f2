// A hundred answers at once, again and again: always one decision and one record. `npm run bench -- approvals` runs 200 rounds.
import { expect, test } from "vitest";
import { raceOnce } from "test/approval-race";
import { useDatabase } from "test/database";
import { aCentre } from "test/factories";
import { verifyAudit } from "./verify.server";

useDatabase();

const ROUNDS = 3;

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
}, 120_000);
