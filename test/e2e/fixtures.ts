// What a browser test has in hand: a centre of its own, its people in browsers of their own, and its customers' phones.
import {
  expect,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import type { Actor } from "~/journey/permissions";
import { aCentre, cookieOf, type CentreWishes, type TestCentre } from "../factories";
import { equip } from "./equipment";
import { poster, type Post } from "./posting";
import { theWorld, type World } from "./world";

/** A browser of somebody's own. */
export interface BrowserWishes {
  /** "phone": 360 pixels wide, by touch. */
  readonly on?: "desk" | "phone";
  readonly scripts?: boolean;
  readonly theme?: "light" | "dark";
}

export interface Fixtures {
  /** A centre with hours, services, two bays and one colleague for each role. */
  readonly centre: TestCentre;
  /** Another centre like it; of another organisation unless told otherwise. */
  readonly openCentre: (wishes?: CentreWishes) => Promise<TestCentre>;
  /** A browser in which the person is signed in. */
  readonly as: (actor: Actor, wishes?: BrowserWishes) => Promise<Page>;
  /** A browser of somebody who is not signed in. */
  readonly visitor: (wishes?: BrowserWishes) => Promise<Page>;
  /** Hands a form in without a page. */
  readonly post: Post;
}

interface RunFixtures {
  readonly world: World;
}

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

function contextOptions({
  on = "desk",
  scripts = true,
  theme = "light",
}: BrowserWishes): BrowserContextOptions {
  return { ...(on === "phone" ? PHONE : {}), javaScriptEnabled: scripts, colorScheme: theme };
}

/** A refused page is an answer and the browser's complaint about its status no fault; nor is a connection that is gone. */
const STATUS =
  /Failed to load resource: the server responded with a status of|net::ERR_|Failed to fetch manifest patches/;

/** What the program does wrong in the browser: errors, a picture that differs from the server's, what its policy forbids. */
function listenForFaults(context: BrowserContext, faults: string[]): void {
  context.on("weberror", (error) => faults.push(error.error().message));
  context.on("console", (message) => {
    if (message.type() === "error" && !STATUS.test(message.text())) faults.push(message.text());
  });
}

/** Puts the actor's session into a browser. */
export async function signInto(context: BrowserContext, url: string, actor: Actor): Promise<void> {
  const [name = "", value = ""] = (await cookieOf(actor)).split("=");
  await context.addCookies([{ name, value, url }]);
}

export const test = base.extend<Fixtures, RunFixtures>({
  world: [
    async ({}, use) => {
      const world = theWorld();
      useSettings(
        readSettings({ DATABASE_URL: world.databaseUrl, APP_URL: world.url, SESSION_SECRET: "-".repeat(32) }),
      );
      await connectDatabase(world.databaseUrl);
      await use(world);
      await disconnectDatabase();
    },
    { scope: "worker", auto: true },
  ],
  baseURL: async ({ world }, use) => use(world.url),
  openCentre: async ({}, use) => use(async (wishes) => equip(await aCentre(wishes))),
  centre: async ({ openCentre }, use) => use(await openCentre()),
  post: async ({ request, world }, use) => use(poster(request, world.url)),
  visitor: async ({ browser, world }, use) => {
    const opened: BrowserContext[] = [];
    const faults: string[] = [];
    await use(async (wishes = {}) => {
      const context = await browser.newContext({ ...contextOptions(wishes), baseURL: world.url });
      opened.push(context);
      listenForFaults(context, faults);
      return context.newPage();
    });
    for (const context of opened) await context.close();
    expect(faults, "what the browsers complained about").toEqual([]);
  },
  as: async ({ visitor, world }, use) => {
    await use(async (actor, wishes) => {
      const page = await visitor(wishes);
      await signInto(page.context(), world.url, actor);
      return page;
    });
  },
});

export { db, expect };
