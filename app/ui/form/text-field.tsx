// Fields that are typed: text, long text, whole numbers, telephone numbers, money.
import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { cx } from "../cx";
import { constraintProps, controlLook, controlProps, FieldFrame, type LabelledField } from "./field-parts";

interface TypedField extends LabelledField {
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

export interface TextFieldProps extends TypedField {
  readonly type?: "text" | "email" | "password" | "search" | "url" | "date" | "time";
  readonly inputMode?: "text" | "email" | "numeric" | "decimal" | "tel" | "search";
  readonly autoCapitalize?: "none" | "sentences" | "words" | "characters";
  readonly spellCheck?: boolean;
  /** Monospaced capitals: plates, VINs, codes. */
  readonly code?: boolean;
}

export function TextField({
  type = "text",
  inputMode,
  autoCapitalize,
  spellCheck,
  code = false,
  ...props
}: TextFieldProps) {
  const { field } = props;
  return (
    <FieldFrame {...props}>
      <input
        key={field.key}
        {...controlProps(props)}
        {...constraintProps(field)}
        {...typing(props)}
        type={type}
        inputMode={inputMode}
        autoCapitalize={code ? "characters" : autoCapitalize}
        spellCheck={code ? false : spellCheck}
        // A password is never sent back to the page.
        defaultValue={type === "password" ? undefined : field.defaultValue}
        className={cx(controlLook, code && "font-mono uppercase placeholder:normal-case")}
      />
    </FieldFrame>
  );
}

export interface TextAreaProps extends TypedField {
  readonly rows?: number;
}

export function TextArea({ rows = 3, ...props }: TextAreaProps) {
  const { field } = props;
  return (
    <FieldFrame {...props}>
      <textarea
        key={field.key}
        {...controlProps(props)}
        {...typing(props)}
        minLength={field.minLength}
        maxLength={field.maxLength}
        rows={rows}
        defaultValue={field.defaultValue}
        className={cx(controlLook, "py-1.5 field-sizing-content min-h-20 max-h-96")}
      />
    </FieldFrame>
  );
}

export interface NumberFieldProps extends TypedField {
  /** "km", "%": written after the number, outside the control. */
  readonly unit?: ReactNode;
}

/** A whole number. Typed as text with the digits' keyboard: no arrows that change it by accident when scrolling. */
export function NumberField({ unit, ...props }: NumberFieldProps) {
  return <UnitField {...props} unit={unit} inputMode="numeric" />;
}

/** An amount in the centre's currency; parse it with `moneyText` of zod-fields. Give the sign as `unit`. */
export function MoneyField({ unit, ...props }: NumberFieldProps) {
  return <UnitField {...props} unit={unit} inputMode="decimal" />;
}

function UnitField({
  unit,
  inputMode,
  ...props
}: NumberFieldProps & { readonly inputMode: "numeric" | "decimal" }) {
  const { field } = props;
  return (
    <FieldFrame {...props}>
      <span className="flex items-center gap-2">
        <input
          key={field.key}
          {...controlProps(props)}
          {...typing(props)}
          type="text"
          inputMode={inputMode}
          autoComplete="off"
          defaultValue={field.defaultValue}
          className={cx(controlLook, "max-w-40 text-right")}
        />
        {unit !== undefined && <span className="text-ink-3">{unit}</span>}
      </span>
    </FieldFrame>
  );
}

/** A telephone number, typed as people write it; the server makes it E.164. */
export function PhoneField(props: TypedField) {
  const { field } = props;
  return (
    <FieldFrame {...props}>
      <input
        key={field.key}
        {...controlProps(props)}
        {...typing(props)}
        type="tel"
        inputMode="tel"
        autoComplete={props.autoComplete ?? "tel"}
        maxLength={field.maxLength}
        defaultValue={field.defaultValue}
        className={controlLook}
      />
    </FieldFrame>
  );
}

function typing({ autoComplete, placeholder, autoFocus, disabled }: TypedField) {
  return { autoComplete, placeholder, autoFocus, disabled };
}
