// Puts what a message is about into the wording of a template. Pure.
import { PLACEHOLDERS, SECRETS, type Placeholder, type SecretName } from "./kinds";

/** {plate}: a name between braces. What else stands between braces is an unknown name. */
const NAMED = /\{([^{}\n]{1,40})\}/g;

export type Values = Partial<Readonly<Record<Placeholder, string>>>;

export function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name);
}

function isSecretName(name: Placeholder): name is SecretName {
  return SECRETS.some((secret) => secret === name);
}

/** The names between braces, each once, in the order of the text. */
export function namesIn(wording: string): readonly string[] {
  return [...new Set([...wording.matchAll(NAMED)].map(([, name = ""]) => name))];
}

/** What somebody typed must not pass for the mark of a secret. */
export function unmarked(text: string): string {
  return text.replaceAll("[[", "[ [");
}

/** A sentence ends with its stop or with the line; the spaces after it belong to it. */
const SENTENCES = /[^\n]*?(?:[.!?…]+(?=\s|$)[ \t]*|\n+|$)/g;

function sentencesOf(wording: string): readonly string[] {
  return [...wording.matchAll(SENTENCES)].map(([sentence]) => sentence).filter((sentence) => sentence !== "");
}

/**
 * The text of a message. A sentence whose placeholder has nothing to say is left out; secrets stand as [[link]], [[code]].
 * @param values what the placeholders stand for; an empty text is nothing to say
 */
export function fill(wording: string, values: Values): string {
  const has = (name: string) => isPlaceholder(name) && (values[name] ?? "") !== "";
  const kept = sentencesOf(wording).map((sentence) => {
    if (namesIn(sentence).every(has)) return sentence;
    return sentence.endsWith("\n") ? "\n" : "";
  });
  const text = kept.join("").replace(NAMED, (whole, name: string) => {
    if (!isPlaceholder(name)) return whole;
    return isSecretName(name) ? `[[${name}]]` : unmarked(values[name] ?? "");
  });
  return text
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
