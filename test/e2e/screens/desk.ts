// What an advisor does at the desk, through the pages, as a person would: from the call to the signed order.
import { expect, type Page } from "@playwright/test";
import type { TestCentre } from "../../factories";
import { inDays } from "../commands";

export interface Caller {
  readonly phone: string;
  readonly name: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly complaint: string;
  readonly services: readonly string[];
}

/** Fills in the form of a new request and leaves it on the page. */
export async function fillInRequest(page: Page, caller: Caller): Promise<void> {
  await page.getByLabel("Telephone").fill(caller.phone);
  await page.getByLabel("Name", { exact: true }).fill(caller.name);
  await page.getByLabel("Plate").fill(caller.plate);
  await page.getByLabel("Make").fill(caller.make);
  await page.getByLabel("Model").fill(caller.model);
  await page.getByLabel("In the customer's own words").fill(caller.complaint);
  for (const service of caller.services) await page.getByRole("checkbox", { name: service }).check();
}

/** Takes a request down; afterwards the page is the booking of the new visit. @returns the visit's id */
export async function takeRequest(page: Page, caller: Caller): Promise<string> {
  await page.getByRole("link", { name: "New request" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "New request" })).toBeVisible();
  await fillInRequest(page, caller);
  await page.getByRole("checkbox", { name: "Agrees to text messages about the visit" }).check();
  await page.getByRole("button", { name: "Record the request" }).click();
  await expect(page).toHaveURL(/\/visits\/[\da-f-]{36}\/booking$/);
  return /visits\/([\da-f-]{36})/.exec(page.url())?.[1] ?? "";
}

export async function book(page: Page, centre: TestCentre): Promise<void> {
  await page.getByLabel("Day and time").fill(inDays(centre));
  await page.getByRole("button", { name: "Set the time" }).click();
  await expect(page.getByRole("heading", { name: "Set a time" })).toHaveCount(0);
  await page.getByRole("radio", { name: "Read back aloud" }).check();
  await page.getByRole("button", { name: "The contact is right" }).click();
}

/** Through the gate by its button. */
export async function moveOn(page: Page, button: string, stage: string): Promise<void> {
  await expect(page.getByText("Everything is there.")).toBeVisible();
  await page.getByRole("button", { name: button }).click();
  await expect(page).toHaveURL(new RegExp(`/${stage}$`));
}

export async function prepare(page: Page, { mechanic }: { readonly mechanic: string }): Promise<void> {
  await page.getByRole("radio", { name: "No", exact: true }).check();
  await page.getByRole("button", { name: "History read" }).click();
  await page.getByRole("radio", { name: "Yes, parts are needed" }).check();
  await page.getByRole("button", { name: "Parts checked" }).click();
  await page.getByRole("button", { name: "Parts are picked" }).click();
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByLabel("Bay", { exact: true }).selectOption("Bay 1");
  await page.getByLabel("Mechanic", { exact: true }).selectOption(mechanic);
  await page.getByRole("button", { name: "Assign" }).click();
  await page.getByRole("button", { name: "The customer will come" }).click();
}

export async function receive(page: Page, centre: TestCentre, signature: string): Promise<void> {
  await page.getByRole("button", { name: "Customer greeted" }).click();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("radio", { name: "Yes, together" }).check();
  await page.getByLabel("Mileage").fill("84300");
  await page.getByLabel("Fuel or charge").fill("60");
  await page.getByLabel("Anything else about the condition").fill("Scratch on the rear bumper, left.");
  await page.getByLabel("Belongings in the car").fill("A child seat.");
  await page.getByRole("button", { name: "Walkaround done" }).click();
  await page.getByRole("button", { name: "The customer knows the price" }).click();
  await page.getByLabel("Ready by").fill(inDays(centre, 1, "17:30"));
  await page.getByRole("button", { name: "Promise it" }).click();
  await page.getByRole("radio", { name: "Ask every time" }).check();
  await page.getByRole("button", { name: "Agreed", exact: true }).click();
  await signByFinger(page, signature);
}

/** The customer draws their name on the tablet. */
export async function signByFinger(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name of the person who signs").fill(name);
  const field = page.locator("canvas[data-ready]");
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error("no field to sign in");
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.1, 0.6));
  await page.mouse.down();
  for (const [x, y] of [
    [0.2, 0.2],
    [0.3, 0.7],
    [0.45, 0.3],
    [0.6, 0.6],
    [0.8, 0.4],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Sign the order" }).click();
}
