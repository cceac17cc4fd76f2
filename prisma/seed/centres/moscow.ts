// The Moscow centre. Its planted bottleneck: parts. The store is small, so that parts are missing, and deliveries are slow.
import { russianHolidays } from "./holidays";
import type { CentrePlan } from "./plan";

const HOUR = 60;

export const moscow: CentrePlan = {
  key: "moscow",
  name: "Автосервис «Речной», Москва",
  timeZone: "Europe/Moscow",
  currency: "RUB",
  language: "ru",
  // No subscriber's number in Moscow begins with 0.
  phone: "+74950001425",
  address: "Москва, Ленинградское шоссе, 58, стр. 7",
  hours: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 9 * HOUR, closesMinute: 20 * HOUR })),
    { weekday: 6, opensMinute: 10 * HOUR, closesMinute: 18 * HOUR },
  ],
  holidays: russianHolidays,
  // Winter tyres come on in October and November, summer tyres in April.
  seasons: [0.8, 0.9, 1, 1.25, 1, 0.95, 0.95, 0.95, 1, 1.2, 1.15, 0.95],
  share: 0.54,
  staff: [
    { role: "advisor", name: "Мария Соколова", email: "advisor.moscow@bayline.test" },
    { role: "mechanic", name: "Андрей Лапин", email: "mechanic.moscow@bayline.test" },
    { role: "mechanic", name: "Рустам Галиев", email: "rustam.galiev@rechnoy-service.test" },
    { role: "inspector", name: "Виктор Зайцев", email: "inspector.moscow@bayline.test" },
    { role: "parts", name: "Ольга Крылова", email: "parts.moscow@bayline.test" },
    { role: "manager", name: "Елена Воронцова", email: "manager.moscow@bayline.test" },
  ],
  bays: ["Пост 1", "Пост 2", "Пост 3", "Пост 4", "Пост 5", "Пост сход-развала"],
  habits: {
    priceAfter: { median: 8, sigma: 0.5 },
    priceUrgency: 2,
    answerAfter: { median: 22, sigma: 0.9 },
    answeredByLink: 0.7,
    partMissing: { order: 0.2, extra: 0.6, preparation: 0.3 },
    delivery: { median: 430, sigma: 0.6 },
    decidedInAdvance: 0.25,
  },
};
