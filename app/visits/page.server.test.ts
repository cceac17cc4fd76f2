// What every page of a visit loads, for whom, and that its frame says what the board says.
import { describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { STAGES } from "~/journey/stages";
import { db } from "~/platform/db/db.server";
import { aCentre, aColleague, aRequest, requestAs, visitIn } from "test/factories";
import { useDatabase } from "test/database";
import { opensDaily } from "test/places";
import { frameOf } from "./frame.server";
import { colleagues, isColleague, namesOf, visitForPage } from "./page.server";

useDatabase();

async function asked(actor: Actor, visitId: string) {
  return visitForPage(await requestAs(actor, `/visits/${visitId}`), visitId);
}

describe("a visit's page", () => {
  test("is not there for another centre, under an id that is none, or for a visit that never was", async () => {
    const visit = await aRequest();
    const neighbour = await aCentre({ organisationId: visit.centre.organisationId });
    const { advisor } = visit.centre.team;
    await expect(asked(neighbour.team.manager, visit.id)).rejects.toMatchObject({ status: 404 });
    for (const id of ["1001", crypto.randomUUID()])
      await expect(asked(advisor, id)).rejects.toMatchObject({ status: 404 });
    expect((await asked(advisor, visit.id)).visit.id).toBe(visit.id);
  });

  test("says of every stage what is next, whose it is and by when, as the board does", async () => {
    const centre = await aCentre();
    await opensDaily(centre);
    for (const stage of STAGES) {
      const visit = await visitIn(stage, { centre });
      const frame = await frameOf(await asked(centre.team.manager, visit.id), 1);
      const row = await db().visit.findUniqueOrThrow({ where: { id: visit.id } });
      const { next, wait } = frame;
      expect([next?.code, next?.role, next?.ownerId ?? null], stage).toEqual([
        row.nextAction,
        row.nextOwnerRole,
        row.nextOwnerId,
      ]);
      expect(next?.dueAt, stage).toBe(row.nextDueAt?.getTime());
      const waits = row.waitSince !== null && row.waitSince <= new Date();
      expect(wait?.cause, stage).toBe(waits ? row.waitCause : undefined);
      if (next?.ownerId !== undefined) expect(frame.names[next.ownerId], stage).toMatch(/^\w+ \d+$/);
    }
  });
});

describe("colleagues", () => {
  test("are those who work at the centre now, by role", async () => {
    const centre = await aCentre();
    const neighbour = await aCentre({ organisationId: centre.organisationId });
    const gone = await aColleague(centre, ["mechanic"]);
    await db().staff.update({ where: { id: gone.staffId }, data: { active: false } });
    const { mechanic, advisor } = centre.team;
    const ids = (await colleagues(advisor, "mechanic")).map(({ id }) => id);
    expect(ids).toEqual([mechanic.staffId]);
    const is = (staffId: string) => isColleague(db(), advisor, staffId, "mechanic");
    expect(await is(mechanic.staffId)).toBe(true);
    for (const other of [advisor, gone, neighbour.team.mechanic]) expect(await is(other.staffId)).toBe(false);
  });

  test("keep their names when they have left; people of other organisations have none here", async () => {
    const centre = await aCentre();
    const gone = await aColleague(centre, ["mechanic"], { name: "Aoife" });
    await db().staff.update({ where: { id: gone.staffId }, data: { active: false } });
    const stranger = (await aCentre()).team.advisor.staffId;
    const { advisor } = centre.team;
    expect(await namesOf(advisor, [gone.staffId, gone.staffId, stranger])).toEqual({
      [gone.staffId]: "Aoife",
    });
    expect(await namesOf(advisor, [])).toEqual({});
  });
});
