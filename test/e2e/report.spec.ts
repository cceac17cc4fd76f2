// The bottleneck report in a browser: the sentence, a bar, a visit; without scripts as well.
import { DAY, instant } from "~/journey/instant";
import { visitIn } from "../factories";
import { expect, test } from "./fixtures";

test("A manager finds the sentence, opens a bar and from there a visit", async ({ as, centre }) => {
  // On mornings of Wednesdays: in the evening and on Sundays nobody works and nothing waits.
  const today = new Date().setUTCHours(10, 0, 0, 0);
  const wednesday = today - ((new Date(today).getUTCDay() + 4) % 7) * DAY;
  for (const weeks of [3, 2, 1]) {
    await visitIn("closed", { centre, requestedAt: instant(wednesday - weeks * 7 * DAY) });
  }
  const page = await as(centre.team.manager, { scripts: false });
  await page.goto("/report");
  await expect(page.getByRole("heading", { level: 1, name: "Bottleneck" })).toBeVisible();
  await expect(page.getByRole("region", { name: "The answer" })).toContainText("Too few visits");
  await page.getByRole("link", { name: /^Service advisors/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waited: service advisors");
  await page
    .getByRole("link", { name: /^visit \d+$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}/);

  const advisor = await as(centre.team.advisor);
  await advisor.goto("/report");
  await expect(advisor.getByText("This is not open to you")).toBeVisible();
});
