// A customer books alone, without scripts: the code comes from the outbox, the link moves the visit.
import type { Page } from "@playwright/test";
import { createLink } from "~/customer/links.server";
import { DAY, HOUR, instant, plus } from "~/journey/instant";
import { bookPlace } from "~/stages/1-booking/place.server";
import { authorOf, changeVisit } from "~/visits/store.server";
import { aLine, aRequest } from "../factories";
import { anOpenCentre, type OpenCentre } from "../online-bookings";
import { db, expect, test } from "./fixtures";
import { aPhone, chooseTime, readCode, TEXTS, times } from "./screens/online-booking";

/** From the first page to the code's. */
async function fillIn(page: Page, language: "en" | "ru", phone: string): Promise<void> {
  const t = TEXTS[language];
  await page.getByRole("checkbox", { name: new RegExp(t.service) }).check();
  await page.getByLabel(t.complaint).fill("It squeals when I brake.");
  await page.getByRole("button", { name: t.next }).click();
  await page.getByLabel(t.plate).fill("191-D-4711");
  await page.getByLabel(t.make).fill("Toyota");
  await page.getByRole("button", { name: t.next }).click();
  // The model was forgotten: everything else is still there.
  await expect(page.getByText(t.missing)).toBeVisible();
  await expect(page.getByLabel(t.plate)).toHaveValue("191-D-4711");
  await page.getByLabel(t.model).fill("Corolla");
  await page.getByLabel(t.wait).check();
  await page.getByRole("button", { name: t.next }).click();
  await chooseTime(page, 8);
  await page.getByLabel(t.name).fill("Niamh Byrne");
  await page.getByLabel(t.phone).fill(phone);
  await page.getByLabel(t.consent).check();
  await page.getByRole("button", { name: t.send }).click();
  await expect(page.getByLabel(t.code, { exact: true })).toBeVisible();
}

