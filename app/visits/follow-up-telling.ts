// What happens after the car is gone, told on the timeline.
import type { EventOf, EventType } from "~/journey/events";
import type { Telling, TellingContext } from "./event-telling";

type FollowUpEvent = Extract<
  EventType,
  `survey.${string}` | `complaint.${string}` | `return.${string}` | "customer.contacted"
>;

function within(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** In the customer's or a colleague's own words, with the figures and names that belong to them. */
export const FOLLOW_UP_TELLINGS: {
  readonly [T in FollowUpEvent]?: (payload: EventOf<T>["payload"], context: TellingContext) => Telling;
} = {
  "survey.answered": ({ text }, { t }) => ({ title: t("survey.answered"), detail: text }),
  "survey.changed": ({ text }, { t }) => ({ title: t("survey.changed"), detail: text }),
  "customer.contacted": ({ outcome, note }, { t, choices }) => ({
    title: t("customer.contacted", { outcome: within(choices(`outcome.${outcome}`)) }),
    detail: note,
  }),
  "complaint.opened": ({ what }, { t }) => ({ title: t("complaint.opened"), detail: what }),
  "complaint.assigned": ({ ownerId }, { t, names }) => ({
    title: t("complaint.assigned", { name: names[ownerId] ?? t("by.unknown") }),
  }),
  "complaint.answered": ({ answer, how }, { t, choices }) => ({
    title: [t("complaint.answered"), how && within(choices(`told.${how}`))].filter(Boolean).join(", "),
    detail: answer,
  }),
  "complaint.escalated": ({ level }, { t, choices }) => ({
    title: t("complaint.escalated", {
      whom: choices(`climbed.${level === 1 ? "manager" : "administrator"}`),
    }),
  }),
  "complaint.closed": ({ remedy, told }, { t, choices }) => ({
    title: [t("complaint.closed"), told && within(choices(`told.${told}`))].filter(Boolean).join(", "),
    detail: remedy,
  }),
  "return.flagged": ({ by }, { t, choices }) => ({
    title: t("return.flagged", { by: choices(`returnSign.${by}`) }),
  }),
  "return.overruled": ({ reason }, { t }) => ({ title: t("return.overruled"), detail: reason }),
};
