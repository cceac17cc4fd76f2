// Repeat repairs: whether the same car has come back within 90 days for the same work or with the same words. Pure.
import type { Instant } from "~/journey/instant";
import { DAY } from "~/journey/instant";
import { mayBeRepeat } from "./preparation";

export interface EarlierVisit {
  readonly id: string;
  readonly number: number;
  readonly complaint: string;
  readonly releasedAt?: number | undefined;
  readonly jobs: readonly { readonly title: string; readonly state: string }[];
}

/** What speaks for a repeat repair; a person decides. */
export interface RepeatEvidence {
  readonly visitId: string;
  readonly number: number;
  /** Whole days from giving the car back to the new request. */
  readonly days: number;
  readonly complaint: string;
  /** Jobs that were done then and are asked for now. */
  readonly sameJobs: readonly string[];
  /** Words of the complaint that were said then too. */
  readonly sameWords: readonly string[];
}

/** Words of so many letters say what is wrong; shorter ones hold the sentence together. */
const TELLING_LENGTH = 5;
/** So many letters of a word tell it from others, whatever its ending. */
const STEM_LENGTH = 5;
const WORDS_IN_COMMON = 2;
/** Every second complaint has them. */
const EVERYDAY = [
  "pleas",
  "would",
  "could",
  "again",
  "today",
  "after",
  "befor",
  "about",
  "there",
  "other",
  "needs",
  "check",
  "servi",
  "пожал",
  "нужно",
  "нужна",
  "можно",
  "снова",
  "опять",
  "после",
  "перед",
  "когда",
  "больш",
  "прове",
  "замен",
  "посмо",
  "обслу",
];

function stems(text: string): ReadonlyMap<string, string> {
  const words = text.toLocaleLowerCase().match(/\p{L}+/gu) ?? [];
  return new Map(
    words
      .filter((word) => word.length >= TELLING_LENGTH)
      .map((word) => [word.slice(0, STEM_LENGTH), word] as const)
      .filter(([stem]) => !EVERYDAY.includes(stem)),
  );
}

function plain(title: string): string {
  return title.trim().toLocaleLowerCase();
}

function evidenceOf(
  request: { readonly complaint: string; readonly services: readonly { readonly title: string }[] },
  earlier: EarlierVisit,
): Pick<RepeatEvidence, "sameJobs" | "sameWords"> {
  const done = new Set(earlier.jobs.filter(({ state }) => state === "done").map(({ title }) => plain(title)));
  const then = stems(earlier.complaint);
  return {
    sameJobs: request.services.map(({ title }) => title).filter((title) => done.has(plain(title))),
    sameWords: [...stems(request.complaint)].filter(([stem]) => then.has(stem)).map(([, word]) => word),
  };
}

/**
 * The earlier visits that speak for a repeat repair, the last one first: given back at most 90 days before the request, with
 * the same job or with two telling words of the complaint in common.
 */
export function repeats(
  request: {
    readonly at: Instant;
    readonly complaint: string;
    readonly services: readonly { readonly title: string }[];
  },
  earlier: readonly EarlierVisit[],
): readonly RepeatEvidence[] {
  return earlier
    .flatMap((visit) => {
      const { releasedAt } = visit;
      if (releasedAt === undefined || !mayBeRepeat(releasedAt as Instant, request.at)) return [];
      const same = evidenceOf(request, visit);
      if (same.sameJobs.length === 0 && same.sameWords.length < WORDS_IN_COMMON) return [];
      const days = Math.floor((request.at - releasedAt) / DAY);
      return [{ visitId: visit.id, number: visit.number, days, complaint: visit.complaint, ...same }];
    })
    .sort((one, other) => one.days - other.days);
}
