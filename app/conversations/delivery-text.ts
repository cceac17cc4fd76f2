// What became of a message, as a sentence in the reader's language. Pure.
import type { Format } from "~/ui/centre-context";
import type { WordKey, Words } from "~/words";
import { isMessageKind, MESSAGE_STATES, WITHHELD_REASONS } from "~/messages/kinds";

type T = Words<"deliveries">;
type CodeKey = Extract<WordKey<"deliveries">, `code.${number}`>;

const CODES = [
  "21610",
  "21211",
  "21408",
  "21612",
  "21614",
  "30003",
  "30005",
  "30006",
  "30007",
  "30008",
  "30034",
] as const satisfies readonly (CodeKey extends `code.${infer Code}` ? Code : never)[];

/** The carrier's own words for a failure, where it has no code for it. */
const NO_REASON: readonly string[] = ["failed", "undelivered", "canceled"];

/** "Reminder the day before". */
export function kindText(t: T, kind: string): string {
  return t(`kind.${isMessageKind(kind) ? kind : "other"}`);
}

/** "SMS". */
export function channelText(t: T, channel: string): string {
  const known = (["sms", "whatsapp", "email", "none"] as const).find((each) => each === channel);
  return known ? t(`channel.${known}`) : channel;
}

/** Why: a reason of ours or the carrier's code, in words; of codes that nobody knows the number. */
export function reasonText(t: T, reason: string): string {
  const ours = WITHHELD_REASONS.find((each) => each === reason);
  if (ours) return t(`reason.${ours}`);
  if (NO_REASON.includes(reason)) return t("code.30008");
  const theirs = CODES.find((each) => each === reason);
  return theirs ? t(`code.${theirs}`) : t("code.other", { code: reason });
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
