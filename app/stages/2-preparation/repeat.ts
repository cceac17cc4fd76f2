// Repeat repairs: whether the same car has come back within 90 days for the same work or with the same words. Pure.
import type { Instant } from "~/journey/instant";
import { DAY } from "~/journey/instant";
import { sameTrouble, type EarlierTrouble, type SameTrouble, type Trouble } from "~/journey/same-trouble";
import { mayBeRepeat } from "./preparation";

export interface EarlierVisit extends EarlierTrouble {
  readonly id: string;
  readonly number: number;
  readonly releasedAt?: number | undefined;
}

/** What speaks for a repeat repair; a person decides. */
export interface RepeatEvidence extends SameTrouble {
  readonly visitId: string;
  readonly number: number;
  /** Whole days from giving the car back to the new request. */
  readonly days: number;
  readonly complaint: string;
}

/**
 * The earlier visits that speak for a repeat repair, the last one first: given back at most 90 days before the request, with
 * the same job or with two telling words of the complaint in common.
 */
export function repeats(
  request: Trouble & { readonly at: Instant },
  earlier: readonly EarlierVisit[],
): readonly RepeatEvidence[] {
  return earlier
    .flatMap((visit) => {
      const { releasedAt } = visit;
      if (releasedAt === undefined || !mayBeRepeat(releasedAt as Instant, request.at)) return [];
      const same = sameTrouble(request, visit);
      if (!same) return [];
      const days = Math.floor((request.at - releasedAt) / DAY);
      return [{ visitId: visit.id, number: visit.number, days, complaint: visit.complaint, ...same }];
    })
    .sort((one, other) => one.days - other.days);
}
