// Money at the desk: an invoice above the approval, payments in parts, and money back.
import { aLine, visitIn } from "../factories";
import { expect, test } from "./fixtures";
import { pay } from "./screens/handover";

test("An invoice above the approval is refused until the customer agrees; it is paid in parts, and some is given back", async ({
  as,
  centre,
}) => {
  const lines = [aLine({ title: "Brake pads", priceMinor: 21_600 })];
  const visit = await visitIn("handover", { centre, ready: false, lines });
  const page = await as(centre.team.advisor);
  await page.goto(`/visits/${visit.id}/handover`);

  await test.step("Above the approval: refused, in words, until the answer is written down", async () => {
    await page.getByText("Charge more for a line").click();
    await page.getByLabel("New price").fill("236.00");
    await page.getByRole("button", { name: "Change the price" }).click();
    await expect(page.getByText("Brake pads: €236.00, agreed €216.00.")).toBeVisible();
    await page.getByRole("button", { name: "Issue the invoice over €236.00" }).click();
    await expect(
      page.getByText("The invoice would be €20.00 above the €216.00 that the customer approved: Brake pads."),
    ).toBeVisible();
    expect((await visit.load()).handover.invoices).toEqual([]);
    await page.getByRole("radio", { name: "By phone" }).last().check();
    await page.getByLabel("Who said it?").fill("Nora Byrne");
    await page.getByLabel("Why is it more?").fill("The pads for this axle cost more");
    await page.getByRole("button", { name: "The customer agrees" }).click();
    await expect(page.getByText("More than the customer agreed to")).toBeHidden();
  });

  await test.step("A discount with its reason, and the invoice", async () => {
    await page.getByText("Discount or goodwill").click();
    await page.getByRole("radio", { name: "Goodwill" }).check();
    await page.getByLabel("Taken off").fill("6.00");
    await page.getByLabel("Reason, as the customer reads it").fill("You had to wait");
    await page.getByRole("button", { name: "Take it off" }).click();
    await page.getByRole("button", { name: "Issue the invoice over €230.00" }).click();
    await expect(page.getByText("Goodwill: You had to wait")).toBeVisible();
  });

  await test.step("Paid in parts, some given back, and paid again", async () => {
    await pay(page, "100.00", "Cash", "€130.00");
    await pay(page, "130.00", "Card", "Paid in full");
    const cash = page.locator("details").filter({ hasText: "Give back from €100.00" });
    await cash.locator("summary").click();
    await cash.getByLabel("Amount").fill("30.00");
    await cash.getByLabel("Why?").fill("Too much change");
    await cash.getByRole("button", { name: "Money given back" }).click();
    await expect(page.getByText("Given back €30.00: Too much change").first()).toBeVisible();
    await pay(page, "30.00", "Bank transfer", "Paid in full");
  });

  await test.step("The paper says the same", async () => {
    await page.getByRole("link", { name: "Read and print" }).click();
    await expect(page.getByRole("heading", { name: /^Invoice \d{4}-000001$/ })).toBeVisible();
    await expect(page.getByText("€230.00").first()).toBeVisible();
  });
});
