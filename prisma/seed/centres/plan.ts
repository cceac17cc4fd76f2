// What a simulated centre is told: its house, its people, and the habits that make its days what they are.
import type { Language, Role } from "~/journey/permissions";
import type { Spread } from "../chance";
import type { WeekHours } from "../calendar";

export type Currency = "EUR" | "RUB";

export interface Colleague {
  readonly role: Role;
  readonly name: string;
  /** The local part of a demo account's address; colleagues without a demo account have one of their own. */
  readonly email: string;
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

export interface CentrePlan {
  readonly key: "dublin" | "moscow";
  readonly name: string;
  readonly timeZone: string;
  readonly currency: Currency;
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
  readonly bays: readonly string[];
  readonly habits: Habits;
}
