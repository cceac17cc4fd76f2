// The board as people use it all day: it follows what colleagues do, narrows by its address, and obeys the keyboard.
import type { Locator, Page } from "@playwright/test";
import { assignResources } from "~/stages/2-preparation/preparation";
import { aCustomer, aRequest, aVehicle, visitIn, type TestCentre } from "../factories";
import { expect, test } from "./fixtures";

/** Opens the board and waits until it listens for news. */
async function openBoard(page: Page, title = "Board"): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await listening;
}

/** The column of a stage, by its heading. */
function column(page: Page, stage: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^(\\d )?${stage}`) });
}

async function aCar(centre: TestCentre, plate: string) {
  const customerId = await aCustomer(centre);
  return { centre, customerId, vehicleId: await aVehicle(centre, customerId, { plate }) };
}

test("What a colleague does shows by itself: a new car, and a car that moves on", async ({
  as,
  centre,
  post,
}) => {
  const page = await as(centre.team.advisor);
  await openBoard(page);
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  await expect(page.getByText("No open visit")).toBeVisible();

  const visit = await visitIn("booking", { ...(await aCar(centre, "191-D-777")), ready: true });
  const card = (stage: string) => column(page, stage).getByRole("link", { name: "191-D-777" });
  await expect(card("Booking")).toBeVisible();

  const form = { intent: "leave-booking" };
  await post({ as: centre.team.manager, path: `/visits/${visit.id}/gate`, form });
  await expect(card("Preparation")).toBeVisible();
  await expect(card("Booking")).toHaveCount(0);
  expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);
});

test("News of another centre stays there", async ({ as, centre, openCentre }) => {
  const other = await openCentre();
  const page = await as(centre.team.advisor);
  await openBoard(page);
  await aRequest(await aCar(other, "191-D-1"));
  await aRequest(await aCar(centre, "191-D-2"));
  await expect(page.getByRole("link", { name: "191-D-2" })).toBeVisible();
  await expect(page.getByRole("link", { name: "191-D-1", exact: true })).toHaveCount(0);
});

test("Every card says what is next, whose it is and by when", async ({ as, centre }) => {
  await visitIn("repairs", await aCar(centre, "191-D-10"));
  const page = await as(centre.team.advisor);
  await openBoard(page);
  const card = column(page, "Repairs").getByRole("listitem").filter({ hasText: "191-D-10" });
  await expect(card).toContainText("Start the work");
  await expect(card).toContainText(centre.team.mechanic.name);
  await expect(card).toContainText(/in \d|late/);
});

test("The choice of a bay stands in the address, which can be kept and sent", async ({ as, centre }) => {
  const [first, second] = centre.bays;
  const mechanicId = centre.team.mechanic.staffId;
  for (const [plate, bayId] of [
    ["191-D-21", first],
    ["191-D-22", second],
  ] as const) {
    const visit = await visitIn("preparation", await aCar(centre, plate));
    await visit.change(centre.team.advisor, (present, now) =>
      assignResources(present, { bayId, mechanicId }, now),
    );
  }
  const page = await as(centre.team.advisor);
  await openBoard(page);
  await expect(page.getByRole("link", { name: /191-D-2[12]/ })).toHaveCount(2);

  await page.getByRole("combobox", { name: "Bay" }).selectOption("Bay 2");
  await expect(page).toHaveURL(new RegExp(`bay=${second}`));
  await expect(page.getByRole("link", { name: "191-D-21" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "191-D-22" })).toBeVisible();

  const colleague = await as(centre.team.manager, { scripts: false });
  await colleague.goto(page.url());
  await expect(colleague.getByRole("combobox", { name: "Bay" })).toHaveValue(second);
  await expect(colleague.getByRole("link", { name: "191-D-21" })).toHaveCount(0);

  await page.getByRole("link", { name: "Show everything" }).click();
  await expect(page.getByRole("link", { name: /191-D-2[12]/ })).toHaveCount(2);
});

test("The desk is worked by keys: search, new request, board, and the list of them", async ({
  as,
  centre,
}) => {
  const page = await as(centre.team.advisor);
  await openBoard(page);

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  await page.keyboard.type("n");
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("n");
  await page.getByRole("heading", { level: 1 }).click();

  await page.keyboard.press("n");
  await expect(page).toHaveURL("/requests/new");
  await page.getByRole("heading", { level: 1, name: "New request" }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await expect(page).toHaveURL("/");

  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard" });
  await expect(list).toContainText("New request");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
});

test("The keys mean the same on a Russian keyboard", async ({ as, openCentre }) => {
  const centre = await openCentre({ language: "ru" });
  const page = await as(centre.team.advisor);
  await openBoard(page, "Доска");
  await page.getByRole("button", { name: "Ещё" }).click();
  await page.getByRole("link", { name: "Клиенты" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Клиенты" })).toBeVisible();
  await page.evaluate(() => {
    for (const [key, code] of [
      ["п", "KeyG"],
      ["и", "KeyB"],
    ] as const) {
      document.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
    }
  });
  await expect(page.getByRole("heading", { level: 1, name: "Доска" })).toBeVisible();
});

test("By the tab key alone one comes to the content, to a card, and into the visit", async ({
  as,
  centre,
}) => {
  await aRequest(await aCar(centre, "191-D-31"));
  const page = await as(centre.team.advisor);
  await openBoard(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "To the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  const card = page.getByRole("link", { name: "191-D-31" });
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    if (await card.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(card).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/booking$/);
});
