// Above a form that came back: what must be mended, each line a link to its field.
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Icon } from "../icons";
import { useErrorWords, useUiWords } from "../use-ui-words";
import { hasErrors, type FormField } from "./field-parts";

export interface ErrorSummaryProps {
  /** Conform's form: its own errors are shown, and the fields' once it was handed in (not while one is still typing). */
  readonly form?: { readonly errors?: readonly string[] | undefined; readonly status?: string | undefined };
  /** Errors without conform, in codes. */
  readonly formErrors?: readonly string[] | undefined;
  /** Fields with their labels, in the order of the page. */
  readonly fields?: readonly { readonly field: FormField; readonly label: ReactNode }[];
}

interface Line {
  readonly id: string;
  readonly label: ReactNode;
  readonly codes: readonly string[];
}

/**
 * Stands still from one handing-in to the next: it doesn't shrink under the hands of whoever mends the fields. Takes the
 * focus when no field has it, so that it is read out.
 */
export function ErrorSummary({ form, formErrors = [], fields = [] }: ErrorSummaryProps) {
  const t = useUiWords();
  const errorWords = useErrorWords();
  const general = [...(form?.errors ?? []), ...formErrors];
  const lines = useLinesWhenHandedIn(fields, form === undefined || form.status === "error");
  const box = useRef<HTMLDivElement>(null);
  const shown = lines.length + general.length > 0;
  useEffect(() => {
    if (shown && !document.activeElement?.closest("[aria-invalid=true]")) box.current?.focus();
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
        {general.map((code) => (
          <p key={code}>{errorWords(code)}</p>
        ))}
        {lines.length > 0 && <p className="font-semibold">{t("errorSummary", { count: lines.length })}</p>}
        <ul>
          {lines.map(({ id, label, codes }) => (
            <li key={id}>
              <a href={`#${id}`} className="underline underline-offset-2">
                {label}
              </a>
              : {codes.map(errorWords).join(" ")}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function useLinesWhenHandedIn(
  fields: NonNullable<ErrorSummaryProps["fields"]>,
  handedIn: boolean,
): readonly Line[] {
  const present = fields
    .filter(({ field }) => hasErrors(field))
    .map(({ field, label }) => ({ id: field.id, label, codes: field.errors ?? [] }));
  const key = present.map(({ id, codes }) => `${id} ${codes.join(" ")}`).join("\n");
  const [kept, keep] = useState<{ key: string; lines: readonly Line[] }>({ key: "", lines: [] });
  if (!handedIn || key === kept.key) return kept.lines;
  keep({ key, lines: present });
  return present;
}
