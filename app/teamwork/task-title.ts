// What a task is called: by its own words, by its kind, or as a place that was lost.
import type { Words } from "~/words";
import type { TaskView } from "./tasks.server";

/** Kinds that say the same of every visit. */
const NAMED = [
  "no-show-call",
  "approval-unanswered",
  "promise-at-risk",
  "parts-late",
  "survey-call",
  "call-back",
  "complaint-opened",
  "complaint-overdue",
  "please-phone",
  "message-unknown",
  "money-back",
  "money-overdue",
] as const;

function namedKind(kind: string): (typeof NAMED)[number] | undefined {
  return NAMED.find((each) => each === kind);
}

/** Whether it is about a complaint, or about a call after the visit: both are dealt with on the page of follow-up. */
export function isOfFollowUp({ kind }: Pick<TaskView, "kind">): boolean {
  return isFollowUpCall({ kind }) || kind === "complaint-opened" || kind === "complaint-overdue";
}

export function isFollowUpCall({ kind }: Pick<TaskView, "kind">): boolean {
  return kind === "survey-call" || kind === "call-back";
}

/** Whether the visit itself is the place to do it, and not its booking. */
export function isOfVisit({ kind }: Pick<TaskView, "kind">): boolean {
  return namedKind(kind) !== undefined || kind === "answer-message" || kind.startsWith("stripe-");
}

export function taskTitle(t: Words<"teamwork">, { kind, text, visit, conversation }: TaskView): string {
  const known = namedKind(kind);
  const plate = visit?.plate ?? "";
  if (text !== undefined) return text;
  if (conversation) return t("kind.answer-message", { who: conversation.who });
  if (known === "please-phone" && plate === "") return t("pleasePhone");
  return known ? t(`kind.${known}`, { plate }) : t("lostTitle", { plate });
}
