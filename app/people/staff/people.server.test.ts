// The manager's list of people on a real database: joining, changing, leaving.
import { describe, expect, it } from "vitest";
import { aCentre, aColleague, cookieOf } from "test/factories";
import { useDatabase } from "test/database";
import { aPlace, opensDaily, timeOn } from "test/places";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { optionalActor } from "./actor.server";
import { activate, addPerson, changeRoles, deactivate, peopleOf, resetPassword } from "./people.server";
import { passwordFits } from "./password.server";
import { signIn } from "./sign-in.server";

useDatabase();

const NOW = new Date();
let counted = 0;
const newEmail = () => `new-${String((counted += 1))}@example.com`;
const request = (cookie: string) => new Request("http://localhost/", { headers: { Cookie: cookie } });
const refused = (refusal: string) => ({ outcome: "refused", refusal });

async function rolesOf(staffId: string, centreId: string): Promise<string[]> {
  const rows = await db().staffRole.findMany({ where: { staffId, centreId }, orderBy: { role: "asc" } });
  return rows.map(({ role }) => role);
}

describe("a person who joins", () => {
  it("gets a temporary password, shown once, with which they can sign in", async () => {
    const { team } = await aCentre();
    const email = newEmail();
    const added = await addPerson(team.manager, { name: "Анна", email, language: "ru", roles: ["advisor"] });
    if (added.outcome !== "password") throw new Error(added.outcome);
    expect(added.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    const result = await signIn(request(""), { email, password: added.password }, "198.51.100.1", NOW);
    expect(result).toMatchObject({ outcome: "signed-in", language: "ru" });
    expect((await peopleOf(team.manager)).map((person) => person.email)).toContain(email);
  });

  it("keeps their password when they work at a sister centre already", async () => {
    const home = await aCentre();
    const sister = await aCentre({ organisationId: home.organisationId });
    const { staffId } = home.team.mechanic;
    const { email, passwordHash } = await db().staff.findUniqueOrThrow({ where: { id: staffId } });
    const joined = await addPerson(sister.team.manager, {
      name: "x",
      email,
      language: "en",
      roles: ["inspector"],
    });
    expect(joined).toEqual({ outcome: "joined", name: home.team.mechanic.name });
    expect(await rolesOf(staffId, sister.id)).toEqual(["inspector"]);
    expect((await db().staff.findUniqueOrThrow({ where: { id: staffId } })).passwordHash).toBe(passwordHash);
  });

  it("can't take an e-mail that is used here, or in another organisation", async () => {
    const [centre, foreign] = [await aCentre(), await aCentre()];
    for (const taken of [centre.team.parts, foreign.team.parts]) {
      const { email } = await db().staff.findUniqueOrThrow({ where: { id: taken.staffId } });
      const added = await addPerson(centre.team.manager, {
        name: "x",
        email,
        language: "en",
        roles: ["parts"],
      });
      expect(added).toEqual(refused("email-taken"));
    }
  });

  it("is one person when two managers add them at once", async () => {
    const centre = await aCentre();
    const email = newEmail();
    const add = () =>
      addPerson(centre.team.manager, { name: "Twice", email, language: "en", roles: ["parts"] });
    const outcomes = (await Promise.all([add(), add()])).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["password", "refused"]);
  });
});

