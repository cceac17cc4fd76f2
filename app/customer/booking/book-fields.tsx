// The fields of the booking's forms: they work without scripts, keep what was typed, and say what is missing beside it.
import type { InputHTMLAttributes, ReactNode } from "react";
import { Notice } from "~/ui/notice";
import { errorWords, useLanguage, useWords } from "~/words";
import { Problem, SubmitButton } from "../page/parts";
import type { BookAnswer } from "./book-answer";
import { FORM } from "./book-frame";

export const CONTROL =
  "block w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 py-2 aria-invalid:border-danger";

export function errorsOf(answer: BookAnswer | undefined, field: string): readonly string[] {
  return answer?.kind === "invalid" ? (answer.errors[field] ?? []) : [];
}

/** What a field that has something wrong says of itself. */
export function wrong(answer: BookAnswer | undefined, name: string) {
  return errorsOf(answer, name).length > 0
    ? { "aria-invalid": true as const, "aria-describedby": `${name}-problem` }
    : {};
}

/** Above the form: what became of it when it was not taken. */
export function Said({ answer }: { readonly answer: BookAnswer | undefined }) {
  const t = useWords("book");
  const language = useLanguage();
  if (answer?.kind === "invalid")
    return (
      <Notice tone="danger" live>
        {t("correct")}
      </Notice>
    );
  if (answer?.kind !== "said") return null;
  return (
    <Notice tone="warning" live>
      {errorWords(language, answer.code)}
    </Notice>
  );
}

export function Labelled({
  name,
  label,
  hint,
  answer,
  children,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly answer: BookAnswer | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint !== undefined && <p className="text-small text-ink-3">{hint}</p>}
      <Problem id={`${name}-problem`} codes={errorsOf(answer, name)} />
      {children}
    </div>
  );
}

export function Line({
  name,
  label,
  hint,
  answer,
  ...input
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly answer: BookAnswer | undefined;
} & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "defaultValue" | "type" | "inputMode" | "autoComplete" | "maxLength" | "autoCapitalize"
>) {
  return (
    <Labelled name={name} label={label} hint={hint} answer={answer}>
      <input id={name} name={name} required className={CONTROL} {...wrong(answer, name)} {...input} />
    </Labelled>
  );
}

/** A field that no person sees or reaches: programs that fill in everything give themselves away. */
function Trap() {
  const t = useWords("book");
  return (
    <p className="sr-only" aria-hidden="true">
      <label htmlFor="website">{t("trap")}</label>
      <input id="website" name="website" tabIndex={-1} autoComplete="off" />
    </p>
  );
}

/** The form of a step, with its one button and the way back. */
export function StepForm({
  submit,
  back,
  more,
  children,
}: {
  readonly submit?: ReactNode;
  readonly back: boolean;
  /** Other buttons, after the one that goes on. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useWords("book");
  return (
    <form id={FORM} method="post" noValidate className="flex flex-col gap-5">
      <Trap />
      {children}
      <div className="flex flex-col gap-2">
        {submit !== undefined && <SubmitButton>{submit}</SubmitButton>}
        {more}
        {back && (
          <button
            name="intent"
            value="back"
            formNoValidate
            className="min-h-11 text-accent-ink underline underline-offset-2"
          >
            {t("back")}
          </button>
        )}
      </div>
    </form>
  );
}
