// The wording of a message: what a centre may write anew, and what the program says otherwise. Pure.
import { KINDS, kindOf, MESSAGE_KINDS, type Channel, type MessageKind } from "../kinds";

/** Kinds with a template; the others are written whole by whoever sends them. */
export type ScriptedKind = Exclude<MessageKind, "by-hand" | "word-answer">;

export function isScripted(kind: string): kind is ScriptedKind {
  return (
    Object.hasOwn(KINDS, kind) &&
    MESSAGE_KINDS.some((known) => known === kind && kindOf(known).unscripted !== true)
  );
}

export const SCRIPTED_KINDS: readonly ScriptedKind[] = MESSAGE_KINDS.filter(isScripted);

/** What a template holds; a subject is of e-mail alone. */
export interface Wording {
  readonly subject?: string;
  readonly body: string;
}

/** The program's own words of a kind: some kinds travel one way only. */
export type OwnWords = Readonly<Record<ScriptedKind, Partial<Readonly<Record<Channel, Wording>>>>>;
