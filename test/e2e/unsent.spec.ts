// The connection is gone while somebody fills in a form: what was typed stays, the page says so, and it can be sent again.
import type { Page } from "@playwright/test";
import { visitIn } from "../factories";
import { db, expect, test } from "./fixtures";
import { fillInRequest, type Caller } from "./screens/desk";

const CALLER: Caller = {
  phone: "+353 86 123 4567",
  name: "Nora Byrne",
  plate: "А 123 ВС 77",
  make: "Toyota",
  model: "Corolla",
  complaint: "A rattle 🚗 from the front left.",
  services: [],
};

const said = (page: Page) => page.getByText("There is no connection just now");
const again = (page: Page) => page.getByRole("button", { name: "Send again" });

test("A request that is written without a connection is kept, and taken down once when it is back", async ({
  as,
  centre,
}) => {
  const page = await as(centre.team.advisor, { on: "phone" });
  await page.goto("/requests/new");
  await page.context().setOffline(true);
  await fillInRequest(page, CALLER);
  await page.getByRole("button", { name: "Record the request" }).click();
  await expect(said(page)).toBeVisible();
  await again(page).click();
  await expect(said(page)).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(CALLER.name);
  await expect(page.getByLabel("Plate")).toHaveValue(CALLER.plate);

  await page.context().setOffline(false);
  await again(page).click();
  await expect(page).toHaveURL(/\/booking$/);
  await expect(page.getByText(CALLER.complaint).first()).toBeVisible();
  expect(await db().visit.count({ where: { centreId: centre.id } })).toBe(1);
});

test("A form whose answer got lost on the way is kept, and does nothing twice when it is sent again", async ({
  as,
  centre,
}) => {
  const { advisor } = centre.team;
  const visit = await visitIn("booking", { centre });
  const page = await as(advisor);
  await page.goto(`/visits/${visit.id}/note`);
  const note = page.getByRole("main").getByLabel("New note").first();
  await note.fill("Call after five, please.");
  // It arrives, but nobody hears so.
  await page.route(/\/note\.data/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Add the note" }).first().click();
  await expect(said(page)).toBeVisible();
  await expect(note).toHaveValue("Call after five, please.");
  const notes = () => db().event.count({ where: { visitId: visit.id, type: "note.added" } });
  expect(await notes()).toBe(1);

  await page.unroute(/\/note\.data/);
  await again(page).click();
  await expect(page).toHaveURL(/\/booking$/);
  expect(await notes()).toBe(1);
});

test("A button that is pressed without a connection says so, and works when it is back", async ({
  as,
  centre,
}) => {
  const visit = await visitIn("intake", { centre });
  const page = await as(centre.team.advisor);
  await page.goto(`/visits/${visit.id}/intake`);
  await page.route(/\/intake\.data/, (route) => route.abort("internetdisconnected"));
  const version = async () => (await visit.load()).version;
  const before = await version();
  await page.locator("#stage-page form[method=post] button").first().click();
  await expect(said(page)).toBeVisible();
  expect(await version()).toBe(before);
  await page.unroute(/\/intake\.data/);
  await again(page).click();
  await expect.poll(version).toBeGreaterThan(before);
  await expect(said(page)).toHaveCount(0);
});
