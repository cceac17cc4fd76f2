// Facts about parts and loaners as lines of the timeline: always with the name of the part.
import type { EventOf, EventType } from "~/journey/events";
import { instant } from "~/journey/instant";
import type { Telling, TellingContext } from "./event-telling";

type PartEvent = Extract<EventType, `part.${string}` | `loaner.${string}`>;
type Tells = {
  readonly [T in PartEvent]: (payload: EventOf<T>["payload"], context: TellingContext) => Telling;
};

/** A local date has no zone: its noon is on that date in every zone in which people live. */
export function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** Names of parts stand among those of the jobs. */
function name({ jobs, t }: TellingContext, partId: string): string {
  return jobs[partId] ?? t("part.some");
}

export const PART_TELLINGS: Tells = {
  "part.needed": ({ name: part, quantity }, { t }) => ({
    title: quantity === 1 ? t("part.needed", { part }) : t("part.neededMany", { part, quantity }),
  }),
  "part.reserved": ({ partId }, context) => ({
    title: context.t("part.reserved", { part: name(context, partId) }),
  }),
  "part.ordered": ({ partId, expectedOn, supplier }, context) => ({
    title: context.t("part.ordered", {
      part: name(context, partId),
      when: context.format.day(noonOf(expectedOn)),
    }),
    detail: supplier,
  }),
  "part.arrived": ({ partId }, context) => ({
    title: context.t("part.arrived", { part: name(context, partId) }),
  }),
  "part.picked": ({ partId }, context) => ({
    title: context.t("part.picked", { part: name(context, partId) }),
  }),
  "part.returned": ({ partId, reason }, context) => ({
    title: context.t("part.returned", { part: name(context, partId) }),
    detail: reason,
  }),
  "part.dropped": ({ partId, reason }, context) => ({
    title: context.t("part.dropped", { part: name(context, partId) }),
    detail: reason,
  }),
  "loaner.assigned": ({ loaner, from }, { t, format }) => ({
    title: t("loaner.assigned", { loaner, from: format.moment(instant(from)) }),
  }),
  "loaner.released": ({ loaner }, { t }) => ({ title: t("loaner.released", { loaner }) }),
};
