// Bad luck and bad input as people meet them: what is wrong stands beside the field, and nothing typed is lost.
import type { Page } from "@playwright/test";
import { visitIn, type TestCentre } from "../factories";
import { inDays } from "./commands";
import { db, expect, test } from "./fixtures";
import { aPersonWithPassword, signIn } from "./people";
import { fillInRequest, type Caller } from "./screens/desk";

const CALLER: Caller = {
  phone: "+353 86 123 4567",
  name: "Nora Byrne",
  plate: "191-D-12345",
  make: "Toyota",
  model: "Corolla",
  complaint: "A rattle from the front left.",
  services: [],
};

const record = (page: Page) => page.getByRole("button", { name: "Record the request" });

function visitsOf(centre: TestCentre): Promise<number> {
  return db().visit.count({ where: { centreId: centre.id } });
}

/** The sentence that stands beside a field and is tied to it. */
async function expectBeside(page: Page, label: string, sentence: string | RegExp): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(sentence);
}

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`An empty request is refused, each gap said beside its field, ${how}`, async ({ as, centre }) => {
    const page = await as(centre.team.advisor, { scripts });
    await page.goto("/requests/new");
    await record(page).click();
    await expect(page.getByRole("alert").first()).toContainText("Telephone");
    for (const label of ["Telephone", "Name", "Plate", "Make", "Model", "In the customer's own words"]) {
      await expectBeside(page, label, /Fill this in\./);
    }
    expect(await visitsOf(centre)).toBe(0);
  });

  test(`A double click takes one request down, ${how}`, async ({ as, centre }) => {
    const page = await as(centre.team.advisor, { scripts });
    await page.goto("/requests/new");
    await fillInRequest(page, CALLER);
    await record(page).dblclick();
    await expect(page).toHaveURL(/\/booking$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("191-D-12345");
    expect(await visitsOf(centre)).toBe(1);
  });
}

test("Without scripts every form comes back with what it lacks beside its fields, and with what was typed", async ({
  as,
  centre,
}) => {
  const visit = await visitIn("booking", { centre });
  const page = await as(centre.team.manager, { scripts: false });
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

  await page.goto("/devices");
  await press("Change the password");
  await expectBeside(page, "Present password", /Fill this in\./);
  await expectBeside(page, "New password", /Fill this in\./);

  await page.goto("/staff");
  await field("Name").fill("Liam Daly");
  await field("E-mail").fill("liam@");
  await press("Add the person");
  await expectBeside(page, "E-mail", /e-mail/);
  await expect(page.getByRole("group", { name: "Roles at this centre" }).last()).toContainText(
    "at least one",
  );
  await expect(field("Name")).toHaveValue("Liam Daly");

  await page.goto(`/customers/${visit.customerId}`);
  await page.getByText("Change", { exact: true }).click();
  await field("Name").fill("Nora Byrne");
  await field("Telephone").fill("call me");
  await press("Save");
  await expectBeside(page, "Telephone", /A telephone number such as/);
  await expect(field("Name")).toHaveValue("Nora Byrne");

  await page.goto(`/vehicles/${visit.vehicleId}`);
  await page.getByText("Change", { exact: true }).click();
  await field("Plate").fill("!?");
  await field("Model").fill("Yaris");
  await press("Save");
  await expectBeside(page, "Plate", /Letters and digits/);
  await expect(field("Model")).toHaveValue("Yaris");

  const at = inDays(centre);
  await page.goto(`/visits/${visit.id}/booking`);
  await field("Day and time").fill(at);
  await field("Keep free").fill("many");
  await press("Set the time");
  await expectBeside(page, "Keep free", /Digits only/);
  await expect(field("Day and time")).toHaveValue(at);

  await page.goto(`/visits/${visit.id}/booking`);
  await press("Add the note");
  await expectBeside(page, "New note", /Fill this in\./);
});

test("What is of the wrong kind or too long is said in words, and all that was typed stays", async ({
  as,
  centre,
}) => {
  const page = await as(centre.team.advisor);
  await page.goto("/requests/new");
  const complaint = "rattle ".repeat(720);
  await fillInRequest(page, { ...CALLER, phone: "call me", plate: "!?", complaint });
  await page.getByLabel("Year").fill("last year");
  await page.getByLabel("VIN").fill("12345");
  await record(page).click();

  await expectBeside(page, "Telephone", /A telephone number such as/);
  await expectBeside(page, "Plate", /Letters and digits/);
  await expectBeside(page, "In the customer's own words", /At most 2,?000 characters\./);
  await expect(page.getByRole("alert").first()).toContainText("VIN");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nora Byrne");
  await expect(page.getByLabel("In the customer's own words")).toHaveValue(complaint);
  expect(await visitsOf(centre)).toBe(0);
});

