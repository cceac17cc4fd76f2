// How long scripts keep the browser busy when the calendar goes to another week with 500 visits. The floor is the same change
// between two weeks without any: what the framework and the grid cost by themselves.
import { chromium, type CDPSession, type Page } from "@playwright/test";
import { connectDatabase, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { DAY, HOUR, instant, plus } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import { aCentre, aLine, cookieOf, type TestCentre } from "../factories";
import { aPlace, opensDaily, timeOn } from "../places";
import { startApp } from "../setup/app";
import { startTestCluster } from "../setup/cluster";
import { manyLanes } from "./many-lanes";
import { scripting, traced } from "./scripting";

const VISITS = 500;
const LANES = 13;
const CHANGES = 10;

/** The Monday after next, as days from today. */
function daysToMonday(): number {
  const weekday = new Date().getUTCDay();
  return 14 - ((weekday + 6) % 7);
}

async function aFullWeek(): Promise<TestCentre> {
  const centre = await aCentre({ timeZone: "UTC" });
  await opensDaily(centre);
  const { mechanics, bays } = await manyLanes(centre, LANES);
  const first = daysToMonday();
  for (let made = 0; made < VISITS; made += 1) {
    const lane = made % LANES;
    const hour = Math.floor(made / LANES);
    const opens = await timeOn(centre, first + (hour % 5), 8 * 60);
    const at = plus(opens, Math.floor(hour / 5) * HOUR);
    const bayId = bays[lane];
    const mechanicId = mechanics[lane];
    if (bayId === undefined || mechanicId === undefined) throw new Error("a lane too many");
    await aPlace(centre, { at, minutes: 60, lane: { bayId, mechanicId }, visit: { lines: [aLine()] } });
  }
  return centre;
}

/** Scripting time of some changes between two neighbouring weeks, in milliseconds, rising. */
async function weekChanges(page: Page, cdp: CDPSession, date: string): Promise<number[]> {
  await page.goto(`/calendar?view=week&date=${date}`);
  await page.locator(".rbc-header").first().waitFor();
  const found: number[] = [];
  for (let turn = 0; turn < CHANGES; turn += 1) {
    const link = page.locator('a[href^="/calendar"]:has(svg)').nth(turn % 2 === 0 ? 1 : 0);
    const before = await page.locator(".rbc-header").first().textContent();
    const events = await traced(cdp, async () => {
      await link.evaluate((element: HTMLElement) => element.click());
      await page.waitForFunction(
        (text) => document.querySelector(".rbc-header")?.textContent !== text,
        before,
      );
      await page.evaluate(
        () => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))),
      );
    });
    found.push(scripting(events));
  }
  return found.sort((a, b) => a - b);
}

const cluster = await startTestCluster();
const app = await startApp(cluster);
try {
  useSettings(
    readSettings({ DATABASE_URL: app.databaseUrl, SESSION_SECRET: "only for measuring".repeat(3) }),
  );
  await connectDatabase(app.databaseUrl);
  const centre = await aFullWeek();
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, baseURL: app.url });
  const [name = "", value = ""] = (await cookieOf(centre.team.manager)).split("=");
  await page.context().addCookies([{ name, value, url: app.url }]);
  const cdp = await page.context().newCDPSession(page);
  const monday = Math.floor(instant(new Date()) / DAY) + daysToMonday();
  const full = await weekChanges(page, cdp, dateOfDay(monday));
  const shown = await page.locator(".rbc-event").count();
  const empty = await weekChanges(page, cdp, dateOfDay(monday + 70));
  const median = (list: readonly number[]) => list[CHANGES / 2] ?? 0;
  console.log(
    `scripting of a week change, ${String(CHANGES)} changes to and from a week with ${String(shown)} visits`,
  );
  console.log(
    `  with the visits  median ${median(full).toFixed(0)} ms, worst ${(full.at(-1) ?? 0).toFixed(0)} ms`,
  );
  console.log(`  empty weeks      median ${median(empty).toFixed(0)} ms   (the floor)`);
  console.log(`  ratio            ${(median(full) / median(empty)).toFixed(1)}`);
  await browser.close();
} finally {
  await disconnectDatabase();
  await app.stop();
  await cluster.stop();
}
