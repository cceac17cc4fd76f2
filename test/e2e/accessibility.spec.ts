// Every page for everybody: nothing serious by axe, nothing beyond the edge of a small phone, no word of another language.
import type { Page } from "@playwright/test";
import { STAGES } from "~/journey/stages";
import { SETTINGS_SECTIONS } from "~/paths";
import { aCentre, type CentreWishes } from "../factories";
import { audit, type Language } from "./audit";
import { equip } from "./equipment";
import { expect, test } from "./fixtures";
import {
  answerBehind,
  centreName,
  knownTexts,
  populate,
  populateNames,
  type PopulatedCentre,
} from "./populated";

/** A page in one of its states: where it is, and what is done there before one looks. */
type Look = readonly [path: string, prepare?: (page: Page) => Promise<void>];

/**
 * Goes to a page as a link would, without loading the program anew; the first page, and what a page without scripts or
 * with something opened is followed by, are loaded.
 */
async function goTo(page: Page, path: string, anew: boolean): Promise<void> {
  const went =
    !anew &&
    (await page.evaluate(async (to) => {
      const router = Object.entries(window).find(([name]) => name === "__reactRouterDataRouter")?.[1] as
        { navigate(to: string): Promise<void> } | undefined;
      if (document.querySelector("script[type=module]") === null || !router) return false;
      await router.navigate(to);
      window.scrollTo(0, 0);
      return true;
    }, path));
  if (!went) await page.goto(path);
}

/** Looks at one page after the other and tells of all of them together. */
async function lookAt(page: Page, language: Language, looks: readonly Look[]): Promise<void> {
  const problems: string[] = [];
  let anew = true;
  for (const [path, prepare] of looks) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await goTo(page, path, anew);
    anew = prepare !== undefined;
    await prepare?.(page);
    // What is folded is part of the page too.
    await page.evaluate(() =>
      document.querySelectorAll("details").forEach((details) => (details.open = true)),
    );
    // Read after the page: a centre that another test has just opened may stand on it.
    const known = await knownTexts();
    problems.push(...(await audit(page, language, known)).map((problem) => `${path}: ${problem}`));
  }
  expect(problems).toEqual([]);
}

/** Sends the page's main form empty: every field says what it lacks. */
async function sendEmpty(page: Page): Promise<void> {
  const form = page
    .locator("main form[method=post]")
    .filter({ has: page.getByRole("textbox") })
    .first();
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true;
    element.requestSubmit();
  });
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
}

/** Types a target that no criterion can have. */
async function sendNonsense(page: Page): Promise<void> {
  await page.locator("main form[method=post] input[name=value]").fill("101");
  await page.locator("main form[method=post] button:not([type=button])").click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
}

/** Begins the inspection and opens the form for a defect at its first point. */
async function inspect(page: Page): Promise<void> {
  await page.locator("form:has([name=intent][value=startInspection]) button").click();
  await page.locator("button[aria-pressed][aria-expanded=false]").first().click();
}

const press = (key: string) => async (page: Page) => {
  // The keys work once the page's scripts have arrived; until then one presses again, as people do.
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
};

async function openAccount(page: Page): Promise<void> {
  await page.locator("button[popovertarget=account-panel]").click();
}

