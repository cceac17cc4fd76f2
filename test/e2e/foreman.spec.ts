// The foreman's page: the order of a queue and whose a job is; the mechanic's phone follows.
import type { Locator, Page } from "@playwright/test";
import { paths } from "~/paths";
import { aColleague, aLine, visitIn } from "../factories";
import { db, expect, test } from "./fixtures";

const [OIL, TYRES, ALIGNMENT] = ["Oil and filter", "Winter tyres", "Wheel alignment"];

function column(page: Page, name: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
}

test("The order is changed by a button and by dragging, a job given away with a reason; the phone follows", async ({
  as,
  centre,
}) => {
  const { mechanic, advisor } = centre.team;
  const other = await aColleague(centre, ["mechanic"], { name: "Bertie Bodywork" });
  await db().staffSkill.create({ data: { centreId: centre.id, staffId: other.staffId, skill: "body" } });
  await db().capacityPlan.update({ where: { centreId: centre.id }, data: { version: { increment: 1 } } });
  const lines = [
    aLine({ title: OIL }),
    aLine({ title: TYRES }),
    { ...aLine({ title: ALIGNMENT }), skill: "alignment" },
  ];
  await visitIn("repairs", { centre, lines });
  const phone = await as(mechanic, { on: "phone" });
  await phone.goto(paths.myWork());
  const onPhone = () => phone.getByRole("heading", { level: 3 }).allTextContents();
  expect(await onPhone()).toEqual([OIL, TYRES, ALIGNMENT]);

  const page = await as(advisor);
  await page.goto(paths.foreman());
  const own = column(page, mechanic.name);
  await own.getByRole("button", { name: `Earlier: ${TYRES}` }).click();
  await expect.poll(onPhone).toEqual([TYRES, OIL, ALIGNMENT]);
  const row = (title: string) => own.locator("li").filter({ hasText: title });
  await expect(row(TYRES).getByRole("button", { name: /^Earlier/ })).toHaveCount(0);
  await row(ALIGNMENT).locator("[draggable=true]").dragTo(row(TYRES));
  await expect.poll(onPhone).toEqual([ALIGNMENT, TYRES, OIL]);

  await own.getByRole("button", { name: `Give to somebody: ${ALIGNMENT}` }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("lacks: Wheel alignment", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: /Bertie Bodywork/ }).click();
  await dialog.getByRole("button", { name: "Give it to Bertie Bodywork" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Why is this mechanic right for it?").fill("He learned it last week");
  await dialog.getByRole("button", { name: "Give it to Bertie Bodywork" }).click();
  await expect(column(page, "Bertie Bodywork").getByText(ALIGNMENT, { exact: true })).toBeVisible();
  await expect.poll(onPhone).toEqual([TYRES, OIL]);

  await phone.getByRole("button", { name: "Start" }).first().click();
  await expect(own.getByText(/^since \d/)).toBeVisible();
});
