// Signing in, being somebody, and going to another centre, on a real database.
import { describe, expect, it } from "vitest";
import { aCentre, aColleague, anOrganisation, cookieOf, requestAs } from "test/factories";
import { useDatabase } from "test/database";
import type { Actor, Role } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { optionalActor, requireActor } from "./actor.server";
import { centresOf } from "./centres.server";
import { hashPassword } from "./password.server";
import { demoSignIns, signIn } from "./sign-in.server";
import { action as switchCentre } from "./switch-centre.route";

useDatabase();

const NOW = new Date();
const PASSWORD = "correct horse battery";
const browser = () => new Request("http://localhost/sign-in", { headers: { "User-Agent": "Test" } });
let addresses = 0;
/** Each test tries from an address of its own. */
const address = () => `192.0.2.${String((addresses += 1))}`;

async function aPerson(roles: readonly Role[] = ["advisor"]): Promise<Actor & { email: string }> {
  const centre = await aCentre();
  const actor = await aColleague(centre, roles);
  const { email } = await db().staff.update({
    where: { id: actor.staffId },
    data: { passwordHash: await hashPassword(PASSWORD) },
  });
  return { ...actor, email };
}

async function thrown(promise: Promise<unknown>): Promise<Response> {
  const error: unknown = await promise.then(
    () => new Error("nothing was thrown"),
    (reason: unknown) => reason,
  );
  if (error instanceof Response) return error;
  throw error;
}

describe("signing in", () => {
  it("opens a session for the right password", async () => {
    const { email, staffId } = await aPerson();
    const result = await signIn(browser(), { email, password: PASSWORD }, address(), NOW);
    expect(result.outcome).toBe("signed-in");
    const cookie = result.outcome === "signed-in" ? (result.cookie.split(";")[0] ?? "") : "";
    const actor = await requireActor(
      new Request("http://localhost/", { headers: { Cookie: cookie } }),
      "visit:read",
    );
    expect(actor).toMatchObject({ kind: "staff", staffId, roles: ["advisor"] });
  });

  it("says the same about a wrong password, an unknown e-mail and a deactivated person", async () => {
    const { email, staffId } = await aPerson();
    const from = address();
    const wrong = await signIn(browser(), { email, password: "something else" }, from, NOW);
    const unknown = await signIn(browser(), { email: "nobody@example.com", password: PASSWORD }, from, NOW);
    await db().staff.update({ where: { id: staffId }, data: { active: false } });
    const deactivated = await signIn(browser(), { email, password: PASSWORD }, from, NOW);
    expect([wrong, unknown, deactivated]).toEqual([
      { outcome: "wrong" },
      { outcome: "wrong" },
      { outcome: "wrong" },
    ]);
  });

  it("stops after five wrong passwords and says when to try again, even for the right one", async () => {
    const { email } = await aPerson();
    const from = address();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await signIn(browser(), { email, password: "guess" }, from, NOW)).toEqual({ outcome: "wrong" });
    }
    const stopped = await signIn(browser(), { email, password: PASSWORD }, from, NOW);
    expect(stopped.outcome).toBe("too-many");
    const seconds = stopped.outcome === "too-many" ? stopped.retryAfterSeconds : 0;
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
    const elsewhere = await signIn(browser(), { email, password: PASSWORD }, address(), NOW);
    expect(elsewhere.outcome).toBe("signed-in");
  });

  it("lets no more than five guesses through when many come at once", async () => {
    const { email } = await aPerson();
    const from = address();
    const guesses = Array.from({ length: 12 }, () =>
      signIn(browser(), { email, password: "guess" }, from, NOW),
    );
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "wrong")).toHaveLength(5);
  });

  it("limits an address that tries many e-mails, existing or not", async () => {
    const from = address();
    const guesses = Array.from({ length: 55 }, (_, at) =>
      signIn(browser(), { email: `nobody-${String(at)}@example.com`, password: "guess" }, from, NOW),
    );
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "too-many")).toHaveLength(5);
  });

  it("doesn't count the right password: a whole centre signs in from one address", async () => {
    const { email } = await aPerson();
    const from = address();
    for (let attempt = 0; attempt < 7; attempt += 1) {
      expect((await signIn(browser(), { email, password: PASSWORD }, from, NOW)).outcome).toBe("signed-in");
    }
  });

  it("is refused in words to somebody without a role anywhere", async () => {
    const { email, staffId } = await aPerson();
    await db().staffRole.deleteMany({ where: { staffId } });
    expect(await signIn(browser(), { email, password: PASSWORD }, address(), NOW)).toEqual({
      outcome: "no-centre",
    });
  });
});

