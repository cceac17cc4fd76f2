// What every field has: its label, a hint, its errors, and how they are tied to the control.
import type { ReactNode } from "react";
import { cx } from "../cx";
import { Icon } from "../icons";
import { useErrorWords, useUiWords } from "../use-ui-words";

/** What a field needs to know; conform's FieldMetadata has this shape, and a hand-made object may have it too. */
export interface FormField {
  readonly id: string;
  readonly name: string;
  readonly errorId: string;
  readonly descriptionId: string;
  readonly errors?: readonly string[] | undefined;
  readonly key?: string | undefined;
  readonly formId?: string | undefined;
  readonly defaultValue?: string | undefined;
  readonly defaultOptions?: readonly string[] | undefined;
  readonly defaultChecked?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly min?: string | number | undefined;
  readonly max?: string | number | undefined;
  readonly step?: string | number | undefined;
  readonly pattern?: string | undefined;
}

export interface LabelledField {
  readonly field: FormField;
  readonly label: ReactNode;
  /** One quiet sentence under the label. */
  readonly hint?: ReactNode;
  /** Marks the field as optional in words; required fields carry no mark. */
  readonly optional?: boolean;
  readonly className?: string;
}

/** The look of every control. */
export const controlLook = cx(
  "block w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 py-1 text-body text-ink min-h-control",
  "placeholder:text-ink-3 hover:border-ink-3 aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-3",
);

/** Attributes that tie a control to its label, hint and errors. `key` is passed apart: React wants it on the element. */
export function controlProps({ field, hint }: Pick<LabelledField, "field" | "hint">) {
  const described = [hasErrors(field) && field.errorId, hint !== undefined && field.descriptionId]
    .filter(Boolean)
    .join(" ");
  return {
    id: field.id,
    name: field.name,
    form: field.formId,
    required: field.required,
    "aria-invalid": hasErrors(field) || undefined,
    "aria-describedby": described === "" ? undefined : described,
  };
}

/** Length and range attributes that conform derived from the schema. */
export function constraintProps(field: FormField) {
  return {
    minLength: field.minLength,
    maxLength: field.maxLength,
    min: field.min,
    max: field.max,
    step: field.step,
    pattern: field.pattern,
  };
}

export function hasErrors(field: FormField): boolean {
  return field.errors !== undefined && field.errors.length > 0;
}

/** The errors of a field, in words, beside it. Rendered only when there are some. */
export function FieldError({ field }: { readonly field: FormField }) {
  const errorWords = useErrorWords();
  if (!field.errors || field.errors.length === 0) return null;
  return (
    <p id={field.errorId} className="flex items-start gap-1.5 text-small text-danger-ink">
      <Icon name="alert" className="mt-[0.15em]" />
      <span>{field.errors.map(errorWords).join(" ")}</span>
    </p>
  );
}

export function FieldHint({ field, hint }: Pick<LabelledField, "field" | "hint">) {
  if (hint === undefined) return null;
  return (
    <p id={field.descriptionId} className="text-small text-ink-3">
      {hint}
    </p>
  );
}

/** Label above, hint under it, control, errors: the frame of a field with one control. */
export function FieldFrame({
  field,
  label,
  hint,
  optional,
  className,
  children,
}: LabelledField & { readonly children: ReactNode }) {
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={field.id} className="text-small font-medium text-ink-2">
        {label}
        {optional && <OptionalMark />}
      </label>
      <FieldHint field={field} hint={hint} />
      {children}
      <FieldError field={field} />
    </div>
  );
}

/** A fieldset for a field of several controls. */
export function FieldGroup({
  field,
  label,
  hint,
  optional,
  className,
  children,
}: LabelledField & { readonly children: ReactNode }) {
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      className={cx("flex min-w-0 flex-col gap-1", className)}
      aria-invalid={hasErrors(field) || undefined}
      aria-describedby={controlProps({ field, hint })["aria-describedby"]}
    >
      <legend className="mb-1 text-small font-medium text-ink-2">
        {label}
        {optional && <OptionalMark />}
      </legend>
      <FieldHint field={field} hint={hint} />
      {children}
      <FieldError field={field} />
    </fieldset>
  );
}

function OptionalMark() {
  const t = useUiWords();
  return <span className="font-normal text-ink-3"> · {t("optional")}</span>;
}
