// The pages of a visit's history.
import type { JourneyEvent } from "~/journey/events";

/** Events on one page of the timeline. */
export const TIMELINE_PAGE = 50;

/** Leaving a stage, entering the next and beginning there are one moment: the timeline tells it once. */
function isTold({ type }: JourneyEvent): boolean {
  return type !== "stage.left" && type !== "preparation.started";
}

/** The events of one page, latest first; a page beyond the end is the last one. */
export function timelinePage(events: readonly JourneyEvent[], wanted: number) {
  const told = events.filter(isTold).reverse();
  const pages = Math.max(1, Math.ceil(told.length / TIMELINE_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const from = (page - 1) * TIMELINE_PAGE;
  return { events: told.slice(from, from + TIMELINE_PAGE), page, pages, total: told.length };
}
