// Where a drag in the grid leads to, and what would come of it.
import { useMemo, type RefObject } from "react";
import { instant, type Instant } from "~/journey/instant";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import type { CalendarView } from "../calendar-view";
import { subjectOf } from "../deed";
import { minutesBetween, receptionFor, tryTarget, type Plan, type Target } from "../plan";
import { useWhyText } from "../why-text";
import type { Action, Judgement } from "./grid-context";
import type { GridEvent } from "./grid-event";

/** The lane of a target: that of the column, else the one that the page is narrowed to. */
function laneOf({ lanes, lane: filtered }: CalendarView, column: string | undefined) {
  const lane = column ?? filtered;
  if (lane === undefined) return {};
  return lanes === "bay" ? { bayId: lane } : { mechanicId: lane };
}

/** What a drop of the event, with the times it has now, would ask for. */
export function targetOf(
  { shop }: Plan,
  shown: CalendarView,
  { pointed, start, end }: GridEvent,
  action: Action,
  column: string | undefined,
): Target | undefined {
  const subject = subjectOf(pointed);
  if (!subject) return undefined;
  const span = { start: instant(start), end: instant(end) };
  if (action === "move" || !subject.job) {
    const minutes = subject.job?.minutes ?? subject.need.minutes;
    return { startsAt: span.start, minutes, ...laneOf(shown, column) };
  }
  const { bayId, mechanicId } = subject.job;
  return { startsAt: span.start, minutes: minutesBetween(shop, span, mechanicId), bayId, mechanicId };
}

/** Says of an event under the pointer why it cannot be dropped there, or what else would change. */
export function useJudge(plan: Plan, shown: CalendarView, action: RefObject<Action>, now: Instant) {
  const t = useWords("calendar");
  const { dateTime } = useFormat();
  const whyText = useWhyText();
  return useMemo(
    () =>
      (event: GridEvent, column: string | undefined): Judgement => {
        const subject = subjectOf(event.pointed);
        const target = targetOf(plan, shown, event, action.current, column);
        if (!subject || !target) return {};
        const tried = tryTarget(plan, subject, target, now);
        if (!tried.ok) return { refused: whyText(tried.why) };
        const receptionAt = receptionFor(plan.shop, subject, target.startsAt);
        const changes = subject.receptionAt !== undefined && receptionAt !== subject.receptionAt;
        return changes ? { warning: t("customerToo", { time: dateTime(receptionAt) }) } : {};
      },
    [plan, shown, action, now, t, dateTime, whyText],
  );
}
