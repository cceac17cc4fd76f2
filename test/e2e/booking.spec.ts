// Booking at the desk: a call becomes an appointment in one press, the last place goes to one of two, and nine stays nine.
import type { Locator, Page } from "@playwright/test";
import { DAY, HOUR, instant } from "~/journey/instant";
import { localDateTimeText } from "~/ui/zoned-time";
import { aLine, aRequest, type TestCentre, type TestVisit } from "../factories";
import { inDays } from "./commands";
import { db, expect, test } from "./fixtures";
import { fillInRequest, type Caller } from "./screens/desk";

const CALLER: Caller = {
  phone: "+353 86 123 4567",
  name: "Nora Byrne",
  plate: "191-D-4711",
  make: "Toyota",
  model: "Corolla",
  complaint: "It squeals when I brake.",
  services: ["Front brake pads"],
};

/** What stands under the heading. */
function panel(page: Page, title: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

/** The days of the free times, in their order. */
function days(page: Page): Locator {
  return panel(page, "Free times").getByRole("listitem");
}

function appointment(page: Page): Locator {
  return page.getByRole("definition").filter({ hasText: "kept free" });
}

function placeOf(visitId: string) {
  return db().reservation.findFirst({ where: { visitId } });
}

/** A customer who waits: the work begins when they come, or there is no place. */
function waiting(centre: TestCentre, minutes = 60): Promise<TestVisit> {
  return aRequest({ centre, transport: "wait", lines: [aLine({ labourMinutes: minutes })] });
}

for (const scripts of [true, false]) {
  test(`A call becomes an appointment: the request, the free times, one press (${scripts ? "with" : "without"} scripts)`, async ({
    as,
    centre,
  }) => {
    const page = await as(centre.team.advisor, { scripts });
    await page.goto("/requests/new");
    await fillInRequest(page, CALLER);
    await page.getByRole("button", { name: "Record the request" }).click();
    await expect(page).toHaveURL(/\/booking$/);
    await expect(page.getByText("Mechanical work, 1.25 h. One press books.")).toBeVisible();
    await expect(days(page)).toHaveCount(7);

    const tomorrow = days(page).nth(1);
    await expect(tomorrow).toContainText("9 h of this work left");
    await expect(tomorrow).toContainText(`${centre.team.mechanic.name}, Bay 1`);
    await tomorrow.getByRole("button", { name: "10:00", exact: true }).click();
    await expect(appointment(page)).toContainText("10:00, 1.25 h kept free");
    await expect(panel(page, "Free times")).toHaveCount(0);

    const visitId = /visits\/([\da-f-]{36})/.exec(page.url())?.[1] ?? "";
    const place = await placeOf(visitId);
    expect(localDateTimeText(place?.receptionAt ?? 0, centre.timeZone)).toBe(inDays(centre, 1, "10:00"));
    await page.getByRole("radio", { name: "Read back aloud" }).check();
    await page.getByRole("button", { name: "The contact is right" }).click();
    await expect(page.getByText("Everything is there.")).toBeVisible();
    await page.getByRole("button", { name: "Move to Preparation" }).click();
    await expect(page).toHaveURL(/\/preparation$/);
  });
}

test("Free times of another day and for longer work are one look away, and a day without any says why", async ({
  as,
  centre,
}) => {
  const visit = await waiting(centre);
  const date = new Date(`${inDays(centre, 21).slice(0, 10)}T00:00:00Z`);
  await db().holiday.create({ data: { centreId: centre.id, date, name: "Stocktaking" } });
  const page = await as(centre.team.advisor);
  await page.goto(`/visits/${visit.id}/booking`);
  const free = panel(page, "Free times");
  await free.getByLabel("From the day").fill(inDays(centre, 20).slice(0, 10));
  await free.getByLabel("Keep free").fill("240");
  await free.getByRole("button", { name: "Show" }).click();
  await expect(free.getByText("Mechanical work, 4 h. One press books.")).toBeVisible();
  await expect(days(page).nth(1)).toContainText("The centre is shut: Stocktaking.");
  await free.getByRole("link", { name: "The week after" }).click();
  await expect(free.getByLabel("From the day")).toHaveValue(inDays(centre, 27).slice(0, 10));
  await expect(free.getByLabel("Keep free")).toHaveValue("240");
  await days(page).nth(0).getByRole("button", { name: "08:00", exact: true }).click();
  await expect(appointment(page)).toContainText("08:00, 4 h kept free");
  const place = await placeOf(visit.id);
  expect(localDateTimeText(place?.receptionAt ?? 0, centre.timeZone)).toBe(inDays(centre, 27, "08:00"));
});

test("The last place goes to one of two browsers; the other keeps what was typed and books the next time in one press", async ({
  as,
  centre,
}) => {
  const visits = [await waiting(centre), await waiting(centre)];
  const at = inDays(centre, 2, "12:00");
  // One of them has no scripts: the page that comes back is the same.
  const pages = [await as(centre.team.advisor), await as(centre.team.manager, { scripts: false })];
  const answers = await Promise.all(
    pages.map(async (page, which) => {
      await page.goto(`/visits/${visits[which]?.id ?? ""}/booking`);
      const form = page.locator("#time form").last();
      await form.getByLabel("Day and time").fill(at);
      await form.getByLabel("Keep free").fill("75");
    }),
  ).then(() =>
    Promise.all(
      pages.map(async (page) => {
        const answer = page.waitForResponse((response) => response.request().method() === "POST");
        await page.getByRole("button", { name: "Set the time" }).click();
        return answer;
      }),
    ),
  );
  const places = await Promise.all(visits.map(({ id }) => placeOf(id)));
  expect(places.filter((place) => place !== null)).toHaveLength(1);
  const loser = places.indexOf(null);
  const [page, visit] = [pages[loser], visits[loser]];
  if (!page || !visit) throw new Error("nobody lost");
  expect(answers[loser]?.status()).toBe(409);

  await expect(
    page.getByText("No mechanic and bay are free together for long enough.").first(),
  ).toBeVisible();
  await expect(page.getByLabel("Day and time")).toHaveValue(at);
  await expect(page.locator("#time form").last().getByLabel("Keep free")).toHaveValue("75");
  const others = page.locator("#time").getByRole("button", { name: /\d\d:\d\d/ });
  await expect(others).toHaveText([/10:30/, /10:45/, /13:15/]);
  await others.last().click();
  await expect(appointment(page)).toContainText("13:15, 1.25 h kept free");
  const place = await placeOf(visit.id);
  expect(localDateTimeText(place?.receptionAt ?? 0, centre.timeZone)).toBe(inDays(centre, 2, "13:15"));
});

test("A time that has gone while it stood on the page is told where one looks, on a phone too", async ({
  as,
  centre,
  post,
}) => {
  const [mine, faster] = [await waiting(centre), await waiting(centre)];
  const page = await as(centre.team.advisor, { on: "phone" });
  await page.goto(`/visits/${mine.id}/booking`);
  const form = { intent: "book", at: inDays(centre, 2, "12:00"), minutes: "60" };
  const path = `/visits/${faster.id}/booking`;
  expect((await post({ as: centre.team.manager, path, form })).status()).toBe(302);
  await days(page).nth(2).getByRole("button", { name: "12:00", exact: true }).click();
  await expect(page.getByText("That time is not free.")).toBeInViewport();
  await expect(page.getByText("The nearest free times", { exact: true })).toBeInViewport();
  await expect(days(page).nth(2).getByRole("button", { name: "12:00", exact: true })).toHaveCount(0);
  await page
    .locator("#time")
    .getByRole("button", { name: /11:00$/ })
    .click();
  await expect(appointment(page)).toContainText("11:00, 1 h kept free");
});

test("A move to a time that is taken offers others, and the reason that was typed goes along", async ({
  as,
  centre,
  post,
}) => {
  const { advisor } = centre.team;
  const [one, other] = [await waiting(centre), await waiting(centre)];
  for (const [visit, clock] of [
    [one, "09:00"],
    [other, "14:00"],
  ] as const) {
    const form = { intent: "book", at: inDays(centre, 2, clock), minutes: "60" };
    expect((await post({ as: advisor, path: `/visits/${visit.id}/booking`, form })).status()).toBe(302);
  }
  const page = await as(advisor);
  await page.goto(`/visits/${one.id}/booking`);
  await page.getByText("Move the appointment").click();
  const move = page.locator("#move");
  await move.getByLabel("New day and time").fill(inDays(centre, 2, "14:00"));
  await move.getByLabel("Reason").fill("The customer is ill.");
  await move.getByRole("button", { name: "Move it" }).click();
  await expect(move.getByText("The nearest free times", { exact: true })).toBeVisible();
  await expect(move.getByLabel("New day and time")).toHaveValue(inDays(centre, 2, "14:00"));
  await move
    .getByRole("button", { name: /15:00$/ })
    .first()
    .click();
  await expect(appointment(page)).toContainText("15:00");
  const moved = await db().event.findFirstOrThrow({ where: { visitId: one.id, type: "visit.moved" } });
  expect(moved.payload).toMatchObject({ reason: "The customer is ill." });
});

/** The next Sunday on which the clocks of Europe change, as so many days from today. */
function daysToChange(): number {
  const today = Math.floor(Date.now() / DAY);
  const isChange = (day: number) => {
    const date = new Date(day * DAY);
    return date.getUTCDay() === 0 && [2, 9].includes(date.getUTCMonth()) && date.getUTCDate() > 24;
  };
  for (let days = 3; ; days += 1) if (isChange(today + days)) return days;
}

for (const { timeZone, hours } of [
  { timeZone: "Europe/Dublin", hours: [47, 49] },
  { timeZone: "Asia/Almaty", hours: [48] },
]) {
  test(`Nine o'clock stays nine on both sides of a clock change (${timeZone})`, async ({
    as,
    openCentre,
  }) => {
    const centre = await openCentre({ timeZone });
    const page = await as(centre.team.advisor);
    const change = daysToChange();
    const at: number[] = [];
    for (const day of [change - 1, change + 1]) {
      const visit = await waiting(centre);
      const nine = inDays(centre, day, "09:00");
      await page.goto(`/visits/${visit.id}/booking?day=${nine.slice(0, 10)}`);
      await days(page).first().getByRole("button", { name: "09:00", exact: true }).click();
      await expect(appointment(page)).toContainText("09:00, 1 h kept free");
      const place = await placeOf(visit.id);
      expect(localDateTimeText(place?.receptionAt ?? 0, timeZone)).toBe(nine);
      at.push(instant(place?.receptionAt ?? 0));
    }
    expect(hours).toContain(((at[1] ?? 0) - (at[0] ?? 0)) / HOUR);

    // Moved across the change by what is typed, it is nine there too.
    const moving = await waiting(centre);
    await page.goto(`/visits/${moving.id}/booking?day=${inDays(centre, change - 2).slice(0, 10)}`);
    await days(page).first().getByRole("button", { name: "09:00", exact: true }).click();
    await expect(appointment(page)).toContainText("09:00");
    await page.getByText("Move the appointment").click();
    await page.getByLabel("New day and time").fill(inDays(centre, change + 2, "09:00"));
    await page.getByRole("button", { name: "Move it" }).click();
    await expect(appointment(page)).toContainText("moved once");
    await expect(appointment(page)).toContainText("09:00");
    const place = await placeOf(moving.id);
    expect(localDateTimeText(place?.receptionAt ?? 0, timeZone)).toBe(inDays(centre, change + 2, "09:00"));
  });
}
