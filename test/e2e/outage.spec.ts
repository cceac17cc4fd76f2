// The database is lost while people work: the pages say so, and come back by themselves.
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import { fillInSetup, ownProgram, sendSetup, type OwnProgram } from "./own-program";

let program: OwnProgram;
test.beforeAll(async () => {
  program = await ownProgram();
});
test.afterAll(() => program.stop());

/** The state of health: status, and what is up. */
async function health(request: APIRequestContext): Promise<string> {
  const answer = await request.get(`${program.url}/healthz`);
  return `${String(answer.status())} ${await answer.text()}`;
}

test("Everybody is told that the data cannot be reached, pages recover by themselves, forms keep what was typed", async ({
  visitor,
  request,
}) => {
  const manager = await visitor();
  await manager.goto(`${program.url}/setup`);
  await fillInSetup(manager);
  await sendSetup(manager);
  await expect(manager).toHaveURL(`${program.url}/`);
  expect(await health(request)).toMatch(/^200 .*"database":"up"/);
  const form = await visitor();
  await form.context().addCookies(await manager.context().cookies());
  await form.goto(`${program.url}/staff`);
  await form.getByLabel("Name").fill("Liam Daly");
  await form.getByLabel("E-mail").fill("liam@quay-motors.example");
  await form.getByRole("checkbox", { name: "Mechanic" }).check();

  await program.loseDatabase();

  expect(await health(request)).toMatch(/^503 .*"database":"down"/);
  const reload = await manager.reload();
  expect(reload?.status()).toBe(503);
  await expect(manager.getByRole("heading", { name: "The data cannot be reached just now" })).toBeVisible();
  await form.getByRole("button", { name: "Add the person" }).click();
  await expect(form.getByText("There is no connection just now")).toBeVisible();
  await expect(form.getByLabel("E-mail")).toHaveValue("liam@quay-motors.example");
  const russian = await request.get(`${program.url}/sign-in`, { headers: { "Accept-Language": "ru" } });
  expect(russian.status()).toBe(503);
  expect(await russian.text()).toContain("Данные сейчас недоступны");

  await program.giveDatabaseBack();

  await expect.poll(() => health(request), { timeout: 30_000 }).toMatch(/^200 /);
  await expect(manager.getByRole("heading", { level: 1 })).not.toContainText("cannot be reached", {
    timeout: 15_000,
  });
  await expect(manager.getByText("Quay Motors Dublin").first()).toBeVisible();
  expect(await program.query("select 1 from staff")).toHaveLength(1);
  await form.getByRole("button", { name: "Send again" }).click();
  await expect(form.getByText("Liam Daly").first()).toBeVisible();
  expect(await program.query("select 1 from staff")).toHaveLength(2);
});
