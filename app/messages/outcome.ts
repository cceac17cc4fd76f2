// What became of a message, in words: its state, our own reasons, the carrier's codes. Pure.
import {
  CHANNELS,
  isMessageKind,
  MESSAGE_STATES,
  WITHHELD_REASONS,
  type Channel,
  type MessageKind,
  type MessageState,
} from "./kinds";

/** Codes of the carrier that mean the same to whoever reads them. */
const CARRIER_CODES = {
  "invalid-number": ["21211", "21614", "21217", "63024"],
  "opted-out": ["21610", "63050"],
  "no-route": ["21408", "21612"],
  unreachable: ["30003", "30005", "30008"],
  landline: ["30006"],
  filtered: ["30007"],
  unregistered: ["30034"],
} as const;

type CarrierReason = keyof typeof CARRIER_CODES;
const CARRIER_REASONS = [
  "invalid-number",
  "opted-out",
  "no-route",
  "unreachable",
  "landline",
  "filtered",
  "unregistered",
] as const satisfies readonly CarrierReason[];

/** A key of the room's words, and the code where there are no words for it. */
export type ReasonWords =
  | { readonly key: `reason.${(typeof WITHHELD_REASONS)[number]}` | `carrier.${CarrierReason}` }
  | { readonly key: "carrier.code"; readonly code: string };

/** How a reason is said: one of ours, one of the carrier's that is known, or its bare code. */
export function reasonWords(reason: string): ReasonWords {
  const own = WITHHELD_REASONS.find((known) => known === reason);
  if (own) return { key: `reason.${own}` };
  const carriers = CARRIER_REASONS.find((name) => CARRIER_CODES[name].some((code) => code === reason));
  return carriers ? { key: `carrier.${carriers}` } : { key: "carrier.code", code: reason };
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
