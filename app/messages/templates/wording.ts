// The wording of a message: what a centre may write anew, and what the program says otherwise. Pure.
import { LANGUAGES, type Language } from "~/journey/permissions";
import {
  channelsOf,
  CHANNELS,
  isMessageKind,
  kindOf,
  MESSAGE_KINDS,
  type Channel,
  type MessageKind,
} from "../kinds";

/** Kinds with a template; the others are written whole by whoever sends them. */
export type ScriptedKind = Exclude<MessageKind, "by-hand" | "word-answer">;

export function isScripted(kind: string): kind is ScriptedKind {
  return isMessageKind(kind) && kindOf(kind).unscripted !== true;
}

export const SCRIPTED_KINDS: readonly ScriptedKind[] = MESSAGE_KINDS.filter((kind) => isScripted(kind));

/** What a template holds; a subject is of e-mail alone. */
export interface Wording {
  readonly subject?: string;
  readonly body: string;
}

/** The program's own words of a kind: some kinds travel one way only. */
export type OwnWords = Readonly<Record<ScriptedKind, Partial<Readonly<Record<Channel, Wording>>>>>;

/** Which template it is. */
export interface TemplateName {
  readonly kind: ScriptedKind;
  readonly language: Language;
  readonly channel: Channel;
}

/** "ready.en.sms": the template in its address. */
export function keyOfTemplate({ kind, language, channel }: TemplateName): string {
  return [kind, language, channel].join(".");
}

/** undefined for what is no template. */
export function templateOfKey(key: string): TemplateName | undefined {
  const [kind = "", tongue, way] = key.split(".");
  const language = LANGUAGES.find((known) => known === tongue);
  const channel = CHANNELS.find((known) => known === way);
  if (!isScripted(kind) || language === undefined || channel === undefined) return undefined;
  const name = { kind, language, channel };
  return channelsOf(kind).includes(channel) && keyOfTemplate(name) === key ? name : undefined;
}
