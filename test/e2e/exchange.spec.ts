// A manager brings in another program's customers and takes them out again: columns, a try, the import, the file.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { db, expect, test } from "./fixtures";

interface Sent {
  readonly kind?: string;
  readonly name: string;
  readonly content: string | Buffer;
}

/** Sends a file from the page of the data. */
async function send(page: Page, { kind = "Customers", name, content }: Sent): Promise<void> {
  await page.goto("/settings/data");
  await page.getByRole("radio", { name: kind }).check();
  await page.getByLabel("CSV file").setInputFiles({
    name,
    mimeType: "text/csv",
    buffer: Buffer.isBuffer(content) ? content : Buffer.from(content),
  });
  await page.getByRole("button", { name: "Look at the file" }).click();
}

const tryIt = (page: Page) => page.getByRole("button", { name: /^Try/ }).click();

test("A file of customers: columns put right, tried, brought in, and taken out again", async ({
  as,
  centre,
}) => {
  const page = await as(centre.team.manager);
  const rows = 'Nora "Nóirín" Byrne;086 555 0001;=1+1@example.com;x\n';
  await send(page, { name: "clients.csv", content: `Kunde;Mobile;E-mail;Kennung\n${rows}` });

  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await expect(page.getByText("utf-8, separated by semicolons")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Phone" })).toHaveValue("1");
  await tryIt(page);
  await expect(page.getByRole("alert")).toContainText("A column is needed for: Name.");

  await page.getByRole("combobox", { name: "Name" }).selectOption("Kunde");
  await expect(page.getByRole("table", { name: "First rows" })).toContainText('Nora "Nóirín" Byrne');
  await page.getByRole("combobox", { name: "E-mail" }).selectOption("");
  await tryIt(page);
  await expect(page.getByText("Every row can be brought in. Nothing is saved yet.")).toBeVisible();
  expect(await db().customer.count({ where: { centreId: centre.id } })).toBe(0);

  await page.getByRole("button", { name: "Bring in 1 row" }).click();
  await expect(page.getByText("The file was brought in.", { exact: false })).toBeVisible();
  const [made] = await db().customer.findMany({ where: { centreId: centre.id } });
  expect(made).toMatchObject({ name: 'Nora "Nóirín" Byrne', phone: "+353865550001" });

  await page.reload();
  await expect(page.getByText("The file was brought in.", { exact: false })).toBeVisible();
  await page.goto("/settings/data");
  await expect(page.getByRole("link", { name: "clients.csv" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("main").getByRole("link", { name: "Customers", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^bayline-customers-\d{4}-\d\d-\d\d\.csv$/);
  const content = await readFile(await file.path());
  expect(content.toString()).toContain(`'+353865550001,"Nora ""Nóirín"" Byrne"`);

  await send(page, { name: "own.csv", content });
  await tryIt(page);
  await expect(page.getByText("Everything in this file is here already.")).toBeVisible();
});

test("Bad rows are named by line and reason, and nothing is saved", async ({ as, centre }) => {
  const page = await as(centre.team.manager);
  await send(page, { name: "bad.csv", content: "Name,Phone\nGood,0865550002\nBad,12\n,0865550003\n" });
  await tryIt(page);
  await expect(page.getByText("2 problems. Nothing was saved", { exact: false })).toBeVisible();
  const problems = page.getByRole("list", { name: "What is wrong with the file" });
  await expect(problems.getByRole("listitem")).toHaveText([
    "Line 3“12” is no telephone number.",
    "Line 4Name is missing.",
  ]);
  await expect(page.getByRole("button", { name: /^Bring in/ })).toHaveCount(0);
  expect(await db().customer.count({ where: { centreId: centre.id } })).toBe(0);
});

test("A large file goes on by itself, also when its page is opened anew", async ({ as, centre }) => {
  test.slow();
  const page = await as(centre.team.manager);
  const rows = Array.from({ length: 30_000 }, (_, at) => `Somebody ${at},+35387${2_000_000 + at}`);
  await send(page, { name: "large.csv", content: ["Name,Phone", ...rows].join("\n") });
  await tryIt(page);
  await expect(page.getByText(/Being tried|Tried, nothing saved/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Bring in 30/ })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: /^Bring in 30/ }).click();
  await expect(page.getByText("The file was brought in.", { exact: false })).toBeVisible({ timeout: 60_000 });
  expect(await db().customer.count({ where: { centreId: centre.id } })).toBe(30_000);
});

test("What is no table is refused at once; without scripts all of it works too", async ({ as, centre }) => {
  const page = await as(centre.team.manager, { scripts: false });
  await send(page, { name: "book.xlsx", content: Buffer.from("PK\u0003\u0004 and so on") });
  await expect(page.getByText("Save it as CSV and choose that.", { exact: false })).toBeVisible();

  await send(page, { name: "people.csv", content: "Name,Phone\nAnn,0865550009\n" });
  await tryIt(page);
  const bring = page.getByRole("button", { name: "Bring in 1 row" });
  await expect(async () => {
    await page.reload();
    await expect(bring).toBeVisible({ timeout: 500 });
  }).toPass();
  await bring.click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("The file was brought in.", { exact: false })).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("Only a manager brings in and takes out, and only of the own centre", async ({
  as,
  centre,
  openCentre,
  post,
}) => {
  const other = await openCentre();
  const manager = await as(other.team.manager);
  await send(manager, { name: "theirs.csv", content: "Name,Phone\nAnn,0865550010\n" });
  await expect(manager.getByRole("heading", { name: "Which column is what" })).toBeVisible();
  const address = new URL(manager.url()).pathname;
  const own = await as(centre.team.manager);
  expect((await own.goto(address))?.status()).toBe(404);
  const form = { intent: "import" };
  expect((await post({ as: centre.team.manager, path: address, form })).status()).toBe(404);
  const advisor = await as(centre.team.advisor);
  expect((await advisor.goto("/settings/data"))?.status()).toBe(403);
  expect((await advisor.request.get("/settings/data/export/customers")).status()).toBe(403);
});