test("A Cyrillic plate, emoji, right-to-left writing and markup are taken as they are", async ({
  as,
  centre,
}) => {
  const page = await as(centre.team.advisor);
  await page.goto("/requests/new");
  const complaint = `🚗💨 <script>alert("x")</script> שלום`;
  await fillInRequest(page, { ...CALLER, name: "Михаил <b>Ё</b>", plate: "а123вс 77", complaint });
  await record(page).click();
  await expect(page).toHaveURL(/\/booking$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/А\s*123\s*ВС\s*77/);
  await expect(page.getByRole("link", { name: "Михаил <b>Ё</b>", exact: true })).toBeVisible();
  await expect(page.getByRole("blockquote")).toHaveText(complaint);

  // The same letters typed on a Latin keyboard mean the same car.
  await page.goto("/search?q=A123BC77");
  await expect(page.getByText(/А\s*123\s*ВС\s*77/).first()).toBeVisible();
});

test("Going back after the sending and sending again makes no second visit", async ({ as, centre }) => {
  const page = await as(centre.team.advisor);
  await page.goto("/requests/new");
  await fillInRequest(page, CALLER);
  await record(page).click();
  await expect(page).toHaveURL(/\/booking$/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "New request" })).toBeVisible();
  await record(page).click();
  await expect(page.getByText("Fill this in.").first()).toBeVisible();
  expect(await visitsOf(centre)).toBe(1);
});

test("Half-written words outlive the news of a colleague's deed", async ({ as, centre, post }) => {
  const visit = await visitIn("preparation", { centre });
  const page = await as(centre.team.advisor);
  const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
  await page.goto(`/visits/${visit.id}/preparation`);
  await listening;
  await page.getByLabel("New note").fill("The customer would like to wait in the");
  const path = `/visits/${visit.id}/preparation`;
  const form = { intent: "checkParts", needed: "yes" };
  expect((await post({ as: centre.team.parts, path, form })).status()).toBe(302);

  await expect(page.locator("#history")).toContainText("Parts are needed");
  await expect(page.getByLabel("New note")).toHaveValue("The customer would like to wait in the");
});

test("Who was signed out in between signs in and comes back to the page", async ({ visitor, centre }) => {
  const visit = await visitIn("booking", { centre });
  const { actor, email } = await aPersonWithPassword(centre, ["advisor"]);
  const page = await visitor();
  const path = `/visits/${visit.id}/booking`;
  await page.goto(path);
  await signIn(page, email);
  await expect(page).toHaveURL(path);
  await page.getByLabel("Day and time").fill(inDays(centre));
  await db().session.updateMany({ where: { staffId: actor.staffId }, data: { revokedAt: new Date() } });

  await page.getByRole("button", { name: "Set the time" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, email);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("button", { name: "Set the time" })).toBeVisible();
  expect((await visit.load()).booking.appointment).toBeUndefined();
});

test("What does not exist is answered by a page in the reader's language, with a way out", async ({
  as,
  visitor,
  centre,
  openCentre,
}) => {
  const russian = await openCentre({ language: "ru" });
  const id = crypto.randomUUID();
  const places = [
    "/nothing/here",
    "/visits/nothing",
    `/visits/${id}`,
    `/visits/${id}/booking`,
    `/customers/${id}`,
    "/customers/nothing",
    `/vehicles/${id}`,
  ];
  const titles = { en: "There is nothing here", ru: "Здесь ничего нет" };
  for (const [language, page] of [
    ["en", await as(centre.team.manager)],
    ["ru", await as(russian.team.manager)],
  ] as const) {
    for (const place of places) {
      const answer = await page.goto(place);
      expect(answer?.status(), place).toBe(404);
      await expect(page.getByRole("heading", { level: 1, name: titles[language] })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    }
    await page.getByRole("main").getByRole("link").first().click();
    await expect(page).toHaveURL("/");
  }

  const stranger = await visitor();
  expect((await stranger.goto("/nothing/here?lang=ru"))?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { level: 1, name: titles.ru })).toBeVisible();
  expect((await stranger.goto(`/l/${"x".repeat(22)}?lang=ru`))?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { level: 1, name: "Эта ссылка не работает" })).toBeVisible();
});
