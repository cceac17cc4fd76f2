// The Dublin centre. Its planted bottleneck: approvals. Advisors ask late, on one channel, and customers answer slowly.
import { irishHolidays } from "./holidays";
import type { CentrePlan } from "./plan";

const HOUR = 60;
const WORKDAYS = [1, 2, 3, 4, 5];

export const dublin: CentrePlan = {
  key: "dublin",
  name: "Liffey Motor Works, Dublin",
  timeZone: "Europe/Dublin",
  currency: "EUR",
  taxBasisPoints: 2300,
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
    {
      role: "mechanic",
      name: "Conor Walsh",
      email: "mechanic.dublin@bayline.test",
      skills: ["mechanical", "electrical", "diagnostics", "tyres", "air-conditioning"],
      shifts: [
        { weekdays: WORKDAYS, startsMinute: 8 * HOUR, endsMinute: 12.5 * HOUR },
        { weekdays: WORKDAYS, startsMinute: 13 * HOUR, endsMinute: 18 * HOUR },
        { weekdays: [6], startsMinute: 9 * HOUR, endsMinute: 14 * HOUR },
      ],
    },
    {
      role: "mechanic",
      name: "Piotr Zieliński",
      email: "piotr.zielinski@liffey-motor-works.test",
      skills: ["mechanical", "tyres", "alignment"],
      shifts: [
        { weekdays: WORKDAYS, startsMinute: 8 * HOUR, endsMinute: 12 * HOUR },
        { weekdays: WORKDAYS, startsMinute: 12.5 * HOUR, endsMinute: 17 * HOUR },
      ],
    },
    {
      role: "mechanic",
      name: "Seán Kavanagh",
      email: "sean.kavanagh@liffey-motor-works.test",
      skills: ["mechanical", "electrical", "diagnostics", "tyres", "alignment", "air-conditioning"],
      shifts: [
        { weekdays: WORKDAYS, startsMinute: 9 * HOUR, endsMinute: 13 * HOUR },
        { weekdays: WORKDAYS, startsMinute: 13.5 * HOUR, endsMinute: 18 * HOUR },
        { weekdays: [6], startsMinute: 9 * HOUR, endsMinute: 14 * HOUR },
      ],
    },
    { role: "inspector", name: "Declan Hughes", email: "inspector.dublin@bayline.test" },
    { role: "parts", name: "Niamh Daly", email: "parts.dublin@bayline.test" },
    { role: "manager", name: "Gráinne O’Sullivan", email: "manager.dublin@bayline.test" },
  ],
  bays: [
    { name: "Bay 1", kind: "lift", skills: [] },
    { name: "Bay 2", kind: "lift", skills: [] },
    { name: "Bay 3", kind: "lift", skills: [] },
    { name: "Bay 4", kind: "diagnostics", skills: ["diagnostics", "electrical", "air-conditioning"] },
    { name: "Alignment bay", kind: "alignment", skills: ["alignment", "tyres"] },
  ],
  limits: { walkInPercent: 10, receptionsPerQuarter: 2, loaners: 3, shuttleSeats: 6 },
  slug: "dublin",
  ownDays: [
    {
      name: "Staff training in the afternoon",
      weekday: 3,
      daysAhead: 8,
      hours: { opensMinute: 8 * HOUR, closesMinute: 13 * HOUR },
    },
  ],
  leave: [],
  suddenAbsence: "ill",
  enquiries: [
    {
      channel: "message",
      name: "Orla Nolan",
      phone: "+353209199811",
      what: "Do you fit tow bars, and what would one cost for a 2021 Kia Sportage?",
      minutesAgo: 23,
    },
    {
      channel: "phone",
      name: null,
      phone: "+353209199812",
      what: "Missed call, no message on the machine",
      minutesAgo: 74,
    },
  ],
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
