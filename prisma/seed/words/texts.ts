// What people in the simulation say and write, in the language of their centre.
import type { BayKind, Skill } from "~/capacity/skills";
import type { Language } from "~/journey/permissions";
import type { Payload, Severity } from "~/journey/events";
import type { Stage } from "~/journey/stages";
import type { Currency } from "../centres/plan";

export type ByLanguage<T> = Readonly<Record<Language, T>>;
export type Price = Readonly<Record<Currency, number>>;

/** A service of the catalogue. Prices in whole euros and roubles. */
export interface Service {
  readonly key: string;
  readonly title: ByLanguage<string>;
  readonly labourMinutes: number;
  readonly price: Price;
  readonly skill: Skill;
  /** Only in a bay of this kind; any that is equipped for it where it is not said. */
  readonly bayKind?: BayKind;
  /** What is usually needed. */
  readonly parts: ByLanguage<readonly string[]>;
  /** To be paid in advance. */
  readonly deposit?: Price;
  /** Customers may book it themselves. */
  readonly online: boolean;
  readonly needsParts: boolean;
  /** How often it is asked for, by centre's language. */
  readonly weight: ByLanguage<number>;
  readonly complaints: ByLanguage<readonly string[]>;
}

/** Something that a mechanic may find. */
export interface Fault {
  readonly what: ByLanguage<string>;
  readonly repair: ByLanguage<string>;
  readonly severity: Severity;
  readonly labourMinutes: number;
  readonly price: Price;
  readonly needsParts: boolean;
}

/** Phrases of one language. */
export interface Phrases {
  readonly cancelled: readonly string[];
  readonly lost: Partial<Readonly<Record<Payload<"request.lost">["reason"], readonly string[]>>>;
  readonly moved: readonly string[];
  readonly noShow: Readonly<Record<"reached" | "unreached", readonly string[]>>;
  readonly damage: readonly string[];
  readonly belongings: readonly string[];
  readonly lights: readonly string[];
  readonly stopped: Readonly<
    Record<"parts" | "approval" | "bay" | "technician" | "advisor" | "shift", readonly string[]>
  >;
  readonly delay: Readonly<Record<"parts" | "approval" | "queue" | "work" | "rework", readonly string[]>>;
  readonly defects: readonly string[];
  readonly papers: readonly string[];
  readonly jobCancelled: readonly string[];
  readonly refund: readonly string[];
  readonly overrides: Readonly<Record<"parts" | "payment" | "contact" | "confirmed", readonly string[]>>;
  readonly notes: readonly string[];
  readonly reached: readonly string[];
  readonly praise: readonly string[];
  readonly grumbles: Partial<Readonly<Record<Stage, readonly string[]>>>;
  readonly answers: readonly string[];
  readonly remedies: readonly string[];
  readonly otherTrouble: readonly string[];
}
