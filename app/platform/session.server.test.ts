// Sessions on a real database: rotated, idle, revoked, and useless to whoever reads the table.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aCentre, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { db } from "./db/db.server";
import {
  closeSession,
  openSession,
  readSession,
  revokeSession,
  revokeSessionsOf,
  SESSION_IDLE_MS,
  SESSION_LIFETIME_MS,
  sessionsOf,
} from "./session.server";

useDatabase();

const NOW = new Date("2026-11-03T09:00:00Z");
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

function browser(setCookie?: string): Request {
  const cookie = setCookie?.split(";")[0];
  return new Request("http://localhost/", { headers: cookie === undefined ? {} : { Cookie: cookie } });
}

async function signedIn(centre: TestCentre, from = browser(), now = NOW) {
  const staffId = centre.team.advisor.staffId;
  const cookie = await openSession(from, { staffId, centreId: centre.id, userAgent: "Test" }, now);
  return { staffId, cookie };
}

describe("a session", () => {
  it("is found again by its cookie", async () => {
    const centre = await aCentre();
    const { staffId, cookie } = await signedIn(centre);
    expect(await readSession(browser(cookie), NOW)).toMatchObject({ staffId, centreId: centre.id });
  });

  it("keeps its cookie from scripts and other sites", async () => {
    const { cookie } = await signedIn(await aCentre());
    expect(cookie).toMatch(/^bayline_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600$/);
  });

  it("is stored as a digest: who reads the table can't sign in", async () => {
    const { staffId, cookie } = await signedIn(await aCentre());
    const token = /bayline_session=([\w-]+)/.exec(cookie)?.[1] ?? "";
    const row = await db().session.findFirstOrThrow({ where: { staffId } });
    expect(row.id).toBe(createHash("sha256").update(token).digest("hex"));
    expect(await readSession(browser(`bayline_session=${row.id}`), NOW)).toBeUndefined();
  });

  it("is rotated at sign-in: the token that the browser had before is dead", async () => {
    const centre = await aCentre();
    const before = await signedIn(centre);
    const after = await signedIn(centre, browser(before.cookie));
    expect(after.cookie).not.toBe(before.cookie);
    expect(await readSession(browser(before.cookie), NOW)).toBeUndefined();
    expect(await readSession(browser(after.cookie), NOW)).toBeDefined();
  });

  it("ends with the sign-out", async () => {
    const { cookie } = await signedIn(await aCentre());
    expect(await closeSession(browser(cookie), NOW)).toContain("Max-Age=0");
    expect(await readSession(browser(cookie), NOW)).toBeUndefined();
  });

  it("ends after a silence, and lives on while it is used", async () => {
    const { cookie } = await signedIn(await aCentre());
    const step = SESSION_IDLE_MS - 60_000;
    expect(await readSession(browser(cookie), later(step))).toBeDefined();
    expect(await readSession(browser(cookie), later(2 * step))).toBeDefined();
    expect(await readSession(browser(cookie), later(2 * step + SESSION_IDLE_MS))).toBeUndefined();
  });

  it("ends in any case when its time is over", async () => {
    const { staffId, cookie } = await signedIn(await aCentre());
    const end = later(SESSION_LIFETIME_MS);
    await db().session.updateMany({ where: { staffId }, data: { lastSeenAt: end } });
    expect(await readSession(browser(cookie), new Date(end.getTime() - 1))).toBeDefined();
    expect(await readSession(browser(cookie), end)).toBeUndefined();
  });

  it.each([
    "",
    "bayline_session=",
    "bayline_session=short",
    "bayline_session=%E0%A4%A",
    `bayline_session=${"x".repeat(5000)}`,
  ])("is not opened by the cookie %j", async (cookie) => {
    expect(
      await readSession(new Request("http://localhost/", { headers: { Cookie: cookie } }), NOW),
    ).toBeUndefined();
  });
});

describe("a person's sessions", () => {
  it("are listed while they live, the latest seen first", async () => {
    const centre = await aCentre();
    const { staffId } = await signedIn(centre, browser(), later(-SESSION_IDLE_MS));
    await signedIn(centre, browser(), later(-60_000));
    await signedIn(centre);
    expect((await sessionsOf(staffId, NOW)).map((session) => session.lastSeenAt)).toEqual([
      NOW,
      later(-60_000),
    ]);
  });

  it("end one by one, by their owner only", async () => {
    const centre = await aCentre();
    const { staffId, cookie } = await signedIn(centre);
    const [session] = await sessionsOf(staffId, NOW);
    expect(await revokeSession(centre.team.manager.staffId, session?.id ?? "", NOW)).toBe(0);
    expect(await readSession(browser(cookie), NOW)).toBeDefined();
    expect(await revokeSession(staffId, session?.id ?? "", NOW)).toBe(1);
    expect(await readSession(browser(cookie), NOW)).toBeUndefined();
  });

  it("end all at once, but for the one that is kept", async () => {
    const centre = await aCentre();
    const here = await signedIn(centre);
    const there = await signedIn(centre);
    const kept = await readSession(browser(here.cookie), NOW);
    await revokeSessionsOf(db(), here.staffId, NOW, kept?.id);
    expect(await readSession(browser(here.cookie), NOW)).toBeDefined();
    expect(await readSession(browser(there.cookie), NOW)).toBeUndefined();
  });
});
