// The Moscow centre. Its planted bottleneck: parts. The store is small, so that parts are missing, and deliveries are slow.
import { russianHolidays } from "./holidays";
import type { CentrePlan } from "./plan";

const HOUR = 60;
const WORKDAYS = [1, 2, 3, 4, 5];

export const moscow: CentrePlan = {
  key: "moscow",
  name: "Автосервис «Речной», Москва",
  timeZone: "Europe/Moscow",
  currency: "RUB",
  taxBasisPoints: 2000,
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
    {
      role: "mechanic",
      name: "Андрей Лапин",
      email: "mechanic.moscow@bayline.test",
      skills: ["mechanical", "electrical", "diagnostics", "tyres", "air-conditioning"],
      shifts: [
        { weekdays: WORKDAYS, startsMinute: 9 * HOUR, endsMinute: 13 * HOUR },
        { weekdays: WORKDAYS, startsMinute: 13.5 * HOUR, endsMinute: 20 * HOUR },
        { weekdays: [6], startsMinute: 10 * HOUR, endsMinute: 18 * HOUR },
      ],
    },
    {
      role: "mechanic",
      name: "Рустам Галиев",
      email: "rustam.galiev@rechnoy-service.test",
      skills: ["mechanical", "tyres", "alignment"],
      shifts: [
        { weekdays: WORKDAYS, startsMinute: 9 * HOUR, endsMinute: 13 * HOUR },
        { weekdays: WORKDAYS, startsMinute: 13.5 * HOUR, endsMinute: 18.5 * HOUR },
      ],
    },
    {
      role: "mechanic",
      name: "Игорь Мельников",
      email: "igor.melnikov@rechnoy-service.test",
      skills: ["mechanical", "electrical", "diagnostics", "tyres", "alignment", "air-conditioning"],
      shifts: [
        { weekdays: WORKDAYS, startsMinute: 10.5 * HOUR, endsMinute: 15 * HOUR },
        { weekdays: WORKDAYS, startsMinute: 15.5 * HOUR, endsMinute: 20 * HOUR },
        { weekdays: [6], startsMinute: 10 * HOUR, endsMinute: 18 * HOUR },
      ],
    },
    { role: "inspector", name: "Виктор Зайцев", email: "inspector.moscow@bayline.test" },
    { role: "parts", name: "Ольга Крылова", email: "parts.moscow@bayline.test" },
    { role: "manager", name: "Елена Воронцова", email: "manager.moscow@bayline.test" },
  ],
  bays: [
    { name: "Пост 1", kind: "lift", skills: [] },
    { name: "Пост 2", kind: "lift", skills: [] },
    { name: "Пост 3", kind: "lift", skills: [] },
    { name: "Пост 4", kind: "flat", skills: ["mechanical", "tyres", "electrical", "air-conditioning"] },
    { name: "Пост 5", kind: "diagnostics", skills: ["diagnostics", "electrical"] },
    { name: "Пост сход-развала", kind: "alignment", skills: ["alignment", "tyres"] },
  ],
  limits: { walkInPercent: 10, receptionsPerQuarter: 2, loaners: 4, shuttleSeats: 6 },
  slug: "moscow",
  ownDays: [{ name: "Инвентаризация", weekday: 6, daysAhead: 9 }],
  leave: [
    { email: "rustam.galiev@rechnoy-service.test", weekday: 4, daysAhead: 5, days: 2, reason: "holiday" },
  ],
  enquiries: [
    {
      channel: "message",
      name: "Тимур Юсупов",
      phone: "+79460009811",
      what: "Ставите ли вы фаркопы и сколько это будет стоить для Kia Sportage 2021 года?",
      minutesAgo: 31,
    },
    {
      channel: "phone",
      name: null,
      phone: "+79460009812",
      what: "Пропущенный звонок, сообщения нет",
      minutesAgo: 88,
    },
  ],
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
