// The wording of messages: seen while it is written, checked when it is saved, with and without scripts.
import { expect, test } from "./fixtures";

const PAGE = "/settings/messages/ready.en.sms";

test("A manager writes a template and sees at once what it makes and what that takes", async ({
  centre,
  as,
}) => {
  const page = await as(centre.team.manager);
  await page.goto("/settings/messages");
  await page.getByRole("link", { name: "Car ready: SMS, English" }).click();
  await page.getByLabel("Text").fill("{plate} is done at {centre}");
  await expect(page.getByText("191-D-12345 is done at")).toBeVisible();
  await expect(page.getByText("1 segment", { exact: true })).toBeVisible();
  await expect(page.getByText("The price of a segment is not noted")).toBeVisible();
  await page.getByLabel("Text").fill(`{plate} ${"ж".repeat(70)}`);
  await expect(page.getByText("2 segments", { exact: true })).toBeVisible();
  await page.getByLabel("Text").fill("{plat} is done");
  await page.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("{plat} is no name that can be filled in.").first()).toBeVisible();
  await page.getByLabel("Text").fill("{plate} is done. Reply STOP to end this");
  await page.getByRole("button", { name: "Save the template" }).click();
  await page.getByLabel("Leave the word as it is").check();
  await page.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByText("Version 1")).toBeVisible();
  await page.getByRole("button", { name: "Back to the program's own words" }).click();
  await expect(page.getByText("Version 2")).toBeVisible();
  await expect(page.getByLabel("Text")).toHaveValue(/is ready/);
});

test("Without scripts a template is looked at by a button and saved by another", async ({ centre, as }) => {
  const page = await as(centre.team.manager, { scripts: false });
  await page.goto(PAGE);
  await page.getByLabel("Text").fill("{plate} without scripts");
  await page.getByRole("button", { name: "Show the preview" }).click();
  await expect(page.getByText("191-D-12345 without scripts")).toBeVisible();
  await expect(page.getByLabel("Text")).toHaveValue("{plate} without scripts");
  await expect(page.getByText("Nobody has changed this template yet.")).toBeVisible();
  await page.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("Version 1")).toBeVisible();
});

test("The price of a segment shows as the cost of a text", async ({ centre, as }) => {
  const page = await as(centre.team.manager);
  await page.goto("/settings/contact");
  await page.getByLabel("Price of a segment").fill("0.079");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(PAGE);
  await expect(page.getByText("costs €0.079")).toBeVisible();
});
