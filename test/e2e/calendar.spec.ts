// The calendar as the desk uses it: dragged, resized, taken back, worked by keys, and right by the centre's clock anywhere.
import type { Locator, Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { zoneDays } from "~/calendar/zone-days";
import { instant, type Instant } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import { bookPlace } from "~/stages/1-booking/place.server";
import { authorOf, changeVisit } from "~/visits/store.server";
import { aCustomer, aRequest, aVehicle, type TestCentre, type TestVisit } from "../factories";
import { db, expect, test } from "./fixtures";

const zone = zoneDays("Europe/Dublin");
const today = zone.dayOf(Date.now());
/** A Wednesday of next week or the week after, with nothing in it but what a test puts there. */
const wednesday = today + ((((6 - ((today + 3) % 7) + 7) % 7) + 3) % 7) + 7;
const at = (hour: number, minute = 0, day = wednesday) => zone.at(day, hour * 60 + minute);

interface Place {
  readonly startsAt: Instant;
  readonly minutes?: number;
  readonly bay?: 0 | 1;
}

async function aWaitingCar(centre: TestCentre, plate: string): Promise<TestVisit> {
  const customerId = await aCustomer(centre, { name: "Nora Byrne" });
  return aRequest({ centre, customerId, vehicleId: await aVehicle(centre, customerId, { plate }) });
}

/** A car with a place in the plan, taken as the desk takes it. */
async function aBookedCar(centre: TestCentre, plate: string, { startsAt, minutes = 60, bay = 0 }: Place) {
  const visit = await aWaitingCar(centre, plate);
  const wish = { at: startsAt, startsAt, minutes, online: false, bayId: centre.bays[bay] };
  const author = authorOf(centre.team.advisor);
  const booked = await changeVisit(author, visit.id, uuid(), (present, context) =>
    bookPlace(present, wish, context),
  );
  expect(booked.kind).toBe("done");
  return visit;
}

async function placeOf(visit: TestVisit) {
  const row = await db().reservation.findFirstOrThrow({ where: { visitId: visit.id } });
  const { centre } = visit;
  return {
    startsAt: instant(row.startsAt),
    minutes: (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000,
    bay: centre.bays.indexOf(row.bayId),
  };
}

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/calendar?${query}`);
  await expect(page.locator(".rbc-calendar")).toBeVisible();
}

const day = (date = wednesday) => `view=day&date=${dateOfDay(date)}`;
const event = (page: Page, plate: string) =>
  page.locator(".rbc-event:not(.rbc-addons-dnd-drag-preview)").filter({ hasText: plate });

async function boxOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return box;
}

/** Where a bay's column meets an hour. */
async function spot(page: Page, bay: string, hour: string) {
  const column = await boxOf(page.locator(".rbc-row-resource .rbc-header").filter({ hasText: bay }));
  const row = await boxOf(page.locator(".rbc-time-gutter .rbc-timeslot-group").filter({ hasText: hour }));
  return { x: column.x + column.width / 2, y: row.y };
}

const GRIP = 8;

/** Picks an event up near its top and holds it over a place. */
async function hold(page: Page, plate: string, bay: string, hour: string): Promise<void> {
  const to = await spot(page, bay, hour);
  const box = await boxOf(event(page, plate));
  await page.mouse.move(box.x + box.width / 2, box.y + GRIP);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + GRIP + 12, { steps: 3 });
  await page.mouse.move(to.x, to.y + GRIP, { steps: 5 });
}

test("Work is dragged to another bay and hour, and taken back by the button and by Ctrl+Z", async ({
  as,
  centre,
}) => {
  const visit = await aBookedCar(centre, "191-D-1", { startsAt: at(9) });
  const page = await as(centre.team.advisor);
  await open(page, day());
  await hold(page, "191-D-1", "Bay 2", "11:00");
  await page.mouse.up();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect(await placeOf(visit)).toEqual({ startsAt: at(11), minutes: 60, bay: 1 });
  await expect(event(page, "191-D-1")).toContainText("11:00–12:00");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("191-D-1 is back where it was.")).toBeVisible();
  expect(await placeOf(visit)).toEqual({ startsAt: at(9), minutes: 60, bay: 0 });
  await expect(event(page, "191-D-1")).toContainText("09:00–10:00");

  await hold(page, "191-D-1", "Bay 1", "14:00");
  await page.mouse.up();
  await expect(event(page, "191-D-1")).toContainText("14:00–15:00");
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(event(page, "191-D-1")).toContainText("09:00–10:00");
  await expect(page.getByText("191-D-1 is back where it was.")).toHaveCount(2);
  expect((await visit.load()).booking.appointment?.at).toBe(at(9));
});

test("While it is dragged the calendar says where work cannot go; what is refused stays", async ({
  as,
  centre,
}) => {
  const visit = await aBookedCar(centre, "191-D-1", { startsAt: at(9) });
  await aBookedCar(centre, "191-D-2", { startsAt: at(13), bay: 1 });
  const page = await as(centre.team.advisor);
  await open(page, day());
  await hold(page, "191-D-1", "Bay 2", "13:00");
  await expect(page.locator(".rbc-addons-dnd-drag-preview")).toContainText(
    "Not possible. The bay is taken (191-D-2).",
  );
  await page.mouse.up();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("These times are free:");
  expect(await placeOf(visit)).toMatchObject({ startsAt: at(9), bay: 0 });
  await dialog.getByRole("listitem").getByRole("button").first().click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect((await placeOf(visit)).startsAt).not.toBe(at(9));
});

test("Work is made longer at its lower edge", async ({ as, centre }) => {
  const visit = await aBookedCar(centre, "191-D-1", { startsAt: at(9) });
  const page = await as(centre.team.advisor);
  await open(page, day());
  const box = await boxOf(event(page, "191-D-1"));
  const { x, y } = await spot(page, "Bay 1", "11:00");
  await page.mouse.move(x, box.y + box.height - 3);
  await page.mouse.down();
  await page.mouse.move(x, box.y + box.height + 10, { steps: 3 });
  await page.mouse.move(x, y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect(await placeOf(visit)).toEqual({ startsAt: at(9), minutes: 150, bay: 0 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(event(page, "191-D-1")).toContainText("09:00–10:00");
});

test("By keys alone: an event is opened, moved to a free time, made shorter, and the plan says so", async ({
  as,
  centre,
}) => {
  const visit = await aBookedCar(centre, "191-D-1", { startsAt: at(9) });
  const page = await as(centre.team.manager);
  await open(page, `view=week&date=${dateOfDay(wednesday)}`);
  await event(page, "191-D-1").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /191-D-1/ });
  await dialog.getByLabel("Length, min").fill("30");
  await dialog.getByLabel("Bay").selectOption("Bay 2");
  const times = dialog.getByRole("group", { name: "Possible times on this day" });
  await times.getByRole("button", { name: "15:30" }).press("Enter");
  await expect(dialog.getByLabel("Time", { exact: true })).toHaveValue("15:30");
  await dialog.getByRole("button", { name: "Move", exact: true }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(event(page, "191-D-1")).toContainText("15:30–16:00");
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect(await placeOf(visit)).toEqual({ startsAt: at(15, 30), minutes: 30, bay: 1 });
});

test("A request is dragged in from the list, and a second one placed by its button", async ({
  as,
  centre,
}) => {
  const first = await aWaitingCar(centre, "191-D-1");
  const second = await aWaitingCar(centre, "191-D-2");
  const page = await as(centre.team.advisor);
  await open(page, day());
  const list = page.getByRole("complementary", { name: /Without a place/ });
  const to = await spot(page, "Bay 2", "10:00");
  await list.getByRole("listitem").filter({ hasText: "191-D-1" }).hover();
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + 4, { steps: 8 });
  await expect(page.locator(".rbc-addons-dnd-drag-preview")).toContainText("191-D-1");
  await page.mouse.up();
  await expect(event(page, "191-D-1")).toContainText("10:00–11:00");
  await expect(list.getByText("191-D-1")).toHaveCount(0);
  expect(await placeOf(first)).toEqual({ startsAt: at(10), minutes: 60, bay: 1 });

  await list.getByRole("button", { name: /Find a time.*191-D-2/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Date").fill(dateOfDay(wednesday));
  await dialog.getByLabel("Time", { exact: true }).fill("16:00");
  await dialog.getByRole("button", { name: "Book" }).click();
  await expect(event(page, "191-D-2")).toContainText("16:00–17:00");
  expect((await second.load()).booking.appointment?.at).toBe(at(16));
});

test("What a colleague does shows by itself", async ({ as, centre }) => {
  const page = await as(centre.team.advisor);
  const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
  await open(page, day());
  await listening;
  await aBookedCar(centre, "191-D-9", { startsAt: at(12) });
  await expect(event(page, "191-D-9")).toContainText("12:00–13:00");
});

test.describe("far from the centre", () => {
  test.use({ timezoneId: "Asia/Tokyo" });

  test("Times and days are the centre's in Tokyo too, with scripts and without", async ({ as, centre }) => {
    await aBookedCar(centre, "191-D-1", { startsAt: at(8) });
    await aBookedCar(centre, "191-D-2", { startsAt: at(16), minutes: 120 });
    const page = await as(centre.team.advisor);
    await open(page, `view=week&date=${dateOfDay(wednesday)}`);
    await expect(event(page, "191-D-1")).toContainText("08:00–09:00");
    await expect(event(page, "191-D-2")).toContainText("16:00–18:00");
    const columns = page.locator(".rbc-time-content > .rbc-day-slot");
    await expect(columns).toHaveCount(7);
    await expect(columns.nth(2)).toContainText("191-D-1");
    await expect(page.locator(".rbc-header").nth(2)).toContainText("3 / 10 h");

    const plain = await as(centre.team.mechanic, { scripts: false });
    await plain.goto(`/calendar?${day()}`);
    const row = plain.getByRole("listitem").filter({ hasText: "191-D-2" }).last();
    await expect(row).toContainText("16:00–18:00");
    await expect(row).toContainText("Booking");
    await expect(plain.getByText("3 of 10 h booked")).toBeVisible();
  });

  test("In the week in which the clocks change nine o'clock is nine o'clock, and stays it when dragged", async ({
    as,
    centre,
  }) => {
    let sunday = today + 8;
    while (zone.dayStart(sunday + 1) - zone.dayStart(sunday) === 86_400_000) sunday += 1;
    await aBookedCar(centre, "191-D-6", { startsAt: at(9, 0, sunday - 1) });
    const visit = await aBookedCar(centre, "191-D-7", { startsAt: at(9, 0, sunday) });
    const page = await as(centre.team.advisor);
    await open(page, `view=week&date=${dateOfDay(sunday)}`);
    const [before, after] = [await boxOf(event(page, "191-D-6")), await boxOf(event(page, "191-D-7"))];
    await expect(event(page, "191-D-7")).toContainText("09:00–10:00");
    expect(Math.abs(before.y - after.y)).toBeLessThan(2);

    await open(page, day(sunday));
    await hold(page, "191-D-7", "Bay 1", "11:00");
    await page.mouse.up();
    await expect(event(page, "191-D-7")).toContainText("11:00–12:00");
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
    expect((await placeOf(visit)).startsAt).toBe(at(11, 0, sunday));
  });
});

test("On a phone it is a list of days, in which work is moved by its button", async ({ as, centre }) => {
  const visit = await aBookedCar(centre, "191-D-1", { startsAt: at(9) });
  const page = await as(centre.team.advisor, { on: "phone" });
  await page.goto(`/calendar?view=week&date=${dateOfDay(wednesday)}`);
  await page.getByRole("button", { name: /Move or resize.*191-D-1/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Time", { exact: true }).fill("12:15");
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText("12:15–13:15")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect((await placeOf(visit)).startsAt).toBe(at(12, 15));
  expect(await page.locator(".rbc-calendar").count()).toBe(0);
});
