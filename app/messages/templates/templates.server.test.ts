// A centre's own words, by the forms of the page: looked at, kept, taken back, restored.
import { randomUUID } from "node:crypto";
import { RouterContextProvider } from "react-router";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { answered, type Answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, requestAs, type TestCentre } from "test/factories";
import { ownWording } from "./own-words";
import { action } from "./template.route";
import { ownTemplates, versionsOf, wordingInForce } from "./templates.server";
import { keyOfTemplate } from "./wording";

useDatabase();

const NAME = { kind: "ready", language: "en", channel: "sms" } as const;
const MAIL = { ...NAME, channel: "email" } as const;

let centre: TestCentre;
beforeEach(async () => {
  centre = await aCentre();
});

async function post(
  form: Readonly<Record<string, string>>,
  { actor = centre.team.manager, key = keyOfTemplate(NAME) }: { actor?: Actor; key?: string } = {},
): Promise<Answered> {
  const path = `/settings/messages/${key}`;
  const request = await requestAs(actor, path, { submissionId: randomUUID(), ...form });
  const url = new URL(request.url);
  const args = { params: { template: key }, context: new RouterContextProvider(), url };
  return answered(action({ request, ...args, pattern: "/settings/messages/:template" }));
}

const save = (body: string, seen: string, more: Readonly<Record<string, string>> = {}) =>
  post({ form: "template", body, seen, ...more });
const inForce = () => wordingInForce(db(), { centreId: centre.id }, NAME);
const versions = () => versionsOf(db(), { centreId: centre.id }, NAME);

describe("a template", () => {
  test("is the program's own until somebody writes another, which then holds here and nowhere else", async () => {
    expect(await inForce()).toMatchObject({
      own: false,
      version: 0,
      wording: ownWording("ready", "en", "sms"),
    });
    expect((await save("{plate} is ready", "0")).status).toBe(302);
    expect(await inForce()).toMatchObject({ own: true, version: 1, wording: { body: "{plate} is ready" } });
    expect([...(await ownTemplates(db(), { centreId: centre.id }))]).toEqual([["ready.en.sms", 1]]);
    const other = await aCentre();
    expect(await wordingInForce(db(), { centreId: other.id }, NAME)).toMatchObject({ own: false });
  });

  test("keeps its versions with who and when; an earlier one and the program's words come back as new ones", async () => {
    await save("One {plate}", "0");
    await save("Two {plate}", "1");
    expect((await post({ form: "restore", version: "1", seen: "2" })).status).toBe(302);
    expect(await inForce()).toMatchObject({ version: 3, wording: { body: "One {plate}" } });
    expect((await post({ form: "own", seen: "3" })).status).toBe(302);
    expect(await inForce()).toMatchObject({
      version: 4,
      own: false,
      wording: ownWording("ready", "en", "sms"),
    });
    const { name } = centre.team.manager;
    const shown = (await versions()).map(({ version, by, wording }) => [version, by, wording?.body]);
    expect(shown).toEqual([
      [4, name, undefined],
      [3, name, "One {plate}"],
      [2, name, "Two {plate}"],
      [1, name, "One {plate}"],
    ]);
    expect((await post({ form: "restore", version: "9", seen: "4" })).status).toBe(404);
  });

  test("is not saved over what somebody else wrote meanwhile, and the same form twice is one version", async () => {
    await save("One {plate}", "0");
    expect((await save("Mine {plate}", "0")).status).toBe(409);
    const submissionId = randomUUID();
    await save("Two {plate}", "1", { submissionId });
    await save("Two {plate}", "1", { submissionId });
    await save("Two {plate}", "2");
    expect(await versions()).toHaveLength(2);
  });

  test("of ten managers at once is one version", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => save(`${String(at)} {plate}`, "0")),
    );
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1);
    expect(await versions()).toHaveLength(1);
  });

  test("with a mistake is refused beside its field, which names it", async () => {
    const refused = JSON.stringify((await save("{plat} {code} {", "0")).data);
    expect(refused).toContain("mistake.unknown");
    expect(refused).toContain("{plat}");
    expect(refused).toContain("mistake.unfit");
    expect(refused).toContain("mistake.brace");
    expect((await save("", "0")).status).toBe(400);
    expect((await save("x".repeat(1001), "0")).status).toBe(400);
    const key = keyOfTemplate({ ...NAME, kind: "survey" });
    expect(JSON.stringify((await post({ form: "template", body: "Hi", seen: "0" }, { key })).data)).toContain(
      "mistake.missing",
    );
    expect(await versions()).toEqual([]);
  });

  test("with a word that opts out warns first, and is saved when that is meant", async () => {
    const body = "{plate}: reply STOP for no more";
    const warned = await save(body, "0");
    expect([warned.status, JSON.stringify(warned.data).includes("mistake.optOut")]).toEqual([400, true]);
    expect((await save(body, "0", { sure: "on" })).status).toBe(302);
  });

  test("of an e-mail keeps its subject", async () => {
    const key = keyOfTemplate(MAIL);
    expect((await post({ form: "template", body: "Come.", seen: "0" }, { key })).status).toBe(400);
    await post({ form: "template", subject: "{plate} is ready", body: "Come.", seen: "0" }, { key });
    expect((await wordingInForce(db(), { centreId: centre.id }, MAIL)).wording).toEqual({
      subject: "{plate} is ready",
      body: "Come.",
    });
  });

  test("can be looked at without being saved", async () => {
    const answer = await post({
      form: "template",
      intent: "preview",
      body: "Only a look {plate}",
      seen: "0",
    });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.data)).toContain("Only a look");
    expect(await versions()).toEqual([]);
  });

  test("is nobody's but a manager's, and there is none of another name", async () => {
    expect(
      (await post({ form: "template", body: "x", seen: "0" }, { actor: centre.team.advisor })).status,
    ).toBe(403);
    for (const key of ["by-hand.en.sms", "ready.de.sms", "x"])
      expect([key, (await post({ form: "template", body: "x", seen: "0" }, { key })).status]).toEqual([
        key,
        404,
      ]);
  });
});