describe("roles", () => {
  it("change at this centre only", async () => {
    const home = await aCentre();
    const sister = await aCentre({ organisationId: home.organisationId });
    const { staffId } = home.team.mechanic;
    await db().staffRole.create({ data: { staffId, centreId: sister.id, role: "parts" } });
    expect(await changeRoles(home.team.manager, { staffId, roles: ["inspector", "mechanic"] })).toEqual({
      outcome: "done",
    });
    expect(await rolesOf(staffId, home.id)).toEqual(["inspector", "mechanic"]);
    expect(await rolesOf(staffId, sister.id)).toEqual(["parts"]);
  });

  it("of people who don't work here are not found", async () => {
    const [centre, foreign] = [await aCentre(), await aCentre()];
    const { staffId } = foreign.team.mechanic;
    const notFound = { outcome: "not-found" };
    expect(await changeRoles(centre.team.manager, { staffId, roles: ["mechanic"] })).toEqual(notFound);
    expect(await deactivate(centre.team.manager, staffId, NOW)).toEqual(notFound);
    expect(await resetPassword(centre.team.manager, staffId, NOW)).toEqual(notFound);
    expect(await rolesOf(staffId, foreign.id)).toEqual(["mechanic"]);
  });

  it("leave somebody who manages: the last manager stays one", async () => {
    const { team, id } = await aCentre();
    const { staffId } = team.manager;
    expect(await changeRoles(team.manager, { staffId, roles: ["advisor"] })).toEqual(refused("last-manager"));
    expect(await rolesOf(staffId, id)).toEqual(["manager"]);
  });

  it("leave somebody who manages even when two managers step down at once", async () => {
    const centre = await aCentre();
    const second = await aColleague(centre, ["manager"]);
    const stepDown = (actor: Actor) => changeRoles(actor, { staffId: actor.staffId, roles: ["advisor"] });
    const outcomes = await Promise.all([stepDown(centre.team.manager), stepDown(second)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["done", "refused"]);
  });

  it("of an administrator are an administrator's business", async () => {
    const centre = await aCentre();
    const admin = await aColleague(centre, ["admin"]);
    const { staffId } = centre.team.parts;
    expect(await changeRoles(centre.team.manager, { staffId, roles: ["admin"] })).toEqual(
      refused("admin-only"),
    );
    expect(await changeRoles(centre.team.manager, { staffId: admin.staffId, roles: [] })).toEqual(
      refused("admin-only"),
    );
    expect(await changeRoles(admin, { staffId, roles: ["admin"] })).toEqual({ outcome: "done" });
  });
});

describe("the deactivation of a person", () => {
  it("signs them out everywhere at once, and can be undone", async () => {
    const { team } = await aCentre();
    const cookie = await cookieOf(team.advisor);
    expect(await deactivate(team.manager, team.advisor.staffId, NOW)).toEqual({ outcome: "done" });
    expect(await optionalActor(request(cookie))).toBeUndefined();
    expect(await activate(team.manager, team.advisor.staffId)).toEqual({ outcome: "done" });
    // The old session stays dead; a new sign-in is needed.
    expect(await optionalActor(request(cookie))).toBeUndefined();
    expect(await optionalActor(request(await cookieOf(team.advisor)))).toBeDefined();
  });

  it("is not done to oneself", async () => {
    const centre = await aCentre();
    await aColleague(centre, ["manager"]);
    const { manager } = centre.team;
    expect(await deactivate(manager, manager.staffId, NOW)).toEqual(refused("yourself"));
  });

  it("is not decided by one centre for a person of two, unless by an administrator", async () => {
    const home = await aCentre();
    const sister = await aCentre({ organisationId: home.organisationId });
    const admin = await aColleague(home, ["admin"]);
    const { staffId } = home.team.mechanic;
    await db().staffRole.create({ data: { staffId, centreId: sister.id, role: "mechanic" } });
    expect(await deactivate(home.team.manager, staffId, NOW)).toEqual(refused("works-elsewhere"));
    expect(await deactivate(admin, staffId, NOW)).toEqual({ outcome: "done" });
  });

  it("leaves every centre somebody who manages", async () => {
    const home = await aCentre();
    const sister = await aCentre({ organisationId: home.organisationId });
    const admin = await aColleague(home, ["admin"]);
    const { staffId } = sister.team.manager;
    await db().staffRole.create({ data: { staffId, centreId: home.id, role: "advisor" } });
    expect(await deactivate(admin, staffId, NOW)).toEqual(refused("last-manager"));
    expect((await db().staff.findUniqueOrThrow({ where: { id: staffId } })).active).toBe(true);
  });
});

describe("a forgotten password", () => {
  it("is replaced by a temporary one, and every device is signed out", async () => {
    const { team } = await aCentre();
    const cookie = await cookieOf(team.advisor);
    const reset = await resetPassword(team.manager, team.advisor.staffId, NOW);
    if (reset.outcome !== "password") throw new Error(reset.outcome);
    const { passwordHash } = await db().staff.findUniqueOrThrow({ where: { id: team.advisor.staffId } });
    expect(await passwordFits(passwordHash, reset.password)).toBe(true);
    expect(await optionalActor(request(cookie))).toBeUndefined();
  });
});

describe("a mechanic with booked visits", () => {
  async function bookedMechanic() {
    const centre = await aCentre();
    await opensDaily(centre);
    const placed = await aPlace(centre, { at: await timeOn(centre, 2, 10 * 60) });
    const tasks = () => db().task.count({ where: { centreId: centre.id, endedAt: null } });
    return { centre, placed, tasks };
  }

  it("leaves only after somebody has seen which visit loses a place", async () => {
    const { centre, placed, tasks } = await bookedMechanic();
    const { manager } = centre.team;
    const first = await deactivate(manager, placed.mechanicId, NOW);
    if (first.outcome !== "displaces") throw new Error(first.outcome);
    expect(first.displaced).toMatchObject([
      { visit: { id: placed.visit.id }, why: { code: "mechanic-gone" } },
    ]);
    expect((await peopleOf(manager)).find(({ id }) => id === placed.mechanicId)?.active).toBe(true);
    expect(await tasks()).toBe(0);
    expect(await deactivate(manager, placed.mechanicId, NOW, first.mark)).toEqual({ outcome: "done" });
    expect(await tasks()).toBe(1);
    expect(await activate(manager, placed.mechanicId)).toEqual({ outcome: "done" });
    expect(await tasks()).toBe(0);
  });

  it("stays a mechanic until then, too", async () => {
    const { centre, placed, tasks } = await bookedMechanic();
    const change = { staffId: placed.mechanicId, roles: ["parts" as const] };
    const first = await changeRoles(centre.team.manager, change);
    if (first.outcome !== "displaces") throw new Error(first.outcome);
    expect(await rolesOf(placed.mechanicId, centre.id)).toEqual(["mechanic"]);
    expect(await changeRoles(centre.team.manager, change, first.mark)).toEqual({ outcome: "done" });
    expect(await tasks()).toBe(1);
  });
});
