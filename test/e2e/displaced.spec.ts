// A mechanic is away: the manager sees first which visits lose their place, saves, and the advisors find one task for each.
import { v7 as uuid } from "uuid";
import type { Page } from "@playwright/test";
import { MINUTE, plus } from "~/journey/instant";
import { bookPlace } from "~/stages/1-booking/place.server";
import { localDateTimeText } from "~/ui/zoned-time";
import { authorOf, changeVisit } from "~/visits/store.server";
import { aCustomer, aLine, aRequest, aVehicle, type TestCentre, type TestVisit } from "../factories";
import { dateFromNow, timeOn } from "../places";
import { db, expect, test } from "./fixtures";

/** A visit booked for an hour, so many days from now. */
async function booked(centre: TestCentre, plate: string, days: number, minute: number): Promise<TestVisit> {
  const customerId = await aCustomer(centre, { name: `Driver ${plate.slice(-2)}` });
  const vehicleId = await aVehicle(centre, customerId, { plate });
  const visit = await aRequest({ centre, customerId, vehicleId, lines: [aLine({ labourMinutes: 60 })] });
  const at = await timeOn(centre, days, minute);
  const outcome = await changeVisit(authorOf(centre.team.advisor), visit.id, uuid(), (present, { tx, now }) =>
    bookPlace(present, { at, minutes: 60, online: false }, { tx, now }),
  );
  if (outcome.kind !== "done") throw new Error(`the test's visit has no place: ${outcome.kind}`);
  return visit;
}

async function typeAbsence(page: Page, date: string): Promise<void> {
  await page.getByLabel("From the day").fill(date);
  await page.getByLabel("to the end of", { exact: true }).first().fill(date);
  await page.getByLabel("Why").selectOption("Ill");
}

const openTasks = (centre: TestCentre) =>
  db().task.findMany({ where: { centreId: centre.id, endedAt: null }, orderBy: { id: "asc" } });

test("An absence that displaces visits is seen first, and ends as tasks that end with their cause", async ({
  centre,
  as,
}) => {
  const { manager, mechanic, advisor } = centre.team;
  const visits = [
    await booked(centre, "191-D-1001", 3, 9 * 60),
    await booked(centre, "191-D-1002", 3, 11 * 60),
    await booked(centre, "191-D-1003", 3, 14 * 60),
  ];
  await booked(centre, "191-D-1004", 4, 9 * 60);
  const date = await dateFromNow(centre, 3);

  const page = await as(manager);
  await page.goto("/settings");
  await page
    .getByRole("navigation", { name: "Sections" })
    .getByRole("link", { name: "Shifts and absences" })
    .click();
  await page.getByRole("link", { name: mechanic.name }).click();
  await typeAbsence(page, date);
  await page.getByRole("button", { name: "Save the absence" }).click();
  await expect(page.getByText("3 visits lose their place")).toBeVisible();
  for (const plate of ["191-D-1001", "191-D-1002", "191-D-1003"])
    await expect(page.getByRole("status").getByText(plate)).toBeVisible();
  await expect(page.getByText("191-D-1004")).toHaveCount(0);
  expect(await db().absence.count({ where: { centreId: centre.id } })).toBe(0);
  expect(await openTasks(centre)).toEqual([]);
  await expect(page.getByLabel("From the day")).toHaveValue(date);

  await page.getByRole("button", { name: "Save all the same" }).click();
  await expect(page.getByText("Saved. 3 visits have lost their place:")).toBeVisible();
  expect(await db().absence.count({ where: { centreId: centre.id } })).toBe(1);
  expect(await db().reservation.count({ where: { centreId: centre.id } })).toBe(4);
  expect(new Set((await openTasks(centre)).map(({ visitId }) => visitId))).toEqual(
    new Set(visits.map(({ id }) => id)),
  );

  const desk = await as(advisor);
  await desk.goto("/tasks");
  await expect(desk.getByText("3 open tasks")).toBeVisible();
  const first = desk.getByRole("listitem").filter({ hasText: "191-D-1001" });
  await first.getByRole("link", { name: "Find another time" }).click();
  await expect(desk.getByText("This visit has lost its place")).toBeVisible();
  const free = plus(await timeOn(centre, 5, 9 * 60), 30 * MINUTE);
  await desk.getByText("Move the appointment").click();
  await desk.getByLabel("New day and time").fill(localDateTimeText(free, centre.timeZone));
  await desk.getByRole("button", { name: "Move it" }).click();
  await expect(desk.getByText("This visit has lost its place")).toHaveCount(0);
  await desk.goto("/tasks");
  await expect(desk.getByText("2 open tasks")).toBeVisible();
  await expect(desk.getByText("191-D-1001")).toHaveCount(0);

  const second = desk.getByRole("listitem").filter({ hasText: "191-D-1002" });
  await second.getByText("End the task").first().click();
  await second.getByLabel("How did it end?").selectOption("Arranged with the customer");
  await second.getByRole("button", { name: "End the task" }).click();
  await expect(desk.getByText("1 open task")).toBeVisible();

  // The mechanic is well again: what is left needs nobody any more.
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("No absence ahead")).toBeVisible();
  expect(await openTasks(centre)).toEqual([]);
});

test("Without scripts the list comes first too, and what was typed stays", async ({ centre, as }) => {
  await booked(centre, "191-D-2001", 3, 9 * 60);
  const page = await as(centre.team.manager, { scripts: false });
  await page.goto("/settings/holidays/new");
  await page.getByLabel("Day", { exact: true }).fill(await dateFromNow(centre, 3));
  await page.getByLabel("Name").fill("Stocktaking");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("1 visit loses its place")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Stocktaking");
  await page.getByRole("button", { name: "Save all the same" }).click();
  await expect(page.getByText("Saved. 1 visit has lost its place:")).toBeVisible();
  expect(await openTasks(centre)).toHaveLength(1);
});

test("Wrong values are answered beside their field, and a colleague's change is not overwritten unseen", async ({
  centre,
  as,
}) => {
  const [one, other] = [await as(centre.team.manager), await as(centre.team.manager)];
  await one.goto("/settings/limits");
  await other.goto("/settings/limits");
  await one.getByLabel("Loan cars").fill("many");
  await one.getByRole("button", { name: "Save" }).click();
  await expect(one.getByText("Digits only, please.")).toBeVisible();
  await one.getByLabel("Loan cars").fill("2");
  await one.getByRole("button", { name: "Save" }).click();
  await expect(one.getByText("Saved.")).toBeVisible();
  await other.getByLabel("Loan cars").fill("3");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("A colleague has changed this in the meantime.")).toBeVisible();
  await expect(other.getByLabel("Loan cars")).toHaveValue("3");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  expect((await db().centre.findUniqueOrThrow({ where: { id: centre.id } })).loaners).toBe(3);
});
