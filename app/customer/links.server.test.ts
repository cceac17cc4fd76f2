// Links in the database: what is kept of them, and when they open.
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { everythingStored } from "test/checksums";
import { useDatabase } from "test/database";
import { aRequest, type TestVisit } from "test/factories";
import { LINK_PURPOSES, type LinkPurpose } from "./link-purposes";
import { createLink, findLink, liveLinks, revokeLink } from "./links.server";

useDatabase();

const now = instant(new Date());
const REQUEST = crypto.randomUUID();
let visit: TestVisit;
beforeAll(async () => {
  visit = await aRequest();
});

async function made(purpose: LinkPurpose, expiresAt = plus(now, DAY), of = visit) {
  const author = { centreId: of.centre.id };
  const link = await db().$transaction((tx) =>
    createLink(tx, author, {
      visitId: of.id,
      purpose,
      expiresAt,
      ...(purpose === "approval" ? { objectId: REQUEST } : {}),
    }),
  );
  return { ...link, token: link.address.split("/l/")[1] ?? "" };
}

describe("a link", () => {
  test("has 22 characters of base64url, never the same twice", async () => {
    const links = await Promise.all(Array.from({ length: 20 }, () => made("status")));
    for (const { token } of links) expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(new Set(links.map(({ token }) => token)).size).toBe(20);
  });
  test("is kept as a hash: its secret stands nowhere in the database", async () => {
    const { id, token } = await made("approval");
    const row = await db().link.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.tokenHash)).toEqual(createHash("sha256").update(token).digest());
    const stored = await everythingStored();
    expect(stored).toContain(id);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token).toString("hex"));
  });
  test("belongs to a visit of its own centre: the database refuses another", async () => {
    const elsewhere = await aRequest();
    const mixed = { visitId: visit.id, purpose: "status" as const, expiresAt: plus(now, DAY) };
    const making = db().$transaction((tx) => createLink(tx, { centreId: elsewhere.centre.id }, mixed));
    await expect(making).rejects.toThrow();
  });
  test("to a question names the request that it asks about: the database refuses one without", async () => {
    const question = { visitId: visit.id, purpose: "approval" as const, expiresAt: plus(now, DAY) };
    const making = db().$transaction((tx) => createLink(tx, { centreId: visit.centre.id }, question));
    await expect(making).rejects.toThrow(/link_approval_object/);
  });
});

describe("finding a link", () => {
  test("answers with its visit, centre and purpose", async () => {
    for (const purpose of LINK_PURPOSES) {
      const { id, token } = await made(purpose);
      const bound = purpose === "approval" ? { objectId: REQUEST } : {};
      const found = { id, purpose, visitId: visit.id, centreId: visit.centre.id, ...bound };
      expect(await findLink(token, purpose)).toEqual(found);
      expect(await findLink(token)).toEqual(found);
    }
  });
  test("finds nothing for another purpose, an unknown token, or a misshapen one", async () => {
    const { token } = await made("status");
    expect(await findLink(token, "approval")).toBeUndefined();
    expect(await findLink(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBeUndefined();
    for (const odd of ["", "x", `${token}=`, `${token} `, token.slice(0, 21), "ключ-ключ-ключ-ключ-кл"]) {
      expect(await findLink(odd)).toBeUndefined();
    }
  });
  test("finds nothing from the moment of expiry on", async () => {
    const { token } = await made("status", plus(now, DAY));
    expect(await findLink(token, "status", new Date(now + DAY - 1))).toBeDefined();
    expect(await findLink(token, "status", new Date(now + DAY))).toBeUndefined();
  });
});

describe("the links of a visit", () => {
  test("are listed while they open something, the newest first", async () => {
    const own = await aRequest();
    const actor = own.centre.team.advisor;
    await made("survey", plus(now, -DAY), own);
    const first = await made("status", plus(now, DAY), own);
    const second = await made("approval", plus(now, DAY), own);
    const listed = await liveLinks(actor, own.id, new Date(now));
    expect(listed.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(JSON.stringify(listed)).not.toContain(first.token);
  });
  test("are revoked one by one, once, and only by their own centre", async () => {
    const { id, token } = await made("status");
    const other = await made("status");
    const stranger = (await aRequest()).centre.team.manager;
    const { advisor } = visit.centre.team;
    const at = new Date();
    expect(await revokeLink(stranger, { visitId: visit.id, linkId: id }, at)).toBe(false);
    expect(await findLink(token)).toBeDefined();
    expect(await revokeLink(advisor, { visitId: crypto.randomUUID(), linkId: id }, at)).toBe(false);
    expect(await revokeLink(advisor, { visitId: visit.id, linkId: id }, at)).toBe(true);
    expect(await revokeLink(advisor, { visitId: visit.id, linkId: id }, at)).toBe(false);
    expect(await findLink(token)).toBeUndefined();
    expect(await findLink(other.token)).toBeDefined();
    expect((await liveLinks(stranger, visit.id, at)).length).toBe(0);
  });
});
