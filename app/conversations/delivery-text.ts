// What became of a message, as a sentence in the reader's language. Pure.
import type { Format } from "~/ui/centre-context";
import type { Words } from "~/words";
import { isMessageKind, MESSAGE_STATES } from "~/messages/kinds";
import { reasonText } from "~/messages/outcome";

type T = Words<"deliveries">;

/** "Reminder the day before". */
export function kindText(t: T, kind: string): string {
  return t(`kind.${isMessageKind(kind) ? kind : "other"}`);
}

/** "SMS". */
export function channelText(t: T, channel: string): string {
  const known = (["sms", "whatsapp", "email", "none"] as const).find((each) => each === channel);
  return known ? t(`channel.${known}`) : channel;
}

export interface Standing {
  readonly state: string;
  readonly reason?: string | undefined;
  /** When it was handed over and when it arrived, in milliseconds. */
  readonly sentAt?: number | undefined;
  readonly deliveredAt?: number | undefined;
}

/** Somebody has to do something about it, or should at least know. */
export function isTrouble({ state }: Standing): boolean {
  return state === "failed" || state === "withheld" || state === "missed" || state === "unknown";
}

/** "delivered 14:05", "not delivered: the telephone was off". */
export function stateText(t: T, { state, reason, sentAt, deliveredAt }: Standing, format?: Format): string {
  const known = MESSAGE_STATES.find((each) => each === state);
  if (!known) return state;
  if (known === "delivered" && deliveredAt !== undefined && format)
    return t("stateAt.delivered", { at: format.moment(deliveredAt) });
  if (known === "sent" && sentAt !== undefined && format)
    return t("stateAt.sent", { at: format.moment(sentAt) });
  const plain = t(`state.${known}`);
  const says = reason !== undefined && (known === "failed" || known === "withheld");
  return says ? t("because", { state: plain, reason: reasonText(t, reason) }) : plain;
}

/** The text without what it opened: "… [link]". */
export function openText(t: T, text: string): string {
  return text.replaceAll("[[link]]", t("link")).replaceAll("[[code]]", t("codeHidden"));
}
