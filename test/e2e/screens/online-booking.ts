// The booking page as a customer's hand and eye use it, and the outbox from which the code is read.
import { expect, type Frame, type Page } from "@playwright/test";

export const TEXTS = {
  en: {
    next: "Go on",
    complaint: "In your own words",
    plate: "Number plate",
    make: "Make",
    model: "Model",
    wait: "I wait here",
    name: "Your name",
    phone: "Mobile number",
    consent: /Text me about this visit/,
    send: "Send me the code",
    code: "Code",
    book: /^Book /,
    missing: "Fill this in.",
    back: "Back",
    booked: "Your appointment",
    move: "Move to another time",
    cancel: "Call the visit off",
    yesCancel: "Yes, call it off",
    cancelled: "This visit was cancelled",
    service: "Oil service",
    tooLate: "It is too late to change the visit here.",
  },
  ru: {
    next: "Дальше",
    complaint: "Своими словами",
    plate: "Госномер",
    make: "Марка",
    model: "Модель",
    wait: "Подожду в сервисе",
    name: "Ваше имя",
    phone: "Мобильный телефон",
    consent: /Присылайте сообщения/,
    send: "Получить код",
    code: "Код",
    book: /^Записаться/,
    missing: "Заполните это поле.",
    back: "Назад",
    booked: "Вы записаны",
    move: "Перенести на другое время",
    cancel: "Отменить визит",
    yesCancel: "Да, отменить",
    cancelled: "Визит отменён",
    service: "Замена масла",
    tooLate: "Изменить запись здесь уже нельзя.",
  },
} as const;

let numbers = 0;
/** Every customer has a number of their own: codes are counted by it. */
export function aPhone(): string {
  numbers += 1;
  return `+35387${String(Date.now() % 100_000).padStart(5, "0")}${String(numbers).padStart(2, "0")}`;
}

/** The times on the page: buttons that say the hour. */
export const times = (page: Page) => page.locator("main button[name=at]");

/** Opens every day and touches one of the times. */
export async function chooseTime(page: Page | Frame, which: number): Promise<void> {
  // Within a frame a press does not wait for the next page: days are counted only when they are there.
  await expect(page.locator("main details summary").first()).toBeVisible();
  const folded = page.locator("main details:not([open]) summary");
  while ((await folded.count()) > 0) await folded.first().click();
  await page.locator("main details button[name=at]").nth(which).click();
}

export async function readCode(staff: Page, phone: string): Promise<string> {
  await staff.goto("/outbox");
  const row = staff
    .getByRole("row")
    .filter({ hasText: phone.slice(-4) })
    .first();
  return /\b\d{6}\b/.exec(await row.innerText())?.[0] ?? "";
}
