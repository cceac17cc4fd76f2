// A customer books alone, without scripts: the code comes from the outbox, the link moves the visit; and a centre's own site frames it.
import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { widgetSnippet } from "~/customer/booking/widget";
import { createLink } from "~/customer/links.server";
import { DAY, HOUR, instant, plus } from "~/journey/instant";
import { bookPlace } from "~/stages/1-booking/place.server";
import { authorOf, changeVisit } from "~/visits/store.server";
import { aLine, aRequest } from "../factories";
import { anOpenCentre, type OpenCentre } from "../online-bookings";
import { db, expect, test } from "./fixtures";

const TEXTS = {
  en: {
    next: "Go on",
    complaint: "In your own words",
    plate: "Number plate",
    make: "Make",
    model: "Model",
    wait: "I wait here",
    name: "Your name",
    phone: "Mobile number",
    consent: /Text me about this visit/,
    send: "Send me the code",
    code: "Code",
    book: /^Book /,
    missing: "Fill this in.",
    back: "Back",
    booked: "Your appointment",
    move: "Move to another time",
    cancel: "Call the visit off",
    yesCancel: "Yes, call it off",
    cancelled: "This visit was cancelled",
    service: "Oil service",
    tooLate: "It is too late to change the visit here.",
  },
  ru: {
    next: "Дальше",
    complaint: "Своими словами",
    plate: "Госномер",
    make: "Марка",
    model: "Модель",
    wait: "Подожду в сервисе",
    name: "Ваше имя",
    phone: "Мобильный телефон",
    consent: /Присылайте сообщения/,
    send: "Получить код",
    code: "Код",
    book: /^Записаться/,
    missing: "Заполните это поле.",
    back: "Назад",
    booked: "Вы записаны",
    move: "Перенести на другое время",
    cancel: "Отменить визит",
    yesCancel: "Да, отменить",
    cancelled: "Визит отменён",
    service: "Замена масла",
    tooLate: "Изменить запись здесь уже нельзя.",
  },
} as const;

let numbers = 0;
/** Every customer has a number of their own: codes are counted by it. */
function aPhone(): string {
  numbers += 1;
  return `+35387${String(Date.now() % 100_000).padStart(5, "0")}${String(numbers).padStart(2, "0")}`;
}

/** The times on the page: buttons that say the hour. */
const times = (page: Page) => page.locator("main button[name=at]");

async function readCode(staff: Page, phone: string): Promise<string> {
  await staff.goto("/outbox");
  const row = staff
    .getByRole("row")
    .filter({ hasText: phone.slice(-4) })
    .first();
  return /\b\d{6}\b/.exec(await row.innerText())?.[0] ?? "";
}

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
  await times(page).nth(8).click();
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
    await times(page).nth(12).click();
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
  await expect(times(page).first()).toBeVisible();
  const { phone } = await db().centre.update({ where: { id: centre.id }, data: { moveDeadlineHours: 720 } });
  await times(page).nth(3).click();
  await expect(page.getByText(TEXTS.en.tooLate)).toBeVisible();
  await expect(page.locator("main").getByRole("link", { name: phone })).toBeVisible();
  expect(
    (await db().visit.findFirstOrThrow({ where: { centreId: centre.id } })).appointmentAt?.getTime(),
  ).toBe(noon);
  await page.goto(address);
  await expect(page.getByText(TEXTS.en.tooLate)).toBeVisible();
  await expect(page.getByRole("link", { name: TEXTS.en.move })).toHaveCount(0);
});

for (const { timeZone, dates, offsets } of [
  // The last Sunday of March 2027 is the 28th; Dublin is an hour ahead of UTC from then on.
  { timeZone: "Europe/Dublin", dates: ["2027-03-27", "2027-03-29"], offsets: [0, 1] },
  { timeZone: "Asia/Tashkent", dates: ["2027-03-27", "2027-03-29"], offsets: [5, 5] },
]) {
  test(`Nine o'clock stays nine o'clock on both sides of the change of the clocks (${timeZone})`, async ({
    visitor,
    request,
  }) => {
    const centre = await anOpenCentre({ timeZone });
    const page = await visitor({ scripts: false });
    for (const [index, date] of dates.entries()) {
      const at = Date.parse(`${date}T09:00:00Z`) - (offsets[index] ?? 0) * HOUR;
      const { address } = await aBookedVisit(centre, at);
      await page.goto(address);
      await expect(page.getByText(/, 09:00$/).first()).toBeVisible();
      const file = await (await request.get(`${address}/visit.ics`)).text();
      expect(file).toContain(`DTSTART;TZID=${timeZone}:${date.replaceAll("-", "")}T090000`);
      expect(file).toContain(`TZID:${timeZone}`);
    }
  });
}

