// A button is being pressed while the page takes in an answer or news: the press counts for the button it began on.
import type { Locator, Page } from "@playwright/test";
import { visitIn } from "../factories";
import { expect, test } from "./fixtures";

/** The middle of it, on the screen. */
async function middleOf(button: Locator): Promise<{ x: number; y: number }> {
  const box = await button.boundingBox();
  if (!box) throw new Error("nothing to press");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What somebody presses with: puts it down on the button, and returns what takes it off. */
type Presser = (page: Page, button: Locator) => Promise<() => Promise<unknown>>;

const pointer: Presser = async (page, button) => {
  const { x, y } = await middleOf(button);
  await page.mouse.move(x, y);
  await page.mouse.down();
  return () => page.mouse.up();
};

const finger: Presser = async (page, button) => {
  // Not under the bar at the foot of a phone's screen.
  await button.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const screen = await page.context().newCDPSession(page);
  const touchPoints = [await middleOf(button)];
  await screen.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  return () => screen.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
};

const KINDS = [
  { by: "pointer", on: "desk", press: pointer },
  { by: "finger", on: "phone", press: finger },
] as const;

for (const { by, on, press } of KINDS) {
  test(`A press that the page moves away from under is not lost: by ${by}`, async ({ as, centre }) => {
    const visit = await visitIn("handover", { centre });
    const page = await as(centre.team.advisor, { on });
    await page.goto(`/visits/${visit.id}/handover`);
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/handover\.data/, async (route) => {
      if (route.request().method() === "POST") await asked;
      await route.continue();
    });
    const knows = page.getByRole("button", { name: "The customer knows" });
    const here = page.getByRole("button", { name: "The customer is here" });
    await page.getByRole("radio", { name: "By phone" }).check();
    await knows.click();
    const release = await press(page, here);
    // The first form's answer arrives: it folds to a line, and what is below moves up.
    answer();
    await expect(knows).toHaveCount(0);
    await release();
    await expect(page.getByRole("button", { name: "Begin the handover" })).toBeVisible();
    await expect(here).toHaveCount(0);
    const steps = (await visit.load()).handover;
    expect([steps.notified, steps.returnedAt].every(Boolean)).toBe(true);
    expect([steps.started, steps.invoice]).toEqual([undefined, undefined]);
  });
}
