// Papers as PDF files, read back by another program: what they say, in both languages, over many pages.
import { expect, test } from "vitest";
import { contentHash } from "~/approvals/chain";
import { anOrder, manyLines } from "test/papers";
import { readPdf } from "test/pdf-text";
import type { WorkOrder } from "../work-order";
import { workOrderPaper, type OrderState } from "../work-order-paper";
import { paperPdf } from "./render.server";

const SIGNED = {
  kind: "sealed",
  signature: {
    name: "Nora Byrne",
    method: "finger",
    at: "2026-11-20T08:40:00.000Z",
    strokes: "M60 120L80 60L100 140L130 70",
  },
} as const satisfies OrderState;

function fileOf(order: WorkOrder, state: OrderState = SIGNED, factsAt = "2026-11-20T08:12:00.000Z") {
  return paperPdf(workOrderPaper({ order, hash: contentHash(order), state, factsAt }));
}

const FOUND = { at: "2026-11-20T08:12:00.000Z", withCustomer: true, mileage: 84_310, fuelPercent: 45 };

const whole = async (file: Promise<Buffer>) => (await readPdf(await file)).pages.join(" ");

test("a signed order says what was signed, by whom, and under which seal", async () => {
  const order = anOrder();
  const text = await whole(fileOf(order));
  for (const said of [
    "Quay Motors",
    "Work order 1042",
    "191-D-42718",
    "It grinds when I brake",
    "Front brake pads and discs",
    "€622.50",
    "Tax 23 %",
    "€116.40",
    "Friday, 20 November 2026, 16:30",
    "Go ahead while it stays within €150.00",
    "84,310 km",
    "Front bumper",
    "A child's seat",
    contentHash(order),
  ])
    expect(text).toContain(said);
  expect(text).not.toContain("Draft");
});

test("a draft says that it is one, and has a line to sign on", async () => {
  const text = await whole(fileOf(anOrder(), { kind: "draft" }));
  expect(text).toContain("Draft");
  expect(text).toContain("Date, name and signature");
});

test("Russian is Russian, and the file says so", async () => {
  const order = anOrder({
    language: "ru",
    customer: { name: "Вячеслав Ёжиков", phone: "+79161234567" },
    complaint: "Скрипит при торможении.",
  });
  const file = await readPdf(await fileOf(order));
  const text = file.pages.join(" ");
  for (const said of [
    "Заказ-наряд 1042",
    "Вячеслав Ёжиков",
    "Скрипит при торможении",
    "пятница, 20 ноября 2026 г.",
  ])
    expect(text).toContain(said);
  expect(file).toMatchObject({ language: "ru", tagged: true, title: "Заказ-наряд 1042 · 191-D-42718" });
});

test("sixty lines go over several pages: each is numbered and has the head of the table", async () => {
  const { pages } = await readPdf(await fileOf(anOrder({ lines: [...manyLines(60)] })));
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, at) => {
    expect(page).toContain(`Page ${String(at + 1)} of ${String(pages.length)}`);
    expect(page).toContain("191-D-42718");
    if (/Job number \d+/.test(page)) expect(page).toContain("Labour");
  });
  const text = pages.join(" ");
  for (const { title } of manyLines(60)) expect(text.split(`${title} `).length).toBe(2);
});

test("what people type does not stop a paper: emoji, names from the right, words without end", async () => {
  const order = anOrder({
    customer: { name: "محمد علي الأحمد", phone: "+353861234567" },
    complaint: `${"Rattle".repeat(150)} 🚗💥 שלום עולם ${"\u0000\ud800"} ${"слово ".repeat(250)}`,
    walkaround: { ...FOUND, belongings: "🧸".repeat(300), damage: "x\n".repeat(400) },
  });
  const { pages } = await readPdf(await fileOf(order));
  expect(pages.join(" ")).toContain("□");
  expect(pages.join(" ")).toMatch(/[\u0600-\u06ff]{3}/);
});

test("the same content is the same file, byte by byte, and other content is another", async () => {
  const [one, same, other] = await Promise.all([
    fileOf(anOrder()),
    fileOf(anOrder()),
    fileOf(anOrder({ complaint: "Another." })),
  ]);
  expect(one.equals(same)).toBe(true);
  expect(one.equals(other)).toBe(false);
  expect((await readPdf(one)).subject).toBe(`sealed ${contentHash(anOrder())}`);
});

test("where dollars are paid the sheet is Letter, elsewhere A4", async () => {
  const { centre } = anOrder();
  const letter = await fileOf(anOrder({ centre: { ...centre, currency: "USD" } }));
  expect(letter.toString("latin1")).toContain("/MediaBox [0 0 612 792]");
  expect((await fileOf(anOrder())).toString("latin1")).toContain("/MediaBox [0 0 595.28 841.89]");
});
