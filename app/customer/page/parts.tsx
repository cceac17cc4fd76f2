// The few parts of which the customers' forms are made: they work without scripts and with a large thumb.
import type { ReactNode } from "react";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { errorWords, useLanguage, useWords } from "~/words";
import { errorsAt, valueAt, type Answer } from "./answer";

/** What is wrong at a place of the form. */
export function Problem({ id, codes }: { readonly id: string; readonly codes: readonly string[] }) {
  const language = useLanguage();
  if (codes.length === 0) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-danger-ink">
      <Icon name="alert" className="mt-[0.15em]" />
      <span>{codes.map((code) => errorWords(language, code)).join(" ")}</span>
    </p>
  );
}

/** Above a form that came back, or above what stands now when the answer came too late. */
export function AnswerNotice({
  answer,
  stale,
}: {
  readonly answer: Answer | undefined;
  readonly stale: string;
}) {
  const t = useWords("customer");
  const language = useLanguage();
  if (!answer) return null;
  if (answer.kind === "stale") return <Notice tone="warning">{stale}</Notice>;
  const whole = (answer.errors[""] ?? []).map((code) => errorWords(language, code));
  return (
    <Notice tone="danger" live>
      {whole.length > 0 ? whole.join(" ") : t("correct")}
    </Notice>
  );
}

export function HiddenFields({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

/** @param intent where the form has several buttons */
export function SubmitButton({
  intent,
  children,
}: {
  readonly intent?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      {...(intent === undefined ? {} : { name: "intent", value: intent })}
      className="min-h-12 w-full rounded-md bg-accent px-[min(1.25rem,3vw)] py-2.5 font-semibold text-on-accent hyphens-auto hover:bg-accent-hover"
    >
      {children}
    </button>
  );
}

export function Tick({
  name,
  checked,
  children,
}: {
  readonly name: string;
  readonly checked: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className="flex min-h-12 items-center gap-3">
      <input type="checkbox" name={name} defaultChecked={checked} className="size-6 shrink-0 accent-accent" />
      <span className="min-w-0">{children}</span>
    </label>
  );
}

/** The name with which a customer signs. */
export function SignName({ label, answer }: { readonly label: string; readonly answer: Answer | undefined }) {
  const problems = errorsAt(answer, "name");
  return (
    <>
      <label htmlFor="sign-name" className="font-semibold">
        {label}
      </label>
      <input
        id="sign-name"
        name="name"
        type="text"
        required
        maxLength={120}
        autoComplete="name"
        defaultValue={valueAt(answer, "name")}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? "sign-name-problem" : undefined}
        className="min-h-12 w-full rounded-md border border-line-strong bg-surface px-3"
      />
      <Problem id="sign-name-problem" codes={problems} />
    </>
  );
}
