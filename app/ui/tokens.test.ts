// Every pair of colours that the kit puts together can be read, in both themes (WCAG 2.2 AA).
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const css = readFileSync(fileURLToPath(new URL("./tokens.css", import.meta.url)), "utf8");

function block(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const body = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? "", (match[2] ?? "").trim()]),
  );
}

const THEMES = {
  light: block(":root"),
  "dark by the device": block(':root:not([data-theme="light"])'),
  "dark by choice": block(':root[data-theme="dark"]'),
};

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["canvas", "surface", "sunken", "hover"];
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ["ink", [...GROUNDS, "accent-soft", "amber-soft", "danger-soft", "plate"]],
  ["ink-2", [...GROUNDS, "accent-soft"]],
  ["ink-3", [...GROUNDS, "accent-soft"]],
  ["accent-ink", [...GROUNDS, "accent-soft"]],
  ["danger-ink", ["canvas", "surface", "sunken", "danger-soft"]],
  ["amber-ink", ["canvas", "surface", "sunken", "amber-soft"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["on-danger", ["danger", "danger-hover"]],
];
const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ["line-strong", ["surface", "canvas"]],
  ["accent", ["surface", "canvas"]],
  ["focus", GROUNDS],
  ["danger", ["surface", "canvas"]],
  ["amber", ["surface", "canvas"]],
  ["plate-line", ["surface", "canvas", "plate"]],
  ...Array.from({ length: 8 }, (_, at) => [`chart-${at + 1}`, ["surface", "canvas"]] as const),
];

const pairs = (list: typeof TEXT) =>
  list.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

describe.each(Object.entries(THEMES))("the %s theme", (_, colours) => {
  const colour = (name: string) => {
    const value = colours.get(name);
    if (value === undefined || !/^#[\da-f]{6}$/i.test(value)) throw new Error(`--${name} is no colour`);
    return value;
  };

  it.each(pairs(TEXT))("can be read: %s on %s", (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(SHAPES))("shows its shapes: %s on %s", (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(3);
  });
});

describe("the dark theme", () => {
  it("is the same whether the device or the reader chose it", () => {
    expect([...THEMES["dark by choice"]]).toEqual([...THEMES["dark by the device"]]);
  });

  it("names every colour that the light one names", () => {
    const colours = [...THEMES.light].filter(([, value]) => value.startsWith("#")).map(([name]) => name);
    expect(colours.filter((name) => !THEMES["dark by choice"].has(name))).toEqual([]);
  });
});
