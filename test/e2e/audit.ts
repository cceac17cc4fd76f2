// Looks a page over as a careful tester would: axe's rules, what sticks out sideways, words of the other language.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { isFull } from "../amount";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the standard asks for, and what axe holds to be good practice. */
const ALL_RULES: RunOptions = { resultTypes: ["violations"], elementRef: false, preload: false };
const COLOURS_ONLY: RunOptions = { ...ALL_RULES, runOnly: { type: "rule", values: ["color-contrast"] } };
/** The colours of a narrow page are those of the wide one. */
const ALL_BUT_COLOURS: RunOptions = { ...ALL_RULES, rules: { "color-contrast": { enabled: false } } };

async function runAxe(page: Page, options: RunOptions): Promise<readonly string[]> {
  // By way of the developer tools: the page's own policy lets no foreign script in.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate((run): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run(run);
  }, options);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ""}`),
    );
}

/** A change of theme or width has reached the screen. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))),
      ),
  );
}

/** How many pixels of the page lie beyond its right edge, and which elements reach there. */
async function sticksOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement ?? document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    const names = wide
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`);
    return [`scrolls sideways by ${String(scrollWidth - window.innerWidth)} px: ${names.join(" | ")}`];
  });
}

/** Everything that is read or heard on the page. */
function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const spoken = ["aria-label", "placeholder", "title", "alt"];
    const attributes = [...document.querySelectorAll(spoken.map((name) => `[${name}]`).join(","))].flatMap(
      (element) => spoken.map((name) => element.getAttribute(name) ?? ""),
    );
    return [document.title, document.body.innerText, ...attributes].join("\n");
  });
}

export type Language = "en" | "ru";

/** Names that are the same in every language, addresses, and the other language's own name. */
const SAME_EVERYWHERE =
  /Bayline|\b(?:VIN|CSV|SMS|NPS|WhatsApp|PDF|JPEG|PNG|WebP|AVIF|HEIC)\b|UTF-\d+|Windows-\d+|npm run [a-z -]+|English|Русский|\b(?:EUR|RUB)\b|[\w.+-]+@[\w.-]+|https?:\/\/\S+|\/l\/\S+|Chrome|Linux/g;
const FOREIGN: Readonly<Record<Language, RegExp>> = { en: /[А-яЁё]{2,}/g, ru: /[A-Za-z]{3,}/g };

/** Words of the other language; `known` are texts of people, which nobody translates. */
export async function foreignWords(page: Page, language: Language, known: readonly string[] = []) {
  const text = known.reduce((left, each) => left.replaceAll(each, " "), await wordsOn(page));
  const found = text.replaceAll(SAME_EVERYWHERE, " ").match(FOREIGN[language]) ?? [];
  return [...new Set(found)].map((word) => `in the wrong language: ${word}`);
}

/** What is looked for at which width and in which theme. */
const NARROW = { width: 360, theme: "light", options: ALL_BUT_COLOURS } as const;
const LOOKS = [
  { width: 1280, theme: "light", options: ALL_RULES },
  { width: 1280, theme: "dark", options: COLOURS_ONLY },
  NARROW,
] as const;

/** Another language has other names and longer words, and the same colours: it is looked at where there is least room for it. */
function looksIn(language: Language) {
  return language === "en" || isFull() ? LOOKS : [NARROW];
}

/** Everything that is wrong with the page as it stands: both widths, both themes; in Russian the narrow one, unless all was asked for. */
export async function audit(
  page: Page,
  language: Language,
  known: readonly string[] = [],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { width, theme, options } of looksIn(language)) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await painted(page);
    const found = await runAxe(page, options);
    problems.push(...found.map((problem) => `${String(width)} px, ${theme}: ${problem}`));
    if (width === 360) problems.push(...(await sticksOut(page)));
  }
  problems.push(...(await foreignWords(page, language, known)));
  if ((await page.locator("html").getAttribute("lang")) !== language)
    problems.push("the page names another language");
  if ((await page.title()).trim() === "") problems.push("the page has no title");
  return problems;
}