/** Another site with a page that frames the widget. */
async function anotherSite(html: (origin: string) => string): Promise<{ origin: string; server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(html(origin));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  // Our program is at 127.0.0.1: another name makes it another site, not only another port.
  const origin = `http://localhost:${String(typeof address === "object" ? address?.port : 0)}`;
  return { origin, server };
}

test("A centre's own site shows the booking page in a frame, other sites do not", async ({
  visitor,
  world,
  as,
  request,
}) => {
  const centre = await anOpenCentre();
  const snippet = widgetSnippet({
    appUrl: world.url,
    slug: centre.slug,
    title: "Book a visit",
    language: "en",
  });
  const { origin, server } = await anotherSite(() => `<!doctype html><title>Site</title>${snippet}`);
  try {
    const policy = async (path: string) => {
      const headers = (await request.get(path)).headers();
      return [
        headers["content-security-policy"]?.match(/frame-ancestors [^;]*/)?.[0],
        headers["x-frame-options"],
      ];
    };
    expect(await policy(`/book/${centre.slug}?embed=1`)).toEqual(["frame-ancestors 'none'", "DENY"]);
    await db().centre.update({ where: { id: centre.id }, data: { widgetOrigins: [origin] } });
    expect(await policy(`/book/${centre.slug}?embed=1`)).toEqual([`frame-ancestors ${origin}`, undefined]);
    expect(await policy(`/book/${centre.slug}`)).toEqual(["frame-ancestors 'none'", "DENY"]);
    expect(await policy("/sign-in?embed=1")).toEqual(["frame-ancestors 'none'", "DENY"]);

    const staff = await as(centre.team.advisor);
    const site = await visitor();
    await site.goto(origin);
    const frame = site.frame({ url: /embed=1/ }) ?? site.frames()[1];
    if (!frame) throw new Error("there is no frame");
    const phone = aPhone();
    const t = TEXTS.en;
    await frame.getByLabel(t.complaint).fill("It squeals.");
    await frame.getByRole("button", { name: t.next }).click();
    await frame.getByLabel(t.plate).fill("191-D-4712");
    await frame.getByLabel(t.make).fill("Toyota");
    await frame.getByLabel(t.model).fill("Yaris");
    await frame.getByLabel(t.wait).check();
    await frame.getByRole("button", { name: t.next }).click();
    await frame.locator("main button[name=at]").nth(6).click();
    await frame.getByLabel(t.name).fill("Niamh Byrne");
    await frame.getByLabel(t.phone).fill(phone);
    await frame.getByRole("button", { name: t.send }).click();
    await expect(frame.getByLabel(t.code, { exact: true })).toBeVisible();
    await frame.getByLabel(t.code, { exact: true }).fill(await readCode(staff, phone));
    await frame.getByRole("button", { name: t.book }).click();
    await expect(frame.getByRole("heading", { name: "Your visit is booked" })).toBeVisible();
    expect(await db().visit.count({ where: { centreId: centre.id } })).toBe(1);

    // A form of that site itself is somebody else's.
    const before = await db().onlineBooking.count();
    await site.setContent(
      `<form method="post" action="${world.url}/book/${centre.slug}"><input name="complaint" value="x"><button>Go</button></form>`,
    );
    const [refused] = await Promise.all([
      site.waitForResponse((response) => response.request().method() === "POST"),
      site.getByRole("button", { name: "Go" }).click(),
    ]);
    expect(refused.status()).toBe(403);
    expect(await db().onlineBooking.count()).toBe(before);
  } finally {
    server.close();
  }
});

/** Bytes of a page as they come over the wire, compressed. */
function weight(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

test("The booking pages weigh at most 14 kB and bring no script", async ({ visitor }) => {
  const centre = await anOpenCentre({ language: "ru" });
  const page = await visitor({ scripts: false });
  const t = TEXTS.ru;
  const weights: Record<string, number> = {};
  await page.goto(`/book/${centre.slug}?lang=ru`);
  weights.work = await weight(page.url());
  await page.getByLabel(t.complaint).fill("Скрипит");
  await page.getByRole("button", { name: t.next }).click();
  await page.getByLabel(t.plate).fill("А123ВС77");
  await page.getByLabel(t.make).fill("Лада");
  await page.getByLabel(t.model).fill("Веста");
  await page.getByLabel(t.wait).check();
  weights.car = await weight(page.url());
  await page.getByRole("button", { name: t.next }).click();
  await expect(times(page).first()).toBeVisible();
  weights.time = await weight(page.url());
  expect(await page.locator("script").count()).toBe(0);
  test.info().annotations.push({ type: "bytes", description: JSON.stringify(weights) });
  console.log(JSON.stringify(weights));
  for (const [name, bytes] of Object.entries(weights)) expect(bytes, name).toBeLessThan(14 * 1024);
});
