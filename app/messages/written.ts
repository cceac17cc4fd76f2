// The text of a message from its wording and what it is about. Pure.
import type { Instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";
import { formatDateTime, formatShortDate, formatTime } from "~/ui/format";
import { fill, unmarked, type Values } from "./fill";
import { kindOf, type Channel, type MessageKind } from "./kinds";
import { smsText } from "./segments";
import type { Wording } from "./templates/wording";

const NBSP = "\u00a0";

/** A time as it stands in a message: short by SMS, with the whole weekday elsewhere. */
export function timeText(
  at: Instant,
  channel: Channel,
  where: { readonly timeZone: string; readonly language: Language; readonly now: Instant },
): string {
  if (channel !== "sms") return formatDateTime(at, where);
  const joint = where.language === "ru" ? ` в${NBSP}` : " ";
  return `${formatShortDate(at, where)}${joint}${formatTime(at, where)}`;
}

export interface Written {
  readonly subject?: string;
  /** Its secrets stand as [[link]] and [[code]]. */
  readonly text: string;
}

/**
 * @throws Error when something is missing that the kind cannot be said without: a defect of the caller
 */
export function write(kind: MessageKind, channel: Channel, wording: Wording, values: Values): Written {
  const missing = kindOf(kind).needs.filter((name) => (values[name] ?? "") === "");
  if (missing.length > 0) throw new Error(`a message of kind ${kind} without ${missing.join(", ")}`);
  const text = fill(wording.body, values);
  if (channel !== "email") return { text: channel === "sms" ? smsText(text) : text };
  return { text, subject: fill(wording.subject ?? "", values).replace(/\s+/g, " ") };
}

/** A text that somebody wrote whole. */
export function asWritten(text: string, channel: Channel, subject: string): Written {
  const plain = unmarked(text).trim();
  if (plain === "") throw new Error("a message without a text");
  return channel === "email"
    ? { text: plain, subject }
    : { text: channel === "sms" ? smsText(plain) : plain };
}
