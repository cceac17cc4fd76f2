// What happens to the car in the bay: clocks, findings, prices for them, inspections.
import { expect, type Locator, type Page } from "@playwright/test";

/** The part of the page that a heading names, e.g. a job's card or a panel. */
export function part(page: Page, heading: string): Locator {
  return page
    .locator("section, article, li, div")
    .filter({ has: page.getByRole("heading", { name: heading, exact: true }) })
    .last();
}

/** On "My work": ends the job whose clock runs. */
export async function finishJob(page: Page): Promise<void> {
  const done = page.getByRole("button", { name: "Done", exact: true });
  await done.click();
  await expect(done).toHaveCount(0);
}

/** On "My work": starts the first job that waits and finishes it, so many times. */
export async function workThrough(page: Page, jobs: number): Promise<void> {
  for (let job = 1; job <= jobs; job += 1) {
    await page.getByRole("button", { name: "Start", exact: true }).first().click();
    await finishJob(page);
  }
}

export async function report(page: Page, finding: string, severity: string): Promise<void> {
  const form = page.getByRole("button", { name: "Report", exact: true });
  if (!(await form.isVisible())) await page.getByText("Report a finding").click();
  await page.getByLabel("What did you find?").fill(finding);
  await page.getByRole("radio", { name: severity }).check();
  await form.click();
  const listed = page.getByRole("listitem").filter({ hasText: finding }).filter({ hasText: "No price yet" });
  await expect(listed).toBeVisible();
}

export interface Price {
  readonly finding: string;
  readonly minutes: string;
  readonly price: string;
}

/** Prices the findings in their order and asks the customer. @returns the address that the customer gets */
export async function askCustomer(page: Page, prices: readonly Price[]): Promise<string> {
  // Somebody who begins to type holds the news of further findings back: all of them have to be there first.
  await expect(page.getByLabel("Labour")).toHaveCount(prices.length);
  for (const [index, { minutes, price }] of prices.entries()) {
    await page.getByLabel("Labour").nth(index).fill(minutes);
    await page.getByLabel("Price").nth(index).fill(price);
  }
  await page.getByRole("button", { name: "Ask the customer" }).click();
  return madeLink(page);
}

/** The address of a link that was just made: it is shown this once. */
export async function madeLink(page: Page): Promise<string> {
  const field = page.getByRole("status").getByLabel("Address");
  await expect(field).toHaveValue(/\/l\/[\w-]{22}$/);
  return field.inputValue();
}

/** Sends the car back for something that is on no list. */
export async function sendBack(
  page: Page,
  defect: { readonly job: string; readonly what: string },
): Promise<void> {
  await page.getByRole("button", { name: "Begin the inspection" }).click();
  await page.getByText("A defect that is on no list").click();
  await page.getByLabel(`Defect: ${defect.job}`).fill(defect.what);
  await page.getByRole("button", { name: "Send back", exact: true }).click();
}

/** Writes down a test drive of so many kilometres from the reading that the page proposes. */
export async function drive(page: Page, distance: number): Promise<void> {
  const before = Number(await page.getByLabel("Mileage before").inputValue());
  await page.getByLabel("Mileage after").fill(String(before + distance));
  await page.getByRole("button", { name: "Record the test drive" }).click();
  await expect(page.getByText(`${String(distance)} km: from`)).toBeVisible();
}

/** Taps every point that has no result yet: it is in order. */
export async function allInOrder(page: Page): Promise<void> {
  const open = page
    .getByRole("listitem")
    .filter({ hasNot: page.locator("[aria-pressed=true]") })
    .getByRole("button", { name: /: OK$/ });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().click();
    await expect(open).toHaveCount(left - 1);
  }
}

export async function pass(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Begin the inspection" }).click();
  await drive(page, 6);
  await allInOrder(page);
  await page.getByRole("button", { name: "Passed", exact: true }).click();
}