for (const language of ["en", "ru"] as const) {
  test.describe(language, () => {
    // In one process, over cars that are made once: looking changes nothing.
    test.describe.configure({ mode: "default" });

    const name = centreName(language);
    const wishes: CentreWishes =
      language === "ru" ? { name, language, currency: "RUB", timeZone: "Europe/Moscow" } : { name };
    let all: PopulatedCentre;
    test.beforeAll(async ({ world }) => {
      expect(world.url).not.toBe("");
      all = await populate(await equip(await aCentre(wishes)), language);
    });

    test(`The staff's common pages (${language})`, async ({ as }) => {
      test.slow();
      const { centre, visits } = all;
      const manager = await as(centre.team.manager);
      await lookAt(manager, language, [
        ["/"],
        ["/", openAccount],
        ["/", press("?")],
        [`/?cause=customer&bay=${centre.bays[1]}`],
        ["/visits"],
        ["/visits?stage=repairs"],
        ["/my-work"],
        ["/foreman"],
        ["/calendar"],
        ["/calendar?view=day&lanes=mechanic"],
        ["/calendar?view=month"],
        ["/calendar?view=agenda"],
        ["/requests/new"],
        ["/requests/new", sendEmpty],
        ["/requests"],
        ["/requests?show=ended"],
        ["/requests/enquiry"],
        ["/requests/enquiry", sendEmpty],
        [`/customers/${visits.repairs.customerId}/merge`],
        [`/customers/${visits.repairs.customerId}/merge?with=${visits.closed.customerId}`],
        [`/requests/new?customer=${visits.repairs.customerId}&vehicle=${visits.repairs.vehicleId}`],
        ["/customers"],
        ["/customers?q=0000000"],
        [`/customers/${visits.closed.customerId}`],
        [`/vehicles/${visits.closed.vehicleId}`],
        ["/search"],
        ["/search?q=191"],
        ["/search?q=0000000"],
        ["/staff"],
        ["/tasks"],
        ["/preparation"],
        ["/parts"],
        ["/parts/stock"],
        ...SETTINGS_SECTIONS.map((section): Look => [`/settings/${section}`]),
        ["/settings"],
        ["/settings/bays/new"],
        ["/settings/holidays/new", sendEmpty],
        ["/settings/services/new", sendEmpty],
        ["/settings/inspections/new", sendEmpty],
        ["/first-time-right"],
        ["/morning"],
        ["/criteria"],
        ["/criteria/handover"],
        ["/criterion/6.1/centres"],
        ["/criterion/6.1", sendNonsense],
        ["/report"],
        ["/report/visits?of=advisor"],
        ["/report/improvements/new?of=advisor", sendEmpty],
        ["/campaigns"],
        ["/campaigns/new"],
        [`/settings/people/${centre.team.mechanic.staffId}`],
        ["/devices"],
        ["/devices/calendar"],
        ["/outbox"],
        ["/devices", sendEmpty],
        ["/nothing/here"],
      ]);
      await lookAt(await as(centre.team.mechanic), language, [["/my-work"], ["/staff"]]);
    });

    test(`A centre without cars (${language})`, async ({ openCentre, as }) => {
      const centre = await openCentre(wishes);
      await populateNames(centre, language);
      await lookAt(await as(centre.team.advisor), language, [
        ["/"],
        ["/visits"],
        ["/my-work"],
        ["/customers"],
      ]);
      await lookAt(await as(centre.team.mechanic), language, [["/my-work"]]);
    });

    test(`The pages of a visit, where it stands (${language})`, async ({ as }) => {
      test.slow();
      const { centre, visits, asking, again, unhappy } = all;
      await lookAt(await as(centre.team.manager), language, [
        ...STAGES.map((stage): Look => [`/visits/${visits[stage].id}/${stage}`]),
        [`/visits/${visits.quality.id}/quality`, inspect],
        [`/visits/${asking.id}/repairs`],
        [`/visits/${again.id}/repairs`],
        [`/visits/${again.id}/quality`],
        [`/visits/${unhappy.id}/follow-up`],
        [`/visits/${visits.booking.id}/gate`],
        [`/visits/${visits.booking.id}/note`],
        [`/visits/${asking.id}/links`],
      ]);
      await lookAt(await as(centre.team.mechanic), language, [
        ["/my-work"],
        [`/visits/${asking.id}/repairs`],
        [`/visits/${visits.intake.id}/intake`],
      ]);
    });

    test(`The pages of a visit, looking back and ahead (${language})`, async ({ as }) => {
      test.slow();
      const { centre, visits } = all;
      await lookAt(await as(centre.team.advisor), language, [
        ...STAGES.map((stage): Look => [`/visits/${visits.closed.id}/${stage}`]),
        ...STAGES.slice(1).map((stage): Look => [`/visits/${visits.booking.id}/${stage}`]),
      ]);
    });

    test(`What customers and strangers see (${language})`, async ({ visitor }) => {
      test.slow();
      const { visits, asking, unhappy, link } = all;
      const decision = await link(asking, "approval");
      const page = await visitor();
      await lookAt(page, language, [
        [await link(visits.preparation, "status")],
        [await link(visits.preparation, "booking")],
        [await link(asking, "status")],
        [await link(visits.handover, "status")],
        [decision],
        [await link(visits["follow-up"], "survey")],
        [await link(unhappy, "survey")],
        [`/l/${"x".repeat(22)}?lang=${language}`],
        [`/sign-in?lang=${language}`],
        [`/sign-in?lang=${language}`, sendEmpty],
        [`/nothing/here?lang=${language}`],
      ]);
      await answerBehind(decision, asking, "declined");
      await lookAt(page, language, [[decision]]);
    });
  });
}

test("A chosen theme outvotes the device, and is as legible", async ({ visitor, world }) => {
  const page = await visitor({ theme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto("/sign-in");
  const light = await background();
  await page.context().addCookies([{ name: "theme", value: "dark", url: world.url }]);
  await page.reload();
  expect(await background()).not.toBe(light);
  expect(await audit(page, "en", await knownTexts())).toEqual([]);
});
