// Intake on a tablet beside the car: damage marked and photographed, the order signed by finger or on the customer's phone.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { instant, MINUTE, plus } from "~/journey/instant";
import { paths } from "~/paths";
import { visitIn, type TestVisit } from "../factories";
import { aPhotoFile } from "../pictures";
import { inDays } from "./commands";
import { db, expect, test } from "./fixtures";
import { signByFinger } from "./screens/desk";
import { madeLink } from "./screens/workshop";

const TABLET = { width: 768, height: 1024 };
const folder = mkdtempSync(join(tmpdir(), "bayline-intake-"));
test.afterAll(() => rmSync(folder, { recursive: true }));

async function picture(name: string): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, await aPhotoFile({ width: 1600, height: 1200 }));
  return file;
}

async function onTablet(page: Page, visit: TestVisit): Promise<Page> {
  await page.setViewportSize(TABLET);
  await page.goto(paths.stage(visit.id, "intake"));
  return page;
}

const kept = (visit: TestVisit, subject: string) =>
  db().photo.count({ where: { visitId: visit.id, subject, removedAt: null } });

const drawing = (page: Page) => page.getByRole("group", { name: "Drawing of the car, unfolded" });

/** Taps a place of the drawing, in its own units. */
async function tap(page: Page, x: number, y: number): Promise<void> {
  await drawing(page).scrollIntoViewIfNeeded();
  const box = await drawing(page).boundingBox();
  if (!box) throw new Error("no drawing");
  await page.mouse.click(box.x + (x / 1000) * box.width, box.y + (y / 720) * box.height);
}

async function begin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Customer greeted" }).click();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await expect(drawing(page)).toBeVisible();
}

async function readings(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Yes, together" }).check();
  await page.getByLabel("Mileage").fill("84 300");
  await page.getByLabel("What it drives with").selectOption("Plug-in hybrid");
  await page.getByLabel("Fuel", { exact: true }).fill("60");
  await page.getByLabel("Charge").fill("35");
  await page.getByRole("checkbox", { name: "Tyre pressure" }).check();
  await page.getByLabel("Belongings in the car").fill("A child seat.");
}

async function agree(page: Page, ready: string): Promise<void> {
  await page.getByRole("button", { name: "The customer knows the price" }).click();
  await page.getByLabel("Ready by").fill(ready);
  await page.getByRole("button", { name: "Promise it" }).click();
  await page.getByRole("radio", { name: "Ask every time" }).check();
  await page.getByRole("button", { name: "Agreed", exact: true }).click();
  await expect(page.getByText("How does the customer sign?")).toBeVisible();
}

test("A whole intake on a tablet: marks with photos, readings, price, promise, and the finger's signature", async ({
  as,
  centre,
}) => {
  await db().centre.update({ where: { id: centre.id }, data: { taxBasisPoints: 2300 } });
  const visit = await visitIn("intake", { centre });
  const page = await onTablet(await as(centre.team.advisor), visit);
  await begin(page);

  await page.getByRole("button", { name: "Hatchback" }).click();
  await page.getByRole("button", { name: "Dent", exact: true }).click();
  await tap(page, 430, 630);
  const first = page.getByRole("listitem", { name: "Mark 1: Dent, Left front door" });
  await expect(first).toBeVisible();
  await first.getByLabel("Note").fill("Five centimetres");
  await first.getByLabel("Choose photos").setInputFiles([await picture("dent.jpg")]);
  await expect.poll(() => kept(visit, "damage"), { timeout: 30_000 }).toBe(1);
  await expect(first.getByRole("button", { name: /^Enlarge:/ })).toBeVisible();
  // Without a steady hand: from the list, moved by keys, changed, removed and put back.
  await page.getByLabel("Part of the car").selectOption("Rear bumper");
  await page.getByRole("button", { name: "Mark this part" }).click();
  const second = page.getByRole("listitem", { name: "Mark 2: Dent, Rear bumper" });
  await second.getByLabel("Kind").selectOption("Scratch");
  const onDrawing = drawing(page).getByRole("button", { name: /^Mark 2: Scratch/ });
  await onDrawing.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await expect(drawing(page).getByRole("button")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(drawing(page).getByRole("button")).toHaveCount(2);

  await readings(page);
  await page.getByRole("button", { name: "Walkaround done" }).click();
  await expect(page.getByRole("button", { name: "The customer knows the price" })).toBeVisible();
  await page.getByText("Add from the catalogue").click();
  await page.getByRole("button", { name: "Add: Front brake pads" }).click();
  await expect(page.getByText(/of it tax, 23\s?%/)).toBeVisible();
  await agree(page, inDays(centre, 1, "17:30"));
  await signByFinger(page, "Nora Byrne");
  await expect(page.getByText("Everything is there.")).toBeVisible();
  await expect(page.getByText(/by finger on the tablet/)).toBeVisible();

  const { intake } = await visit.load();
  expect(intake.walkaround).toMatchObject({
    body: "hatchback",
    energy: "plug-in",
    fuelPercent: 60,
    chargePercent: 35,
    lights: ["tyres"],
    marks: [
      { kind: "dent", zone: "left-front-door", note: "Five centimetres" },
      { kind: "scratch", zone: "rear-bumper" },
    ],
  });
  expect(intake.signed).toMatchObject({ name: "Nora Byrne", method: "finger" });
  expect(intake.signed?.strokes).toMatch(/^M\d+ \d+L/);
  const evidence = await db().auditRecord.findMany({ where: { visitId: visit.id, kind: "order" } });
  expect(evidence.map(({ content }) => content.includes(intake.signed?.hash ?? "-"))).toEqual([true]);
  // Printed at night it is black on white.
  await page.goto(paths.workOrder(visit.id));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("article")).toHaveCSS("color", "rgb(0, 0, 0)");
  await expect(page.getByRole("article")).toHaveCSS("background-color", "rgb(255, 255, 255)");
});

