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
  "please-phone",
  "message-unknown",
] as const;

function namedKind(kind: string): (typeof NAMED)[number] | undefined {
  return NAMED.find((each) => each === kind);
}

/** Whether the visit itself is the place to do it, and not its booking. */
export function isOfVisit({ kind }: Pick<TaskView, "kind">): boolean {
  return namedKind(kind) !== undefined || kind === "answer-message";
}

export function taskTitle(t: Words<"teamwork">, { kind, text, visit, conversation }: TaskView): string {
  const known = namedKind(kind);
  const plate = visit?.plate ?? "";
  if (text !== undefined) return text;
  if (conversation) return t("kind.answer-message", { who: conversation.who });
  if (known === "please-phone" && plate === "") return t("pleasePhone");
  return known ? t(`kind.${known}`, { plate }) : t("lostTitle", { plate });
}
