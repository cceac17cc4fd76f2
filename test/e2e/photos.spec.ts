// Photos at the car: a tablet, many at once, a network that goes away in the middle, and files that are no photos.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { paths } from "~/paths";
import { aPhotoFile } from "../pictures";
import { visitIn, type TestVisit } from "../factories";
import { db, expect, test } from "./fixtures";

const TABLET = { width: 820, height: 1180 };
const folder = mkdtempSync(join(tmpdir(), "bayline-pictures-"));
test.afterAll(() => rmSync(folder, { recursive: true }));

async function pictures(count: number): Promise<readonly string[]> {
  const files = Array.from({ length: count }, (_, at) => join(folder, `IMG_${String(2000 + at)}.jpg`));
  for (const file of files) writeFileSync(file, await aPhotoFile({ width: 2400, height: 1800 }));
  return files;
}

const chooser = (page: Page) => page.getByLabel("Choose photos");
const tiles = (page: Page) => page.getByRole("button", { name: /^Enlarge:/ });
const kept = (visit: TestVisit) => db().photo.count({ where: { visitId: visit.id, removedAt: null } });

test("Six photos are taken on a tablet, the network goes away and comes back: six photos, each once", async ({
  as,
  centre,
}) => {
  const visit = await visitIn("intake", { centre });
  const page = await as(centre.team.advisor);
  await page.setViewportSize(TABLET);
  await page.goto(paths.stage(visit.id, "intake"));
  const files = await pictures(6);
  // The network is lost while the first photos are on their way.
  let parts = 0;
  await page.route("**/uploads/photos/*", async (route) => {
    parts += 1;
    if (parts === 3) await page.context().setOffline(true);
    await route.continue().catch(() => undefined);
  });
  const begun: string[] = [];
  const resumedAt: number[] = [];
  page.on("response", (answer) => {
    const method = answer.request().method();
    if (method === "POST" && answer.status() === 201) begun.push(answer.url());
    if (method === "HEAD") resumedAt.push(Number(answer.headers()["upload-offset"]));
  });
  await chooser(page).setInputFiles([...files]);
  await expect(page.getByText("No connection just now.")).toBeVisible();
  expect(await kept(visit)).toBeLessThan(6);
  // What is typed and done meanwhile does not stop them, nor does another page.
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Tasks" }).first().click();
  await expect.poll(() => kept(visit), { timeout: 60_000 }).toBe(6);
  await page.goto(paths.stage(visit.id, "intake"));
  await expect(tiles(page)).toHaveCount(6);
  expect(await db().event.count({ where: { visitId: visit.id, type: "photo.added" } })).toBe(6);
  // What had arrived was not sent again.
  expect(begun).toHaveLength(6);
  expect(Math.max(...resumedAt)).toBeGreaterThan(0);
});

test("What is half-typed stays while photos arrive", async ({ as, centre }) => {
  const visit = await visitIn("intake", { centre });
  const page = await as(centre.team.advisor);
  await page.goto(paths.stage(visit.id, "intake"));
  await page.getByLabel("New note").fill("The left mirror was");
  await chooser(page).setInputFiles([...(await pictures(2))]);
  await expect(tiles(page)).toHaveCount(2);
  await expect(page.getByLabel("New note")).toHaveValue("The left mirror was");
});

test("Unsent photos survive a reload: they go on by themselves", async ({ as, centre }) => {
  const visit = await visitIn("intake", { centre });
  const page = await as(centre.team.advisor);
  await page.goto(paths.stage(visit.id, "intake"));
  const block = "**/uploads/photos**";
  await page.route(block, (route) => route.abort());
  await chooser(page).setInputFiles([...(await pictures(2))]);
  await expect(page.getByText("No connection just now.")).toBeVisible({ timeout: 30_000 });
  await page.unroute(block);
  await page.goto(paths.board());
  await expect.poll(() => kept(visit), { timeout: 60_000 }).toBe(2);
});

test("What is no photo is refused beside its name; a photo is enlarged, removed and put back", async ({
  as,
  centre,
}) => {
  const visit = await visitIn("intake", { centre });
  const page = await as(centre.team.advisor, { on: "phone" });
  await page.goto(paths.stage(visit.id, "intake"));
  const [photo = ""] = await pictures(1);
  const text = join(folder, "not-really.jpg");
  writeFileSync(text, "hello".repeat(1000));
  const huge = join(folder, "huge.jpg");
  writeFileSync(huge, Buffer.alloc(60 * 1024 * 1024, 1));
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(paths.photoUploads())) sent.push(request.headers()["upload-length"] ?? "");
  });
  await chooser(page).setInputFiles([photo, text, huge]);
  await expect(page.getByText("This file is not a photo.")).toBeVisible();
  await expect(page.getByText("Larger than 25 MB.")).toBeVisible();
  await expect(tiles(page)).toHaveCount(1);
  expect(sent).toHaveLength(2);
  await page.getByRole("button", { name: "Leave out huge.jpg" }).click();
  await expect(page.getByText("huge.jpg")).toBeHidden();

  await tiles(page).click();
  const large = page.getByRole("dialog", { name: /^Walkaround, photo 1 of 1/ });
  await expect(large.getByRole("img")).toBeVisible();
  await large.getByRole("button", { name: "Remove" }).click();
  await expect(tiles(page)).toHaveCount(0);
  expect(await kept(visit)).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tiles(page)).toHaveCount(1);
  expect(await kept(visit)).toBe(1);
});