test("The customer signs on their own phone, without scripts; an order that has changed is shown anew first", async ({
  as,
  visitor,
  centre,
}) => {
  const visit = await visitIn("intake", { centre });
  const page = await onTablet(await as(centre.team.advisor), visit);
  await begin(page);
  await page.getByRole("button", { name: "Dent", exact: true }).click();
  await tap(page, 500, 360);
  await readings(page);
  await page.getByRole("button", { name: "Walkaround done" }).click();
  await agree(page, inDays(centre, 1, "17:30"));
  await page.getByRole("radio", { name: "On their own phone" }).check();
  await page.getByRole("button", { name: "Send the order to the customer" }).click();
  const address = await madeLink(page);

  const phone = await visitor({ on: "phone", scripts: false });
  await phone.goto(address);
  await expect(phone.getByRole("heading", { level: 1, name: "Your order" })).toBeVisible();
  for (const told of ["Dent, Roof", "Tyre pressure", "A child seat.", "Ask every time"])
    await expect(phone.getByText(told).first(), told).toBeVisible();
  await phone.getByLabel("Your name").fill("Nora Byrne");

  // Meanwhile the advisor agrees on another time.
  await page.getByText("Correct: Promised time").click();
  await page.getByLabel("Ready by").fill(inDays(centre, 2, "12:00"));
  await page.getByRole("button", { name: "Promise it" }).click();
  await expect.poll(async () => (await visit.load()).promise?.current).not.toBe(undefined);
  await expect(page.getByText("Correct: Promised time")).toBeVisible();
  await page.waitForLoadState("networkidle");

  await phone.getByRole("button", { name: /^I agree and sign/ }).click();
  await expect(phone.getByText("The order has changed since you opened it.")).toBeVisible();
  expect((await visit.load()).intake.signed).toBeUndefined();
  await phone.getByLabel("Your name").fill("Nora Byrne");
  await phone.getByRole("button", { name: /^I agree and sign/ }).click();
  await expect(phone.getByText("Signed by Nora Byrne")).toBeVisible();
  expect((await visit.load()).intake.signed).toMatchObject({ name: "Nora Byrne", method: "link" });
  await expect(page.getByText("Everything is there.")).toBeVisible();
});

test("What is half-written survives a reload and a lost network, and a second tablet is told of it", async ({
  as,
  centre,
}) => {
  const visit = await visitIn("intake", { centre });
  const page = await onTablet(await as(centre.team.advisor), visit);
  await begin(page);
  const saved = () => page.waitForResponse((answer) => answer.url().endsWith("/intake/draft") && answer.ok());
  const first = saved();
  await page.getByLabel("Mileage").fill("84300");
  await tap(page, 500, 360);
  await first;
  await expect
    .poll(async () =>
      JSON.stringify((await db().intakeDraft.findFirst({ where: { visitId: visit.id } }))?.content),
    )
    .toContain("roof");
  await page.reload();
  await expect(page.getByLabel("Mileage")).toHaveValue("84300");
  await expect(page.getByRole("listitem", { name: "Mark 1: Scratch, Roof" })).toBeVisible();

  // Another tablet opens the same page, and goes on there.
  const second = await onTablet(await as(centre.team.manager), visit);
  await expect(second.getByText(`Begun by ${centre.team.advisor.name}`, { exact: false })).toBeVisible();
  await expect(second.getByLabel("Mileage")).toHaveValue("84300");
  await second.getByLabel("Belongings in the car").fill("Skis on the roof.");
  await expect(second.getByText("Kept.", { exact: true })).toBeVisible();

  // The first one, without a network meanwhile, has written too: nothing is lost, and nobody is overwritten.
  await page.context().setOffline(true);
  await page.getByLabel("Belongings in the car").fill("A child seat.");
  await expect(page.getByText("Kept on this tablet", { exact: false })).toBeVisible();
  await page.context().setOffline(false);
  await expect(
    page.getByText(`${centre.team.manager.name} has written here too`, { exact: false }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Show what they wrote" }).click();
  await expect(page.getByLabel("Belongings in the car")).toHaveValue("Skis on the roof.");
});

test("Arrival and greeting take one tap each, on the board", async ({ as, centre }) => {
  const visit = await visitIn("preparation", {
    centre,
    ready: true,
    appointmentAt: plus(instant(new Date()), 10 * MINUTE),
  });
  const page = await as(centre.team.advisor);
  await page.setViewportSize(TABLET);
  await page.goto("/");
  await page.getByRole("button", { name: "It has arrived" }).click();
  await page.getByRole("button", { name: "Greeted" }).click();
  await expect(page.getByRole("button", { name: "Greeted" })).toHaveCount(0);
  await expect(page).toHaveURL("/");
  expect((await visit.load()).intake.greeted).toBeDefined();
});
