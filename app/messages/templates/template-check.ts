// What is wrong with a template, and what had better be otherwise. Pure.
import { optWordIn } from "~/conversations/opt-out-words";
import { isPlaceholder, namesIn } from "../fill";
import { kindOf, SECRETS, type Channel, type Placeholder } from "../kinds";
import type { ScriptedKind, Wording } from "./wording";

/** Where the mistake stands, and its code with the names for the sentence. */
export interface Mistake {
  readonly field: "subject" | "body";
  readonly code: "unknown" | "unfit" | "missing" | "brace" | "secret" | "none" | "line";
  readonly names: readonly string[];
}

/** The names that a template of this kind may use. */
export function namesFor(kind: ScriptedKind): readonly Placeholder[] {
  const { needs, takes } = kindOf(kind);
  return [...new Set([...needs, ...takes])];
}

function mistakesOf(kind: ScriptedKind, field: Mistake["field"], text: string): readonly Mistake[] {
  const used = namesIn(text);
  const allowed: readonly string[] = namesFor(kind);
  const unknown = used.filter((name) => !isPlaceholder(name));
  const unfit = used.filter((name) => isPlaceholder(name) && !allowed.includes(name));
  const bare = text.replace(/\{[^{}\n]{1,40}\}/g, "");
  return [
    ...(unknown.length > 0 ? [{ field, code: "unknown" as const, names: unknown }] : []),
    ...(unfit.length > 0 ? [{ field, code: "unfit" as const, names: unfit }] : []),
    ...(/[{}]/.test(bare) ? [{ field, code: "brace" as const, names: [] }] : []),
  ];
}

/** Everything that keeps the template from being saved; none when it can be. */
export function mistakesIn(
  kind: ScriptedKind,
  channel: Channel,
  { subject, body }: Wording,
): readonly Mistake[] {
  const missing = kindOf(kind).needs.filter((name) => !namesIn(body).includes(name));
  const inBody: readonly Mistake[] = [
    ...mistakesOf(kind, "body", body),
    ...(missing.length > 0 ? [{ field: "body" as const, code: "missing" as const, names: missing }] : []),
  ];
  if (channel !== "email") return inBody;
  if (subject === undefined || subject.trim() === "")
    return [{ field: "subject", code: "none", names: [] }, ...inBody];
  const secrets = namesIn(subject).filter((name) => SECRETS.some((secret) => secret === name));
  return [
    ...mistakesOf(kind, "subject", subject),
    ...(secrets.length > 0 ? [{ field: "subject" as const, code: "secret" as const, names: secrets }] : []),
    ...inBody,
  ];
}

/** Besides those that we heed ourselves: what carriers have added, and what a Russian reader would answer. */
const MORE_WORDS: ReadonlySet<string> = new Set(["revoke", "optout", "отмена", "отписка"]);

function optsOut(word: string): boolean {
  return optWordIn(word)?.word === "stop" || MORE_WORDS.has(word.toLowerCase());
}

const ASKS_FOR =
  /(?:reply|respond|answer|text|send|write|type|ответьте|ответом|отправьте|пришлите|напишите|наберите|пошлите)(?:[^\p{L}\n]+\p{L}+){0,3}?[^\p{L}\n]*$/iu;

/**
 * Words by which a carrier takes a reader off its list for good, where the text has them as an instruction: in capitals, in
 * quotation marks, or after "reply" and the like. "By the end of the day" is none.
 */
export function optOutWordsIn(text: string): readonly string[] {
  const bare = text.replace(/\{[^{}\n]*\}/g, "{}");
  const found = [...bare.matchAll(/\p{L}+/gu)].filter(({ 0: word, index }) => {
    if (!optsOut(word)) return false;
    const [before, after] = [bare.slice(0, index), bare.slice(index + word.length)];
    const shouted = word === word.toUpperCase();
    const quoted = /["'«“„‘]$/.test(before) && /^["'»”’“]/.test(after);
    return shouted || quoted || ASKS_FOR.test(before);
  });
  return [...new Set(found.map(([word]) => word))];
}
