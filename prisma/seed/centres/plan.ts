// What a simulated centre is told: its house, its people, and the habits that make its days what they are.
import type { BayKind, Skill } from "~/capacity/skills";
import type { Language, Role } from "~/journey/permissions";
import type { Spread } from "../chance";
import type { WeekHours } from "../calendar";

export type Currency = "EUR" | "RUB";

export interface Colleague {
  readonly role: Role;
  readonly name: string;
  /** The local part of a demo account's address; colleagues without a demo account have one of their own. */
  readonly email: string;
  /** What a mechanic can do. */
  readonly skills?: readonly Skill[];
  /** When a mechanic is at work. */
  readonly shifts?: readonly WeekShift[];
}

/** The same hours on some ISO weekdays, minutes after local midnight. */
export interface WeekShift {
  readonly weekdays: readonly number[];
  readonly startsMinute: number;
  readonly endsMinute: number;
}

/** A bay; without skills listed it is equipped for any work. */
export interface BayPlan {
  readonly name: string;
  readonly kind: BayKind;
  readonly skills: readonly Skill[];
}

/** What the centre lends and how much it takes on. */
export interface Limits {
  /** Per cent of each day's labour. */
  readonly walkInPercent: number;
  readonly receptionsPerQuarter: number;
  readonly loaners: number;
  readonly shuttleSeats: number;
}

/** A day on which the centre opens for other hours than on its weekday, or not at all. */
export interface OwnDay {
  readonly name: string;
  /** The first such weekday (ISO) that is at least so many days ahead, and no public holiday. */
  readonly weekday: number;
  readonly daysAhead: number;
  readonly hours?: { readonly opensMinute: number; readonly closesMinute: number };
}

/** Whole days on which somebody is away, known long before. */
export interface Leave {
  readonly email: string;
  /** The first weekday (ISO) that is at least so many days ahead. */
  readonly weekday: number;
  readonly daysAhead: number;
  readonly days: number;
  readonly reason: string;
}

/** How a centre works. Minutes are minutes of opening hours where not said otherwise. */
export interface Habits {
  /** From a finding until an advisor begins to price it. */
  readonly priceAfter: Spread;
  /** How urgent pricing is to the desk: smaller is more urgent. */
  readonly priceUrgency: number;
  /** From asking until the customer answers. */
  readonly answerAfter: Spread;
  /** Answers given on the link instead of on the telephone. */
  readonly answeredByLink: number;
  /** Chance that a part is missing in the middle of an ordered job, or for extra work. */
  readonly partMissing: { readonly order: number; readonly extra: number; readonly preparation: number };
  readonly delivery: Spread;
  /** Share of findings for which the customer decided in advance. */
  readonly decidedInAdvance: number;
}

/** Somebody who has asked for something, so many minutes ago. */
export interface EnquiryPlan {
  readonly channel: "phone" | "message";
  readonly name: string | null;
  readonly phone: string;
  readonly what: string;
  readonly minutesAgo: number;
}

export interface CentrePlan {
  readonly key: "dublin" | "moscow";
  readonly name: string;
  readonly timeZone: string;
  readonly currency: Currency;
  /** Of the tax within the prices, hundredths of a per cent. */
  readonly taxBasisPoints: number;
  readonly language: Language;
  readonly phone: string;
  readonly address: string;
  readonly hours: readonly WeekHours[];
  readonly holidays: (year: number) => readonly { readonly date: string; readonly name: string }[];
  /** How much of a month's demand falls on it: January first, 1 is usual. */
  readonly seasons: readonly number[];
  /** Share of all requests that come to this centre. */
  readonly share: number;
  readonly staff: readonly Colleague[];
  readonly bays: readonly BayPlan[];
  readonly limits: Limits;
  /** The centre's part of the address of its public booking page. */
  readonly slug: string;
  readonly ownDays: readonly OwnDay[];
  readonly leave: readonly Leave[];
  /** Why a mechanic is suddenly away for an hour or two in the coming days; that displaces one visit. */
  readonly suddenAbsence?: string;
  /** Calls and messages that are no requests yet, the youngest first. */
  readonly enquiries: readonly EnquiryPlan[];
  readonly habits: Habits;
}
