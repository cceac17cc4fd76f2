// The page of a ready car on a small phone without scripts: all of it within 14 kB, and the customer signs for the car there.
import { v7 as uuid } from "uuid";
import { DAY, instant, plus } from "~/journey/instant";
import { createLink } from "~/customer/links.server";
import { paths } from "~/paths";
import { explainWork, notifyReady, startHandover } from "~/stages/6-handover/handover";
import { aCentre, aCustomer, aLine, visitIn, type TestVisit } from "../factories";
import { invoiced } from "../stripe/payable";
import { equip } from "./equipment";
import { db, expect, test } from "./fixtures";
import { weight } from "./weight";

async function photoOf({ id: visitId, centre }: TestVisit, subject: "before" | "after"): Promise<void> {
  const size = { width: 1600, height: 1200, bytes: 1, contentHash: new Uint8Array(32) };
  await db().photo.create({ data: { id: uuid(), centreId: centre.id, visitId, subject, ...size } });
}

test("A ready car in Russian: what was done and the invoice within 14 kB at 320 pixels; it is signed for there", async ({
  visitor,
}) => {
  const centre = await equip(await aCentre({ language: "ru" }));
  const customerId = await aCustomer(centre, { name: "Анна Петрова", language: "ru" });
  const lines = [
    aLine({ title: "Oil and filter change", priceMinor: 13_500 }),
    aLine({ title: "Front brake pads", priceMinor: 24_000 }),
  ];
  const visit = await visitIn("handover", { centre, customerId, lines });
  const { advisor } = centre.team;
  await invoiced(visit);
  await visit.change(advisor, (present, now) => notifyReady(present, { how: "phone" }, now));
  await visit.change(advisor, startHandover);
  await visit.change(advisor, (present, now) => explainWork(present, { oldPartsShown: true }, now));
  for (const subject of ["before", "before", "after", "after"] as const) await photoOf(visit, subject);
  const about = { visitId: visit.id, purpose: "status" as const, expiresAt: plus(instant(new Date()), DAY) };
  const { address } = await createLink(db(), { centreId: centre.id }, about);

  const phone = await visitor({ on: "phone", scripts: false });
  await phone.setViewportSize({ width: 320, height: 640 });
  await phone.goto(paths.customerLink(address.split("/l/")[1] ?? ""));
  await expect(phone.getByRole("heading", { name: "Ваш автомобиль готов" })).toBeVisible();
  await expect(phone.getByText("Замена передних тормозных колодок").first()).toBeVisible();
  await expect(phone.getByRole("link", { name: "Счёт (PDF)" })).toBeVisible();
  const photo = phone.getByRole("img", { name: /До работ/ }).first();
  await expect(photo).toHaveAttribute("loading", "lazy");
  await expect(photo).toHaveAttribute("width", /\d+/);

  const styles = await phone
    .locator('link[rel="stylesheet"]')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLLinkElement ? link.href : "")));
  const bytes = await Promise.all([phone.url(), ...styles].map(weight));
  test.info().annotations.push({ type: "bytes", description: JSON.stringify(bytes) });
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(14 * 1024);
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);

  await phone.getByLabel("Ваше имя").fill("Анна Петрова");
  await phone.getByRole("button", { name: "Подтвердить" }).click();
  await expect(phone.getByText("Получение подтвердил(а) Анна Петрова")).toBeVisible();
  expect((await visit.load()).handover.signed?.method).toBe("link");
});
