// The staff's page of a visit's links: made once for a form, shown once, revoked, and nobody else's.
import { describe, expect, test } from "vitest";
import { paths } from "~/paths";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { answered, type Answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aRequest, requestAs, type TestVisit } from "test/factories";
import { findLink } from "../links.server";
import { runLinksForm } from "./links.commands.server";

useDatabase();

async function post(
  visit: TestVisit,
  actor: Actor,
  form: Readonly<Record<string, string>>,
): Promise<Answered> {
  const fields = { submissionId: crypto.randomUUID(), ...form };
  return answered(runLinksForm(await requestAs(actor, paths.visitLinks(visit.id), fields), visit.id));
}

function tokenIn({ data }: Answered): string {
  return /\/l\/([\w-]{22})/.exec(JSON.stringify(data))?.[1] ?? "";
}

describe("a status link", () => {
  test("is shown in the answer to the form, and works", async () => {
    const visit = await aRequest();
    const answer = await post(visit, visit.centre.team.advisor, { intent: "createStatusLink" });
    expect(answer.status).toBe(200);
    expect(await findLink(tokenIn(answer), "status")).toMatchObject({ visitId: visit.id });
  });
  test("is made once by a form that was sent twice", async () => {
    const visit = await aRequest();
    const form = { intent: "createStatusLink", submissionId: crypto.randomUUID() };
    const both = await Promise.all([1, 2].map(() => post(visit, visit.centre.team.advisor, form)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await db().link.count({ where: { visitId: visit.id } })).toBe(1);
  });
  test("is revoked once", async () => {
    const visit = await aRequest();
    const { advisor, manager } = visit.centre.team;
    const token = tokenIn(await post(visit, advisor, { intent: "createStatusLink" }));
    const linkId = (await findLink(token))?.id ?? "";
    const revoke = { intent: "revokeLink", linkId };
    expect(await post(visit, manager, revoke)).toEqual({ status: 302, to: paths.visitLinks(visit.id) });
    expect(await findLink(token)).toBeUndefined();
    expect(await post(visit, manager, revoke)).toEqual({ status: 409, data: { problem: "gone" } });
  });
});

describe("the page", () => {
  test("is closed to those who may not make links, to other centres, and to odd forms", async () => {
    const visit = await aRequest();
    const { mechanic, advisor } = visit.centre.team;
    const stranger = (await aCentre()).team.manager;
    const create = { intent: "createStatusLink" };
    expect((await post(visit, mechanic, create)).status).toBe(403);
    expect((await post(visit, stranger, create)).status).toBe(404);
    expect((await post(visit, advisor, { intent: "else" })).status).toBe(400);
    expect((await post(visit, advisor, { intent: "revokeLink", linkId: "x" })).status).toBe(400);
    expect((await post(visit, advisor, { ...create, submissionId: "x" })).status).toBe(400);
    expect(await db().link.count({ where: { visitId: visit.id } })).toBe(0);
  });
});