describe("the actor", () => {
  it("is sent to sign in when there is none, and back afterwards", async () => {
    const response = await thrown(requireActor(new Request("http://localhost/staff?page=2")));
    expect([response.status, response.headers.get("Location")]).toEqual([
      302,
      "/sign-in?next=%2Fstaff%3Fpage%3D2",
    ]);
  });

  it("comes back to the page, not to the data that the framework fetches for it", async () => {
    const response = await thrown(
      requireActor(new Request("http://localhost/staff.data?_routes=staff&page=2")),
    );
    expect(response.headers.get("Location")).toBe("/sign-in?next=%2Fstaff%3Fpage%3D2");
  });

  it("is refused what the roles at this centre don't include", async () => {
    const { team } = await aCentre();
    const response = await thrown(requireActor(await requestAs(team.mechanic, "/staff"), "staff:manage"));
    expect(response.status).toBe(403);
  });

  it("is nobody from the moment of the deactivation", async () => {
    const { team } = await aCentre();
    const request = await requestAs(team.advisor, "/");
    expect(await optionalActor(request)).toBeDefined();
    await db().staff.update({ where: { id: team.advisor.staffId }, data: { active: false } });
    expect(await optionalActor(request)).toBeUndefined();
  });

  it("has the roles of the session's centre only", async () => {
    const home = await aCentre();
    const other = await aCentre({ organisationId: home.organisationId });
    const actor = await aColleague(home, ["advisor"]);
    await db().staffRole.create({ data: { staffId: actor.staffId, centreId: other.id, role: "manager" } });
    expect((await requireActor(await requestAs(actor, "/"))).roles).toEqual(["advisor"]);
    const atOther = { ...actor, centreId: other.id };
    expect((await requireActor(await requestAs(atOther, "/"))).roles).toEqual(["manager"]);
  });

  it("is nobody at a centre of another organisation, even with a session there", async () => {
    const home = await aCentre();
    const foreign = await aCentre({ organisationId: await anOrganisation() });
    expect(
      await optionalActor(await requestAs({ ...home.team.manager, centreId: foreign.id }, "/")),
    ).toBeUndefined();
  });
});

describe("going to another centre", () => {
  async function goTo(cookie: string, centreId: string): Promise<Response> {
    const request = new Request("http://localhost/switch-centre", {
      method: "POST",
      headers: { Cookie: cookie },
      body: new URLSearchParams({ centreId }),
    });
    return switchCentre({ request }).catch((error: unknown) => {
      if (error instanceof Response) return error;
      throw error;
    });
  }

  it("works where the person has a role", async () => {
    const home = await aCentre({ name: "A home" });
    const other = await aCentre({ organisationId: home.organisationId, name: "B other" });
    const actor = await aColleague(home, ["advisor"]);
    await db().staffRole.create({ data: { staffId: actor.staffId, centreId: other.id, role: "parts" } });
    const cookie = await cookieOf(actor);
    expect((await goTo(cookie, other.id)).status).toBe(302);
    const after = await requireActor(new Request("http://localhost/", { headers: { Cookie: cookie } }));
    expect(after).toMatchObject({ centreId: other.id, roles: ["parts"] });
    expect((await centresOf(actor.staffId)).map(({ name }) => name)).toEqual(["A home", "B other"]);
  });

  it("is a 404 for a centre without a role, of the same organisation or another, and changes nothing", async () => {
    const home = await aCentre();
    const sister = await aCentre({ organisationId: home.organisationId });
    const foreign = await aCentre();
    const cookie = await cookieOf(home.team.manager);
    for (const centreId of [sister.id, foreign.id]) {
      expect((await goTo(cookie, centreId)).status).toBe(404);
    }
    const after = await requireActor(new Request("http://localhost/", { headers: { Cookie: cookie } }));
    expect(after.centreId).toBe(home.id);
  });

  it("is a 400 for what is no centre's id", async () => {
    const { team } = await aCentre();
    expect((await goTo(await cookieOf(team.advisor), "nonsense")).status).toBe(400);
  });
});

describe("the demo's sign-ins", () => {
  it("name each person's highest role and centre, and no centre for people of several", async () => {
    // The list ends after forty: only these people work.
    await db().staff.updateMany({ data: { active: false } });
    const home = await aCentre({ name: "Demo home" });
    const sister = await aCentre({ organisationId: home.organisationId, name: "Demo sister" });
    const both = await aColleague(home, ["manager"]);
    await db().staffRole.create({ data: { staffId: both.staffId, centreId: sister.id, role: "manager" } });
    const { staffId } = sister.team.manager;
    await db().staffRole.create({ data: { staffId, centreId: sister.id, role: "advisor" } });
    const people = await demoSignIns();
    expect(people.filter(({ centre }) => centre === "Demo sister").map(({ role }) => role)).toEqual([
      "advisor",
      "mechanic",
      "inspector",
      "parts",
      "manager",
    ]);
    const { email } = await db().staff.findUniqueOrThrow({ where: { id: both.staffId } });
    expect(people).toContainEqual({ email, role: "manager", centre: undefined });
  });
});
