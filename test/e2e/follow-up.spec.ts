// A low rating on a telephone without scripts reaches the manager at once, and the complaint is closed with its cause.
import { linkExpiry } from "~/customer/link-purposes";
import { createLink } from "~/customer/links.server";
import { instant } from "~/journey/instant";
import { sendSurvey } from "~/stages/7-follow-up/follow-up";
import { visitIn } from "../factories";
import { db, expect, test } from "./fixtures";

test("A low rating becomes the manager's task at once, and a complaint that is closed with a cause", async ({
  as,
  centre,
  visitor,
}) => {
  const visit = await visitIn("follow-up", { centre });
  await visit.change(centre.team.advisor, sendSurvey);
  const now = instant(new Date());
  const survey = { visitId: visit.id, purpose: "survey", expiresAt: linkExpiry("survey", now) } as const;
  const { address } = await createLink(db(), { centreId: centre.id }, survey);
  const manager = await as(centre.team.manager);
  await manager.goto("/tasks");

  const phone = await visitor({ on: "phone", scripts: false });
  await phone.setViewportSize({ width: 320, height: 640 });
  const rate = (mark: string) => phone.getByRole("button", { name: mark, exact: true }).click();
  const page = await phone.goto(address);
  expect((await page?.body())?.length).toBeLessThan(14 * 1024);
  await rate("5");
  await rate("4");
  // Half-finished, and opened again: it goes on where it was left.
  await phone.goto(address);
  await expect(phone.getByText("Question 3 of 6")).toBeVisible();
  await rate("2");
  await rate("4");
  await rate("6");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await phone.getByLabel("What should we know?").fill("It still rattles.");
  await phone.getByLabel("Please call me").check();
  await phone.getByRole("button", { name: "Send my answer" }).click();
  await expect(phone.getByText("We will answer you within 24 hours.")).toBeVisible();

  await expect(manager.getByText("the customer is not content")).toBeVisible();
  await manager.goto("/complaints");
  await expect(manager.getByText("It still rattles.")).toBeVisible();
  await manager.getByRole("link", { name: /^Visit/ }).click();
  await manager.getByLabel("What do we answer?").fill("We are sorry. Please bring it in today.");
  await manager.getByRole("button", { name: "Answered", exact: true }).click();
  await manager.getByLabel("What was done about it?").fill("The mount was tightened without charge.");
  await manager.getByLabel("Cause").first().selectOption("Repairs");
  await manager.getByRole("radio", { name: "In person" }).check();
  await manager.getByRole("button", { name: "Close the complaint" }).click();
  await expect(manager.getByRole("heading", { name: "Complaint" }).locator("..")).toContainText("Closed");
  await manager.goto("/complaints?show=closed");
  await expect(manager.getByText("It still rattles.")).toBeVisible();
});
