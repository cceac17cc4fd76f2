// What became of a message, in words: its state, our own reasons, the carrier's codes. Pure.
import type { TextKey, Translate } from "~/platform/i18n/keys";
import {
  CHANNELS,
  isMessageKind,
  MESSAGE_STATES,
  WITHHELD_REASONS,
  type Channel,
  type MessageKind,
  type MessageState,
} from "./kinds";
import type { reasonsWords } from "./reasons.words";

/** What the carrier's codes mean to whoever reads them; its failures without a code too. */
const CARRIER_REASONS: ReadonlyMap<string, Exclude<keyof typeof reasonsWords.en.carrier, "code">> = new Map([
  ["21610", "opted-out"],
  ["63050", "opted-out"],
  ["21211", "invalid-number"],
  ["21217", "invalid-number"],
  ["21408", "other-country"],
  ["21612", "no-route"],
  ["21614", "no-texts"],
  ["63024", "no-texts"],
  ["30003", "unreachable"],
  ["30005", "unknown-number"],
  ["30006", "landline"],
  ["30007", "filtered"],
  ["30008", "no-reason"],
  ["failed", "no-reason"],
  ["undelivered", "no-reason"],
  ["canceled", "no-reason"],
  ["30034", "unregistered"],
]);

/** Why, as the end of a sentence: a reason of ours, one of the carrier's that is known, or its bare code. @param t of a room with these words */
export function reasonText(t: Translate<TextKey<typeof reasonsWords.en>>, reason: string): string {
  const own = WITHHELD_REASONS.find((known) => known === reason);
  if (own) return t(`reason.${own}`);
  const carriers = CARRIER_REASONS.get(reason);
  return carriers ? t(`carrier.${carriers}`) : t("carrier.code", { code: reason });
}

export function asState(text: string | null): MessageState | undefined {
  return MESSAGE_STATES.find((state) => state === text);
}

export function asKind(text: string | null): MessageKind | undefined {
  return text !== null && isMessageKind(text) ? text : undefined;
}

export function asChannel(text: string): Channel | "none" {
  return CHANNELS.find((channel) => channel === text) ?? "none";
}
