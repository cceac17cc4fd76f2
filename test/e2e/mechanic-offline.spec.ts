// A mechanic in a dead spot: taps keep their times, the page opens without a connection, conflicts are explained.
import type { Page } from "@playwright/test";
import { MINUTE } from "~/journey/instant";
import { finishWork } from "~/stages/4-repairs/clock";
import { paths } from "~/paths";
import { aPhotoFile } from "../pictures";
import { aLine, visitIn, type TestCentre, type TestVisit } from "../factories";
import { db, expect, test } from "./fixtures";

const BRAKES = "Front brake pads";
const OIL = "Oil and filter";

function aCar(centre: TestCentre): Promise<TestVisit> {
  return visitIn("repairs", { centre, lines: [aLine({ title: BRAKES }), aLine({ title: OIL })] });
}

/** The worker that opens the page without a connection is at work, and has the page. */
async function kept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const pages = await caches.open("bayline-page-1");
        const files = await caches.open("bayline-files-1");
        return (await pages.keys()).length === 1 && (await files.keys()).length > 3;
      }),
    )
    .toBe(true);
}

async function workOf(visit: TestVisit) {
  return db().event.findMany({
    where: {
      visitId: visit.id,
      type: { in: ["work.started", "work.stopped", "work.resumed", "work.finished"] },
    },
    orderBy: { seq: "asc" },
  });
}

const waits = (page: Page) => page.getByText(/^Waits to be sent/);

test("Three taps without a connection stand in the log at their own times when it is back", async ({
  as,
  centre,
}) => {
  const visit = await aCar(centre);
  const page = await as(centre.team.mechanic, { on: "phone" });
  await page.goto(paths.myWork());
  await kept(page);
  await page.context().setOffline(true);
  await expect(page.getByText("No connection.", { exact: false })).toBeVisible();

  const now = Date.now();
  const [start, stop, resume] = [now - 40 * MINUTE, now - 25 * MINUTE, now - 10 * MINUTE];
  const brakes = page.locator("div").filter({ has: page.getByRole("heading", { name: BRAKES }) });
  await page.clock.setFixedTime(start);
  await brakes.getByRole("button", { name: "Start" }).last().click();
  await expect(waits(page)).toBeVisible();
  await page.clock.setFixedTime(stop);
  await page.getByRole("button", { name: "Parts are missing" }).click();
  await expect(page.getByRole("button", { name: "Go on" })).toBeVisible();
  await page.clock.setFixedTime(resume);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("3 entries wait to be sent")).toBeVisible();
  expect(await workOf(visit)).toEqual([]);

  // Closed and opened again in the dead spot: everything is still there.
  await page.reload();
  await expect(page.getByText("3 entries wait to be sent")).toBeVisible();
  await expect(page.getByRole("button", { name: "Done" })).toBeVisible();

  await page.clock.setFixedTime(now);
  await page.context().setOffline(false);
  await expect
    .poll(async () => (await workOf(visit)).map(({ type }) => type))
    .toEqual(["work.started", "work.stopped", "work.resumed"]);
  const log = await workOf(visit);
  for (const [place, at] of [start, stop, resume].entries()) {
    expect(Math.abs((log[place]?.occurredAt.getTime() ?? 0) - at)).toBeLessThan(5_000);
  }
  await expect(waits(page)).toHaveCount(0);
  await expect(page.getByText(/entries wait to be sent/)).toHaveCount(0);
  await expect(page.getByRole("timer")).toContainText("10 min");
  const clocked = (await visit.load()).jobs.map(({ clockedMs }) => Math.round(clockedMs / MINUTE));
  expect(Math.max(...clocked)).toBe(15);
});

test("What a colleague did meanwhile is explained, and the rest is recorded", async ({ as, centre }) => {
  const visit = await aCar(centre);
  const page = await as(centre.team.mechanic, { on: "phone" });
  await page.goto(paths.myWork());
  const jobs = (await visit.load()).jobs;
  await page.getByRole("button", { name: "Start" }).first().click();
  await expect.poll(async () => (await workOf(visit)).length).toBe(1);
  await expect(page.getByRole("button", { name: "Done" })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Start" }).first().click();
  await expect(page.getByText("2 entries wait to be sent")).toBeVisible();
  const running = (await visit.load()).jobs.find(({ state }) => state.kind === "running");
  await visit.change(centre.team.manager, (v, at) => finishWork(v, { jobId: running?.id ?? "" }, at));

  await page.context().setOffline(false);
  await expect(page.getByText("A colleague has already marked this job as done.")).toBeVisible();
  await expect
    .poll(async () => (await visit.load()).jobs.filter((each) => each.state.kind === "running").length)
    .toBe(1);
  expect(jobs).toHaveLength(2);
  await page.getByRole("button", { name: "Leave out" }).click();
  await expect(page.getByText("Not recorded")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.getByText("Not recorded")).toHaveCount(0);
});

test("A finding and a request for parts are taken down without a connection, with a photo, and sent later", async ({
  as,
  centre,
}) => {
  const visit = await aCar(centre);
  const page = await as(centre.team.mechanic, { on: "phone" });
  await page.goto(paths.myWork());
  await page.getByRole("button", { name: "Start" }).first().click();
  await expect.poll(async () => (await workOf(visit)).length).toBe(1);
  await expect(page.getByRole("button", { name: "Done" })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByText("Report a finding").click();
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await expect(page.getByLabel("What did you find?")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("What did you find?").fill("The brake hose is cracked");
  await page.getByRole("radio", { name: "Safety" }).check();
  const photo = {
    name: "hose.jpg",
    mimeType: "image/jpeg",
    buffer: await aPhotoFile({ width: 1200, height: 900 }),
  };
  await page.getByLabel("Choose photos").first().setInputFiles(photo);
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await page.getByText("Ask for parts").first().click();
  await page.getByLabel("Which parts?").fill("Brake hose, left");
  await page.getByRole("button", { name: "Ask for parts" }).click();
  await expect(page.getByText("2 entries wait to be sent")).toBeVisible();
  await page.context().setOffline(false);
  await expect
    .poll(async () => {
      const { findings, partsAwaited } = await visit.load();
      return [findings.map(({ what }) => what), partsAwaited.map(({ what }) => what)];
    })
    .toEqual([["The brake hose is cracked"], ["Brake hose, left"]]);
  const subjectId = (await visit.load()).findings[0]?.id ?? "";
  await expect
    .poll(() => db().photo.count({ where: { visitId: visit.id, subject: "finding", subjectId } }), {
      timeout: 60_000,
    })
    .toBe(1);
});

test("After signing out the page is not shown to the next person without a connection", async ({
  as,
  centre,
}) => {
  await aCar(centre);
  const page = await as(centre.team.mechanic, { on: "phone" });
  await page.goto(paths.myWork());
  await kept(page);
  await page.locator("button[popovertarget=account-panel]").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await expect.poll(() => page.evaluate(() => caches.has("bayline-page-1"))).toBe(false);
});
