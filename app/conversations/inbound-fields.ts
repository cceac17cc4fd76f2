// What the carrier posts when somebody writes to us, read into what we need of it. Pure.
import { optWordIn, OPT_WORDS, type OptWord } from "./opt-out-words";
import type { Language } from "~/journey/permissions";

export type InboundChannel = "sms" | "whatsapp";

export interface Inbound {
  /** The carrier's name of the message. */
  readonly sid: string;
  /** E.164; of senders without a number (short codes, names) what the carrier calls them. */
  readonly phone: string;
  readonly channel: InboundChannel;
  /** As it was typed, without what the database cannot keep. */
  readonly text: string;
  readonly mediaCount: number;
  /** When the whole text is such a word. */
  readonly word?: {
    readonly word: OptWord;
    readonly language: Language;
    readonly everyday: boolean;
    /** The carrier has answered it already. */
    readonly answered: boolean;
  };
}

const WHATSAPP = "whatsapp:";
const LONGEST_TEXT = 10_000;
const LONGEST_SENDER = 60;
const MOST_MEDIA = 100;

/** NUL and halves of characters that lost their other half cannot be kept. */
function keepable(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Cs}/gu, "");
}

/** So many units of UTF-16 at most, and no half of a character at the cut. */
export function shortened(text: string, units: number): string {
  return keepable(text.slice(0, units));
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? "0");
  return Number.isInteger(count) ? Math.min(Math.max(count, 0), MOST_MEDIA) : 0;
}

/** The carrier says it itself when its own handling of these words is set up; its word list may be longer than ours. */
function wordOf(channel: InboundChannel, text: string, said: string | undefined): Inbound["word"] {
  const ours = optWordIn(text);
  const theirs = OPT_WORDS.find((each) => each === said?.toLowerCase());
  if (theirs)
    return {
      word: theirs,
      language: ours?.language ?? "en",
      everyday: ours?.everyday ?? false,
      answered: true,
    };
  if (!ours) return undefined;
  // The carrier answers the English words by itself, and by SMS only.
  const answered = channel === "sms" && ours.language === "en";
  return { word: ours.word, language: ours.language, everyday: ours.everyday ?? false, answered };
}

/** @returns undefined when it is no message: without its name or its sender it can neither be kept once nor be answered */
export function readInbound(params: Readonly<Record<string, string>>): Inbound | undefined {
  const sid = keepable(params["MessageSid"] ?? params["SmsMessageSid"] ?? params["SmsSid"] ?? "").trim();
  const from = keepable(params["From"] ?? "").trim();
  const channel = from.toLowerCase().startsWith(WHATSAPP) ? "whatsapp" : "sms";
  const phone = (channel === "whatsapp" ? from.slice(WHATSAPP.length) : from).trim();
  if (sid === "" || sid.length > LONGEST_SENDER || phone === "" || phone.length > LONGEST_SENDER)
    return undefined;
  const text = shortened(params["Body"] ?? "", LONGEST_TEXT);
  const word = wordOf(channel, text, params["OptOutType"]);
  return { sid, phone, channel, text, mediaCount: countOf(params["NumMedia"]), ...(word ? { word } : {}) };
}
