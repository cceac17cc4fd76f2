// The Dublin centre. Its planted bottleneck: approvals. Advisors ask late, on one channel, and customers answer slowly.
import { irishHolidays } from "./holidays";
import type { CentrePlan } from "./plan";

const HOUR = 60;

export const dublin: CentrePlan = {
  key: "dublin",
  name: "Liffey Motor Works, Dublin",
  timeZone: "Europe/Dublin",
  currency: "EUR",
  language: "en",
  // Irish numbers that begin with 020 91 are kept for fiction.
  phone: "+353209199100",
  address: "Unit 14, Ballymount Cross Business Park, Dublin 24",
  hours: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 8 * HOUR, closesMinute: 18 * HOUR })),
    { weekday: 6, opensMinute: 9 * HOUR, closesMinute: 14 * HOUR },
  ],
  holidays: irishHolidays,
  seasons: [1.1, 1.05, 1.05, 1, 1, 0.95, 0.95, 0.85, 1.05, 1.05, 1, 0.8],
  share: 0.46,
  staff: [
    { role: "advisor", name: "Aoife Brennan", email: "advisor.dublin@bayline.test" },
    { role: "mechanic", name: "Conor Walsh", email: "mechanic.dublin@bayline.test" },
    { role: "mechanic", name: "Piotr Zieliński", email: "piotr.zielinski@liffey-motor-works.test" },
    { role: "inspector", name: "Declan Hughes", email: "inspector.dublin@bayline.test" },
    { role: "parts", name: "Niamh Daly", email: "parts.dublin@bayline.test" },
    { role: "manager", name: "Gráinne O’Sullivan", email: "manager.dublin@bayline.test" },
  ],
  bays: ["Bay 1", "Bay 2", "Bay 3", "Bay 4", "Alignment bay"],
  habits: {
    priceAfter: { median: 75, sigma: 0.7 },
    priceUrgency: 5,
    answerAfter: { median: 215, sigma: 0.75 },
    answeredByLink: 0.15,
    partMissing: { order: 0.03, extra: 0.1, preparation: 0.05 },
    delivery: { median: 70, sigma: 0.6 },
    decidedInAdvance: 0.18,
  },
};
