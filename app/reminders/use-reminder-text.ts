// A planned thing in words: why it is planned, how it would go out, and what became of it.
import { instant } from "~/journey/instant";
import { WITHHELD_REASONS } from "~/messages/kinds";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import type { ReminderView } from "./scheduled.server";

const AT_ONCE = [
  "no-show-call",
  "promise-at-risk",
  "ready",
  "survey",
  "service-due",
  "morning-list",
] as const;
const NOT_SENT = [...WITHHELD_REASONS, "done-since", "offered-lately", "no-advisor"] as const;
const STATES = ["planned", "done", "cancelled", "withdrawn", "missed"] as const;

export function useReminderText() {
  const t = useWords("reminders");
  const format = useFormat();

  function why({ kind, offsetMinutes, about }: ReminderView): string {
    const when = about === undefined ? "" : format.moment(instant(about));
    const atOnce = offsetMinutes === 0 ? AT_ONCE.find((each) => each === kind) : undefined;
    if (atOnce) return t(`whyNow.${atOnce}`, { when });
    return t(`why.${kind}`, { when, offset: format.duration(offsetMinutes * 60) });
  }

  function how({ outlook, makes }: ReminderView): { readonly text: string; readonly trouble?: string } {
    if (makes === "task") return { text: t("how.task") };
    if (makes === "staff-message") return { text: t("how.email") };
    if (!outlook) return { text: "" };
    if (!outlook.goes) return { text: "", trouble: t("withheld", { reason: t(`reason.${outlook.reason}`) }) };
    const text = t(`how.${outlook.channel}`);
    return outlook.at === undefined
      ? { text }
      : { text, trouble: t("quiet", { when: format.moment(outlook.at) }) };
  }

  function ended({ state, reason, endedBy, makes }: ReminderView): string {
    const standing = STATES.find((each) => each === state) ?? "done";
    const known = standing === "done" && makes === "task" ? "task-made" : standing;
    const not = NOT_SENT.find((each) => each === reason);
    const words =
      not && state === "done" ? t("notSent", { reason: t(`reason.${not}`) }) : t(`state.${known}`);
    return endedBy === undefined ? words : t("by", { state: words, name: endedBy });
  }

  return { t, format, why, how, ended };
}
