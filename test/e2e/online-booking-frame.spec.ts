// The booking page within a centre's own site, and how little it weighs.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { widgetSnippet } from "~/customer/booking/widget";
import { anOpenCentre } from "../online-bookings";
import { db, expect, test } from "./fixtures";
import { aPhone, chooseTime, readCode, TEXTS, times } from "./screens/online-booking";
import { weight } from "./weight";

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
    await chooseTime(frame, 6);
    await frame.getByLabel(t.name).fill("Niamh Byrne");
    await frame.getByLabel(t.phone).fill(phone);
    await frame.getByRole("button", { name: t.send }).click();
    await expect(frame.getByLabel(t.code, { exact: true })).toBeVisible();
    await frame.getByLabel(t.code, { exact: true }).fill(await readCode(staff, phone));
    await frame.getByRole("button", { name: t.book }).click();
    await expect(frame.getByRole("heading", { name: "Your visit is booked" })).toBeVisible();
    expect(await db().visit.count({ where: { centreId: centre.id } })).toBe(1);

    // A form of that site itself is somebody else's.
    const begun = () => db().onlineBooking.count({ where: { centreId: centre.id } });
    const before = await begun();
    await site.setContent(
      `<form method="post" action="${world.url}/book/${centre.slug}"><input name="complaint" value="x"><button>Go</button></form>`,
    );
    const [refused] = await Promise.all([
      site.waitForResponse((response) => response.request().method() === "POST"),
      site.getByRole("button", { name: "Go" }).click(),
    ]);
    expect(refused.status()).toBe(403);
    expect(await begun()).toBe(before);
  } finally {
    server.close();
  }
});

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
  for (const [name, bytes] of Object.entries(weights)) expect(bytes, name).toBeLessThan(14 * 1024);
});
