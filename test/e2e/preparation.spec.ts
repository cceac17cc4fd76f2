// From the booking to a car that is ready: at the desk of the coming days and at the parts clerk's counter.
import type { Page } from "@playwright/test";
import { aColleague } from "../factories";
import { stockOf } from "../stocked";
import { db, expect, test } from "./fixtures";
import { book, moveOn, takeRequest } from "./screens/desk";

const CALLER = {
  phone: "+353 86 123 4567",
  name: "Nora Byrne",
  plate: "191-D-12345",
  make: "Toyota",
  model: "Corolla",
  complaint: "Time for an oil change, please.",
  services: ["Oil and filter change"],
} as const;

/** For people who look at pages: PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test("A booked car is made ready from the desk; the clerk keeps, orders, receives and picks on a phone", async ({
  centre,
  as,
}) => {
  const { advisor, parts } = centre.team;
  await db().catalogueJob.updateMany({
    where: { centreId: centre.id, titleEn: "Oil and filter change" },
    data: { parts: ["Oil filter", "Drain plug seal"] },
  });
  const filter = await stockOf(centre, { name: "Oil filter", number: "OF-1200", pieces: 2, location: "A2" });

  const desk = await as(advisor);
  await desk.goto("/");
  await takeRequest(desk, CALLER);
  await book(desk, centre);
  await moveOn(desk, "Move to Preparation", "preparation");

  await desk.goto("/preparation");
  const card = desk.getByRole("article", { name: CALLER.plate });
  await expect(card).toContainText("Oil and filter change");
  await picture(desk, "desk-begin");
  await card.getByRole("button", { name: "Read, no repeat" }).click();
  await expect(card.getByRole("list", { name: "Done" })).toContainText("History read");
  await card.getByRole("button", { name: "2 parts needed" }).click();
  await expect(card).toContainText("1 part is not here yet");
  await card.getByRole("button", { name: "As requested" }).click();
  await expect(card.getByRole("list", { name: "Done" })).toContainText("Order drafted");

  const counter = await as(parts, { on: "phone" });
  await counter.goto("/parts");
  await expect(counter.getByRole("heading", { name: "To order or to keep" })).toBeVisible();
  const seal = counter.getByRole("listitem").filter({ hasText: "Drain plug seal" });
  await picture(counter, "clerk-begin");
  await seal.getByLabel("Supplier").fill("Hanley Parts");
  await seal.getByRole("button", { name: "Ordered" }).click();
  await expect(counter.getByRole("heading", { name: "Expected later" })).toBeVisible();
  await seal.getByRole("button", { name: "It is here" }).click();
  await expect(counter.locator("#pick")).toContainText("A2");
  await picture(counter, "clerk-pick");
  const pick = counter.locator("#pick");
  await pick
    .getByRole("listitem")
    .filter({ hasText: "Oil filter" })
    .getByRole("button", { name: "Picked" })
    .click();
  await expect(pick.getByRole("listitem")).toHaveCount(1);
  await pick.getByRole("button", { name: "Picked" }).click();
  await expect(counter.getByText("Nothing to do at the parts desk")).toBeVisible();
  const shelf = await db().stockPart.findUniqueOrThrow({ where: { id: filter } });
  expect(shelf).toMatchObject({ onHand: 1, reserved: 0 });

  // The advisor's page has heard of it by itself.
  await expect(card.getByRole("list", { name: "Done" })).toContainText("Parts picked");
  await card.getByRole("button", { name: "As planned" }).click();
  await card.getByRole("button", { name: "Confirmed by telephone" }).click();
  await expect(card).toContainText("Ready for the car");
  await expect(desk.getByText(/1 of 1 ready/)).toBeVisible();
  await picture(desk, "desk-ready");
});

test("A part that comes after the car blocks it on the desk, in both languages, and the shelf is counted", async ({
  centre,
  as,
}) => {
  const { advisor, parts } = centre.team;
  await stockOf(centre, { name: "Front brake pads, set", number: "BP-1204", pieces: 3, location: "B4" });
  const desk = await as(advisor);
  await desk.goto("/");
  const id = await takeRequest(desk, { ...CALLER, plate: "182-KE-77", services: ["Front brake pads"] });
  await book(desk, centre);
  await moveOn(desk, "Move to Preparation", "preparation");
  const page = await as(parts);
  await page.goto(`/visits/${id}/preparation`);
  await page.getByText("Another part", { exact: true }).click();
  await page.getByLabel("What is needed").fill("Brake caliper, left");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.locator("#visit-parts")).toContainText("Brake caliper, left");
  await picture(page, "visit-parts");
  await page.goto("/parts");
  const late = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Expected on").fill(late);
  await page.getByRole("button", { name: "Ordered" }).click();
  await expect(page.getByText("after the car")).toBeVisible();

  await desk.goto("/preparation?show=blocked");
  const card = desk.getByRole("article", { name: "182-KE-77" });
  await expect(card).toContainText("Brake caliper, left comes");
  await desk.goto("/tasks");
  await expect(desk.getByText("182-KE-77: a part comes after the car")).toBeVisible();

  const russian = await aColleague(centre, ["advisor", "parts"], { name: "Анна Соколова", language: "ru" });
  const phone = await as(russian, { on: "phone" });
  await phone.goto("/preparation?show=blocked");
  await expect(phone.getByText("позже автомобиля")).toBeVisible();
  await picture(phone, "desk-ru-phone");
  await phone.goto("/parts");
  await picture(phone, "clerk-ru-phone");

  await page.goto("/parts/stock");
  await page.getByText("Receive, count, change").click();
  await page.getByLabel("Pieces found").fill("2");
  await page.getByRole("button", { name: "Counted", exact: true }).click();
  await expect(page.getByText("Say why it is another number than expected.").first()).toBeVisible();
  await page.getByLabel("Reason").fill("One was broken.");
  await page.getByRole("button", { name: "Counted", exact: true }).click();
  await expect(page.getByText("counted today")).toBeVisible();
  await picture(page, "stock");
  await phone.goto("/parts/stock");
  await picture(phone, "stock-ru-phone");
});
