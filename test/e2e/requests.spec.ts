// Requests as the desk works them: the look-up while a number is typed, enquiries, and two records of one customer.
import type { Page } from "@playwright/test";
import { aCustomer, aRequest, aVehicle, visitIn, type TestCentre } from "../factories";
import { db, expect, test } from "./fixtures";

async function niamh(centre: TestCentre) {
  const customerId = await aCustomer(centre, { name: "Niamh Byrne", phone: "+353871234567" });
  const vehicleId = await aVehicle(centre, customerId, { plate: "191-D-777" });
  return { centre, customerId, vehicleId };
}

const people = (page: Page) => page.locator("#acquaintances");

test("The look-up shows the customer before the second group of digits is typed out, by keyboard alone", async ({
  as,
  centre,
}) => {
  const car = await niamh(centre);
  await visitIn("repairs", { ...car });
  await aCustomer(centre, { name: "Aoife Kelly", phone: "+353871999999" });
  const page = await as(centre.team.advisor);
  await page.goto("/requests/new");
  const phone = page.getByLabel("Telephone");
  const name = page.getByLabel("Name", { exact: true });
  const before = await name.boundingBox();
  await phone.pressSequentially("087 12");
  await expect(people(page)).toContainText("Niamh Byrne");
  await expect(people(page)).not.toContainText("Aoife Kelly");
  await expect(people(page).getByRole("link", { name: /191-D-777.*Repairs/ })).toBeVisible();
  expect(await name.boundingBox()).toEqual(before);
  await expect(phone).toBeFocused();

  await page.keyboard.press("ArrowDown");
  await expect(people(page).getByRole("button", { name: /Niamh Byrne/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(name).toHaveValue("Niamh Byrne");
  await expect(phone).toHaveValue("087 123 4567");
  await expect(phone).toBeFocused();
  await expect(page.getByRole("button", { name: /191-D-777/ })).toBeVisible();
});

test("An answer that comes late does not take the place of a newer one", async ({ as, centre }) => {
  await niamh(centre);
  await aCustomer(centre, { name: "Aoife Kelly", phone: "+353861112222" });
  const page = await as(centre.team.advisor);
  await page.goto("/requests/new");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/look-up\?phone=087/, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const asked = page.waitForRequest(/look-up\?phone=087/);
  await page.getByLabel("Telephone").pressSequentially("087 12");
  await asked;
  await page.getByLabel("Telephone").fill("086 111");
  await expect(people(page)).toContainText("Aoife Kelly");
  release();
  await page.getByLabel("Telephone").press("End");
  await expect(people(page)).toContainText("Aoife Kelly");
  await expect(people(page)).not.toContainText("Niamh Byrne");
});

test("Without scripts a button looks up, and another takes the customer", async ({ as, centre }) => {
  await niamh(centre);
  const page = await as(centre.team.advisor, { scripts: false });
  await page.goto("/requests/new");
  await page.getByLabel("Telephone").fill("087 12");
  await page.getByLabel("In the customer's own words").fill("It squeals.");
  await page.getByRole("button", { name: "Look up" }).click();
  const found = people(page).getByRole("button", { name: /Niamh Byrne/ });
  await expect(found).toBeVisible();
  // The button is read before the fields below it: pressed in between, it would send less than the page holds.
  await page.waitForLoadState();
  await found.click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Niamh Byrne");
  await expect(page.getByLabel("In the customer's own words")).toHaveValue("It squeals.");
});

test("A VIN proposes make and year, and leaves alone what was typed", async ({ as, centre }) => {
  const page = await as(centre.team.advisor);
  await page.goto("/requests/new");
  await page.getByLabel("Make").fill("VW");
  await page.getByLabel("VIN").fill("WVWZZZ1KZ8W123456");
  await expect(page.getByText("The VIN says: Volkswagen, 2008")).toBeVisible();
  await page.getByRole("button", { name: "Fill in what is empty" }).click();
  await expect(page.getByLabel("Year")).toHaveValue("2008");
  await expect(page.getByLabel("Make")).toHaveValue("VW");
  await page.getByLabel("VIN").fill("1HGCM82633A004353");
  await expect(page.getByText("The check digit of this VIN does not fit.")).toBeVisible();
});

test("An enquiry waits in the list, is answered with one tap, and becomes a visit", async ({
  as,
  centre,
}) => {
  await aRequest({ ...(await niamh(centre)), complaint: "The brakes squeal." });
  const page = await as(centre.team.advisor);
  await page.goto("/requests");
  await page.getByRole("link", { name: "Note an enquiry" }).click();
  await page.getByLabel("What was asked").fill("Do you repair vans?");
  await page.getByLabel("Name").fill("Aoife Kelly");
  await page.getByLabel("Telephone").fill("086 111 2222");
  await page.getByLabel("It came", { exact: true }).selectOption("By message");
  await page.getByRole("button", { name: "Note it" }).click();

  const row = page.getByRole("listitem").filter({ hasText: "Do you repair vans?" });
  await expect(page.getByRole("listitem").filter({ hasText: "The brakes squeal." })).toContainText("Waits");
  await row.getByRole("button", { name: "I answer this" }).click();
  await expect(row).toContainText(`Answered at once by ${centre.team.advisor.name}`);
  await row.getByRole("link", { name: "Make it a visit" }).click();
  await expect(page.getByLabel("In the customer's own words")).toHaveValue("Do you repair vans?");
  await page.getByLabel("Plate").fill("201-D-5");
  await page.getByLabel("Make").fill("Ford");
  await page.getByLabel("Model").fill("Transit");
  await page.getByRole("button", { name: "Record the request" }).click();
  await expect(page).toHaveURL(/\/visits\/[^/]+\/booking$/);
  const enquiry = await db().enquiry.findFirstOrThrow({ where: { centreId: centre.id } });
  expect(page.url()).toContain(enquiry.visitId ?? "-");
});

test("An enquiry that came to nothing is kept with its reason", async ({ as, centre }) => {
  const page = await as(centre.team.advisor);
  await page.goto("/requests/enquiry");
  await page.getByLabel("What was asked").fill("A paint job for a boat.");
  await page.getByLabel("It came to nothing").check();
  await page.getByLabel("Why", { exact: true }).selectOption("Not our work");
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("Nobody waits")).toBeVisible();
  await page.getByRole("link", { name: "Ended" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "A paint job for a boat." });
  await expect(row).toContainText("Not our work");
});

test("Two records of one customer are made one and parted again", async ({ as, centre }) => {
  const car = await niamh(centre);
  await visitIn("closed", { ...car });
  const twin = await aCustomer(centre, { name: "Niamh Byrne", phone: "+353871234576" });
  const twinsCar = await aVehicle(centre, twin, { plate: "201-D-5" });
  await aRequest({ centre, customerId: twin, vehicleId: twinsCar });
  const page = await as(centre.team.advisor);
  await page.goto(`/customers/${twin}`);
  const likely = page
    .getByRole("region")
    .or(page.locator("section"))
    .filter({ hasText: "Perhaps the same customer" });
  await expect(likely.first()).toContainText("same name, nearly the same number");
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.getByRole("radio", { name: /087 123 4567/ })).toBeChecked();
  await page.getByRole("button", { name: "Make them one record" }).click();

  await expect(page).toHaveURL(`/customers/${car.customerId}`);
  await expect(page.getByRole("link", { name: /Visit \d+/ })).toHaveCount(2);
  await page.goto(`/customers/${twin}`);
  await expect(page).toHaveURL(`/customers/${car.customerId}`);

  await page.getByRole("button", { name: "Part them again" }).click();
  await expect(page).toHaveURL(`/customers/${twin}`);
  await expect(page.getByRole("link", { name: /Visit \d+/ })).toHaveCount(1);
  await expect(page.getByText(/Parted again/)).toBeVisible();
});