for (const language of ["en", "ru"] as const) {
  const t = TEXTS[language];
  test(`A customer books without scripts, and moves and calls off behind the link (${language})`, async ({
    as,
    visitor,
  }) => {
    const centre = await anOpenCentre({ language });
    const staff = await as(centre.team.advisor);
    const page = await visitor({ scripts: false, on: "phone" });
    const phone = aPhone();
    await page.goto(`/book/${centre.slug}?lang=en`);
    if (language === "ru") {
      // The other language is a button of the form: what was typed stays.
      await page.getByLabel(TEXTS.en.complaint).fill("Скрипит");
      await page.getByRole("button", { name: "Русский" }).click();
      await expect(page.getByLabel(t.complaint)).toHaveValue("Скрипит");
    }
    await fillIn(page, language, phone);
    // Back and forth loses nothing.
    await page.getByRole("button", { name: t.back }).click();
    await expect(page.getByLabel(t.phone)).toHaveValue(phone);
    await page.getByRole("button", { name: t.send }).click();
    await page.getByLabel(t.code, { exact: true }).fill(await readCode(staff, phone));
    await page.getByRole("button", { name: t.book }).click();
    await expect(page.getByRole("heading", { name: t.booked })).toBeVisible();
    const visit = await db().visit.findFirstOrThrow({ where: { centreId: centre.id } });
    expect(visit.appointmentAt).not.toBeNull();

    // The confirmation stands in the outbox, and its link opens the same page.
    await staff.goto("/outbox");
    const link = (await staff.getByRole("link", { name: /\/l\// }).first().getAttribute("href")) ?? "";
    expect(new URL(link).pathname).toBe(new URL(page.url()).pathname);

    await page.getByRole("link", { name: t.move }).click();
    await chooseTime(page, 20);
    await expect(page.getByRole("heading", { name: t.booked })).toBeVisible();
    const moved = await db().visit.findUniqueOrThrow({ where: { id: visit.id } });
    expect(moved.appointmentAt).not.toEqual(visit.appointmentAt);
    const place = await db().reservation.findFirst({ where: { visitId: visit.id } });
    expect(place?.receptionAt).toEqual(moved.appointmentAt);

    await page.getByRole("link", { name: t.cancel }).click();
    await page.getByRole("button", { name: t.yesCancel }).click();
    await expect(page.getByRole("heading", { name: t.cancelled })).toBeVisible();
    expect(await db().reservation.count({ where: { visitId: visit.id } })).toBe(0);
  });
}

/** A visit on this day at this hour of the centre's clock, and the customer's link to it. */
async function aBookedVisit(centre: OpenCentre, at: number) {
  const visit = await aRequest({ centre, lines: [aLine()] });
  const outcome = await changeVisit(
    authorOf(centre.team.advisor),
    visit.id,
    crypto.randomUUID(),
    (present, { tx, now }) =>
      bookPlace(present, { at: instant(at), minutes: 60, online: false }, { tx, now }),
  );
  expect(outcome.kind).toBe("done");
  const { address } = await createLink(
    db(),
    { centreId: centre.id },
    { visitId: visit.id, purpose: "booking", expiresAt: plus(instant(new Date()), 300 * DAY) },
  );
  return { visit, address };
}

test("A move that comes too late says whom to call", async ({ visitor }) => {
  const centre = await anOpenCentre();
  const noon = Math.floor(Date.now() / DAY) * DAY + 2 * DAY + 12 * HOUR;
  const { address } = await aBookedVisit(centre, noon);
  const page = await visitor({ scripts: false });
  await page.goto(`${address}/move`);
  await expect(times(page)).not.toHaveCount(0);
  const { phone } = await db().centre.update({ where: { id: centre.id }, data: { moveDeadlineHours: 720 } });
  await chooseTime(page, 3);
  await expect(page.getByText(TEXTS.en.tooLate)).toBeVisible();
  await expect(page.locator("main").locator(`a[href="tel:${phone}"]`)).toBeVisible();
  expect(
    (await db().visit.findFirstOrThrow({ where: { centreId: centre.id } })).appointmentAt?.getTime(),
  ).toBe(noon);
  await page.goto(address);
  await expect(page.getByText(TEXTS.en.tooLate)).toBeVisible();
  await expect(page.getByRole("link", { name: TEXTS.en.move })).toHaveCount(0);
});

/** The last Sunday of a month, midnight UTC: in March the European Union goes an hour ahead, in October back (Directive 2000/84/EC). */
function lastSunday(year: number, month: number): number {
  const end = Date.UTC(year, month, 0);
  return end - new Date(end).getUTCDay() * DAY;
}

/** The next one for which the day before can still be booked, and hours ahead of UTC in Dublin on that day and the day after. */
function nextChange() {
  const year = new Date().getUTCFullYear();
  const changes = [year, year + 1].flatMap((each) => [
    { sunday: lastSunday(each, 3), dublin: [0, 1] },
    { sunday: lastSunday(each, 10), dublin: [1, 0] },
  ]);
  const next = changes.find(({ sunday }) => sunday - 3 * DAY > Date.now());
  if (!next) throw new Error("the clocks change twice a year");
  return next;
}

for (const timeZone of ["Europe/Dublin", "Asia/Tashkent"]) {
  test(`Nine o'clock stays nine o'clock on both sides of the change of the clocks (${timeZone})`, async ({
    visitor,
    request,
  }) => {
    const { sunday, dublin } = nextChange();
    const offsets = timeZone === "Europe/Dublin" ? dublin : [5, 5];
    const centre = await anOpenCentre({ timeZone });
    const page = await visitor({ scripts: false });
    for (const [index, midnight] of [sunday - DAY, sunday + DAY].entries()) {
      const date = new Date(midnight).toISOString().slice(0, 10);
      const at = midnight + (9 - (offsets[index] ?? 0)) * HOUR;
      const { address } = await aBookedVisit(centre, at);
      await page.goto(address);
      await expect(page.getByText(/, 09:00$/).first()).toBeVisible();
      const file = await (await request.get(`${address}/visit.ics`)).text();
      expect(file).toContain(`DTSTART;TZID=${timeZone}:${date.replaceAll("-", "")}T090000`);
      expect(file).toContain(`TZID:${timeZone}`);
    }
  });
}
