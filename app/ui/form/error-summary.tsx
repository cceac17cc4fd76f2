// Above a form that came back: what must be mended, each line a link to its field.
import { useEffect, useRef, type ReactNode } from "react";
import { Icon } from "../icons";
import { useErrorWords, useUiWords } from "../use-ui-words";
import { hasErrors, type FormField } from "./field-parts";

export interface ErrorSummaryProps {
  /** Errors of the form as a whole (`form.errors`), in codes. */
  readonly formErrors?: readonly string[] | undefined;
  /** Fields with their labels, in the order of the page. */
  readonly fields?: readonly { readonly field: FormField; readonly label: ReactNode }[];
}

/** Takes the focus when it appears, so that it is read out and nobody looks for what went wrong. */
export function ErrorSummary({ formErrors = [], fields = [] }: ErrorSummaryProps) {
  const t = useUiWords();
  const errorWords = useErrorWords();
  const wrong = fields.filter(({ field }) => hasErrors(field));
  const box = useRef<HTMLDivElement>(null);
  const shown = wrong.length + formErrors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-3 rounded-lg border border-danger/40 bg-danger-soft px-4 py-3 text-danger-ink"
    >
      <Icon name="alert" className="mt-[0.15em]" />
      <div className="min-w-0">
        {formErrors.map((code) => (
          <p key={code}>{errorWords(code)}</p>
        ))}
        {wrong.length > 0 && <p className="font-semibold">{t("errorSummary", { count: wrong.length })}</p>}
        <ul>
          {wrong.map(({ field, label }) => (
            <li key={field.id}>
              <a href={`#${field.id}`} className="underline underline-offset-2">
                {label}
              </a>
              : {(field.errors ?? []).map(errorWords).join(" ")}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
