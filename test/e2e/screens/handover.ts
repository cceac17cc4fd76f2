// The car goes back to its owner: told, explained, paid, keys; and the word afterwards.
import { expect, type Page } from "@playwright/test";

export async function meet(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "By phone" }).check();
  await page.getByRole("button", { name: "The customer knows" }).click();
  await page.getByRole("button", { name: "The customer is here" }).click();
  await page.getByRole("button", { name: "Begin the handover" }).click();
  await page.getByRole("checkbox", { name: "The old parts were shown" }).check();
  await page.getByRole("button", { name: "Explained", exact: true }).click();
}

/** Takes an amount; `left` is what the page says is open afterwards. */
export async function pay(page: Page, amount: string, method: string, left: string): Promise<void> {
  await page.getByLabel("Amount").first().fill(amount);
  await page.getByRole("radio", { name: method }).check();
  await page.getByRole("button", { name: "Payment received" }).click();
  await expect(page.getByText(left)).toBeVisible();
}

/** Signed on paper, everything handed back. */
export async function returnKeys(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "On paper" }).check();
  await page.getByLabel("Name of the person who signs").fill("Nora Byrne");
  await page.getByRole("button", { name: "The paper is signed" }).click();
  for (const thing of await page
    .getByRole("group", { name: "Tick what the customer has back" })
    .getByRole("checkbox")
    .all())
    await thing.check();
  await page.getByRole("button", { name: "Keys returned" }).click();
}
