// A form of a stage on the page: the hidden fields that make it safe to send twice, and its errors after a refusal.
import type { DefaultValue } from "@conform-to/react";
import { useEffect, useState, type FormEvent, type ReactNode } from "react";
import { useNavigation } from "react-router";
import type { $ZodType, input } from "zod/v4/core";
import { PostForm } from "~/ui/form/post-form";
import { useTimesUnsent } from "~/ui/form/unsent";
import { useZodForm } from "~/ui/form/use-zod-form";
import type { FormAnswer } from "./command.server";
import { isInHand, isOfForm, textsIn } from "./form-identity";
import { useKeptAnswer } from "./kept-answer";
import { THEN, type ReturnPlace } from "./return-to";
import { useSaysBeside } from "./said-beside";

function isAnswer(answer: unknown): answer is FormAnswer {
  return typeof answer === "object" && answer !== null && "intent" in answer && "result" in answer;
}

/** What the page's action answered to the form with this intent and key, if it was this one that was handed in. */
function answerTo(answer: unknown, intent: string, key: string): FormAnswer | undefined {
  if (!isAnswer(answer) || answer.intent !== intent) return undefined;
  return isOfForm(key, textsIn(answer.result.initialValue)) ? answer : undefined;
}

/** Counts how often this form was carried out while the page stayed open. */
function useTimesDone(intent: string, key: string, refused: boolean): number {
  const { state, formData } = useNavigation();
  const timesUnsent = useTimesUnsent();
  const [times, setTimes] = useState(0);
  // How many forms of the window had got no answer when this one was sent.
  const [sent, setSent] = useState<number>();
  const underWay = formData?.get("intent") === intent && isOfForm(key, [...formData.values()]);
  if (underWay && sent === undefined) setSent(timesUnsent);
  if (sent !== undefined && state === "idle") {
    setSent(undefined);
    if (!refused && sent === timesUnsent) setTimes(times + 1);
  }
  return times;
}

/**
 * The form's id on the page, and what was answered to it. The id changes, and the form starts afresh, when the form was
 * carried out, or when its key changes while nobody has typed anything: news from a colleague, or a refusal, never takes
 * away what stands half-written.
 */
function useFormIdentity(intent: string, key: string) {
  const posted = useKeptAnswer();
  const [kept, setKept] = useState({ key, times: 0 });
  const answer = answerTo(posted, intent, kept.key);
  const times = useTimesDone(intent, kept.key, answer !== undefined);
  const id = [intent, ...kept.key.split(/\s+/), ...(kept.times > 0 ? [kept.times] : [])].join("-");
  if (times !== kept.times) setKept({ key, times });
  useEffect(() => {
    if (key === kept.key || answer) return;
    const look = requestAnimationFrame(() => {
      const form = document.getElementById(id);
      if (!(form instanceof HTMLFormElement) || !isInHand(form)) setKept({ key, times });
    });
    return () => cancelAnimationFrame(look);
  }, [key, kept.key, answer, id, times]);
  return { id, answer };
}

/**
 * After a refusal the hidden fields say what the page shows now, such as when a fact was last recorded: what is typed stays,
 * and sending it again is a decision made in view of the colleague's entry.
 */
function useFreshMarks(id: string, answer: FormAnswer | undefined, marks: unknown): void {
  useEffect(() => {
    const form = document.getElementById(id);
    if (!answer || !(form instanceof HTMLFormElement) || typeof marks !== "object" || marks === null) return;
    for (const [name, mark] of Object.entries(marks)) {
      const field = form.elements.namedItem(name);
      if (!(field instanceof HTMLInputElement) || field.type !== "hidden" || typeof mark !== "string")
        continue;
      field.value = mark;
    }
  }, [id, answer, marks]);
}

/**
 * Conform's form for one intent of the page, validated in the browser by the schema that the action uses.
 * @param key changes when the form should start afresh, e.g. the visit's version; holds the id of what the form is about
 * where a page has the same form several times (that id is then one of the form's fields too)
 */
export function useStageForm<S extends $ZodType<unknown, Record<string, unknown>>>(
  intent: string,
  schema: S,
  options: { readonly defaultValue?: DefaultValue<input<S>>; readonly key?: string | number } = {},
) {
  const { id, answer } = useFormIdentity(intent, String(options.key ?? ""));
  const [form, fields] = useZodForm({
    id,
    schema,
    lastResult: answer?.result,
    ...(options.defaultValue === undefined ? {} : { defaultValue: options.defaultValue }),
  });
  useFreshMarks(id, answer, options.defaultValue);
  useSaysBeside(answer);
  return { form, fields, denial: answer?.denial };
}

export interface SubmissionFieldsProps {
  readonly intent: string;
  /** Made on the server, renewed by every load. */
  readonly submissionId: string;
  /** Where to go once it is done, instead of to the visit's present stage. */
  readonly then?: ReturnPlace | undefined;
}

/** The fields that make the second sending of a form harmless. */
export function SubmissionFields({ intent, submissionId, then }: SubmissionFieldsProps) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="submissionId" value={submissionId} />
      {then && <input type="hidden" name={THEN} value={then} />}
    </>
  );
}

/** A form without typed fields: one button, one fact. */
export function OneTap({
  intent,
  submissionId,
  then,
  action,
  fields = {},
  className,
  onSubmit,
  children,
}: SubmissionFieldsProps & {
  readonly action?: string;
  /** What the fact is about: `{ jobId }`. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly className?: string;
  /** Goes before the sending, and may prevent it. */
  readonly onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  readonly children: ReactNode;
}) {
  return (
    <PostForm className={className} {...(action ? { action } : {})} {...(onSubmit ? { onSubmit } : {})}>
      <SubmissionFields intent={intent} submissionId={submissionId} then={then} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </PostForm>
  );
}

export interface Refusal {
  readonly intent: string;
  readonly answer: FormAnswer;
  readonly codes: readonly string[];
}

/** What was handed in last on this page, if it was refused, with the codes of its sentences for an ErrorSummary. */
export function useRefusal(): Refusal | undefined {
  const answer = useKeptAnswer();
  if (!isAnswer(answer)) return undefined;
  const codes = Object.values(answer.result.error ?? {}).flatMap((found) => found ?? []);
  return { intent: answer.intent, answer, codes };
}
