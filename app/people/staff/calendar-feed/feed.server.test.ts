// A person's calendar under a secret address: their own visits, the least of them, until it is revoked.
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { bookPlace } from "~/stages/1-booking/place.server";
import { authorOf, changeVisit } from "~/visits/store.server";
import { everythingStored } from "test/checksums";
import { useDatabase } from "test/database";
import { aColleague, aCustomer, aLine, aRequest, aVehicle } from "test/factories";
import { anOpenCentre } from "test/online-bookings";
import { feedFile, feedSince, makeFeed, revokeFeeds } from "./feed.server";

useDatabase();

const secretOf = (address: string) => /\/feeds\/([\w-]{22})\.ics$/.exec(address)?.[1] ?? "";

async function aPlannedVisit() {
  const centre = await anOpenCentre();
  const customerId = await aCustomer(centre, { name: "Aoife Gallagher", phone: "+353871112233" });
  const vehicleId = await aVehicle(centre, customerId, { plate: "191-D-777" });
  const visit = await aRequest({ centre, customerId, vehicleId, lines: [aLine({ title: "Oil service" })] });
  const at = instant(Math.floor(Date.now() / DAY) * DAY + 2 * DAY + 12 * HOUR);
  await changeVisit(authorOf(centre.team.advisor), visit.id, uuid(), (present, { tx, now }) =>
    bookPlace(present, { at, minutes: 60, online: false }, { tx, now }),
  );
  return { centre, visit };
}

describe("a person's calendar", () => {
  test("shows the mechanic's work with plate, service and time, and nobody's name or number", async () => {
    const { centre } = await aPlannedVisit();
    const text =
      (await feedFile(secretOf(await makeFeed(centre.team.mechanic, new Date())), Date.now())) ?? "";
    expect(text).toContain("191-D-777 · Oil service");
    expect(text).toMatch(/DTSTART;TZID=Europe\/Dublin:/);
    expect(text).not.toMatch(/Aoife|353871112233|rattle/);
  });
  test("shows a colleague only what is theirs", async () => {
    const { centre } = await aPlannedVisit();
    const other = await aColleague(centre, ["mechanic"]);
    const text = await feedFile(secretOf(await makeFeed(other, new Date())), Date.now());
    expect(text).toBeDefined();
    expect(text).not.toContain("191-D-777");
  });
  test("is kept as a hash; a new address ends the one before, and revoking ends it all", async () => {
    const { centre } = await aPlannedVisit();
    const { mechanic } = centre.team;
    const first = secretOf(await makeFeed(mechanic, new Date()));
    expect(first).toHaveLength(22);
    expect(await everythingStored()).not.toContain(first);
    const second = secretOf(await makeFeed(mechanic, new Date()));
    expect(await feedFile(first, Date.now())).toBeUndefined();
    expect(await feedFile(second, Date.now())).toBeDefined();
    expect(await feedSince(mechanic)).toBeDefined();
    expect(await revokeFeeds(mechanic, new Date())).toBe(true);
    expect(await feedFile(second, Date.now())).toBeUndefined();
    expect(await feedSince(mechanic)).toBeUndefined();
    expect(await feedFile("x", Date.now())).toBeUndefined();
  });
  test("ends with the person's work at the centre", async () => {
    const { centre } = await aPlannedVisit();
    const { mechanic, advisor } = centre.team;
    const [one, other] = [
      secretOf(await makeFeed(mechanic, new Date())),
      secretOf(await makeFeed(advisor, new Date())),
    ];
    await db().staffRole.deleteMany({ where: { staffId: mechanic.staffId } });
    await db().staff.update({ where: { id: advisor.staffId }, data: { active: false } });
    expect(await feedFile(one, Date.now())).toBeUndefined();
    expect(await feedFile(other, Date.now())).toBeUndefined();
  });
});
