// The very first start: an empty program makes its first manager, once.
import { audit } from "./audit";
import { expect, test } from "./fixtures";
import { fillInSetup, ownProgram, sendSetup, type OwnProgram } from "./own-program";

test.describe.configure({ mode: "serial" });

let program: OwnProgram;
test.beforeAll(async () => {
  program = await ownProgram();
});
test.afterAll(() => program.stop());

test("Every way in leads to the set-up page, which says what is missing beside the fields", async ({
  visitor,
}) => {
  const page = await visitor({ on: "phone" });
  for (const way of ["/", "/sign-in", "/staff"]) {
    await page.goto(`${program.url}${way}`);
    await expect(page).toHaveURL(`${program.url}/setup`);
  }
  await expect(page.getByRole("heading", { level: 1, name: "Set up your first centre" })).toBeVisible();

  await sendSetup(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await fillInSetup(page);
  await page.getByLabel("Telephone").fill("call me");
  await page.getByLabel("Password").fill("short");
  await sendSetup(page);
  await expect(page.getByText("At least 12 characters.", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Name of the centre")).toHaveValue("Quay Motors Dublin");
  expect(await program.query("select 1 from staff")).toHaveLength(0);
});

for (const language of ["en", "ru"] as const) {
  test(`The set-up page is for everybody (${language})`, async ({ visitor }) => {
    const page = await visitor();
    await page.goto(`${program.url}/setup?lang=${language}`);
    // Time zones and currencies are called the same in every language; the longest first: some hold others.
    const codes = await page.locator("select option").allTextContents();
    const known = codes.toSorted((a, b) => b.length - a.length);
    expect(known.length).toBeGreaterThan(100);
    expect(await audit(page, language, known)).toEqual([]);
    await page.locator("#setup").evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
      form.requestSubmit();
    });
    await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
    expect(await audit(page, language, known)).toEqual([]);
  });
}

test("Two who set it up at once: one becomes the manager and lands on the board, the other is told", async ({
  visitor,
}) => {
  const [first, second] = await Promise.all([visitor(), visitor()]);
  for (const page of [first, second]) {
    await page.goto(`${program.url}/setup`);
    await fillInSetup(page);
  }
  await Promise.all([sendSetup(first), sendSetup(second)]);
  const board = `${program.url}/`;
  await expect
    .poll(() => [first, second].filter((page) => page.url() === board).length, { timeout: 15_000 })
    .toBe(1);
  const [manager, other] = first.url() === board ? [first, second] : [second, first];

  await expect(manager.getByText("Quay Motors Dublin").first()).toBeVisible();
  await manager.locator("button[popovertarget=more-panel]").click();
  await expect(manager.getByRole("link", { name: "Staff" }).first()).toBeVisible();
  await expect(
    other.getByText("Sign in instead").or(other.getByRole("heading", { name: "Sign in" })),
  ).toBeVisible();
  for (const table of ["organisation", "centre", "staff"]) {
    expect(await program.query(`select 1 from ${table}`), table).toHaveLength(1);
  }

  await manager.goto(`${program.url}/requests/new`);
  await expect(manager.getByText("Oil and filter change")).toBeVisible();
});

test("Afterwards the set-up page is closed for good", async ({ visitor, request }) => {
  const page = await visitor();
  await page.goto(`${program.url}/setup`);
  await expect(page).toHaveURL(`${program.url}/sign-in`);
  const form = { organisation: "Another", email: "other@example.com", password: "another long password" };
  const headers = { Origin: program.url };
  const answer = await request.post(`${program.url}/setup`, { form, headers, maxRedirects: 0 });
  expect(answer.status()).toBe(302);
  expect(answer.headers()["location"]).toBe("/sign-in");
  expect(await program.query("select 1 from staff")).toHaveLength(1);
});
