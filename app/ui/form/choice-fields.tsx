// Fields that are chosen: from a list, yes or no, one of a few cards, several of a few.
import type { ReactNode } from "react";
import { cx } from "../cx";
import { Icon, type IconName } from "../icons";
import {
  controlLook,
  controlProps,
  FieldError,
  FieldFrame,
  FieldGroup,
  FieldHint,
  hasErrors,
  type LabelledField,
} from "./field-parts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectFieldProps extends LabelledField {
  readonly options: readonly Choice[];
  /** First line that chooses nothing: "Choose a bay". */
  readonly emptyLabel?: string;
  readonly disabled?: boolean;
}

/** The platform's own list: works without JavaScript and with a glove. */
export function SelectField({ options, emptyLabel, disabled, ...props }: SelectFieldProps) {
  const { field } = props;
  return (
    <FieldFrame {...props}>
      <span className="relative block">
        <select
          key={field.key}
          {...controlProps(props)}
          defaultValue={field.defaultValue ?? ""}
          disabled={disabled}
          className={cx(controlLook, "appearance-none pr-8")}
        >
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          name="chevronDown"
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3"
        />
      </span>
    </FieldFrame>
  );
}

const boxLook =
  "size-[1.15em] shrink-0 appearance-none border border-line-strong bg-surface checked:border-accent checked:bg-accent";

export interface CheckboxFieldProps extends LabelledField {
  readonly value?: string;
  readonly disabled?: boolean;
}

/** One yes or no. Sends `value` ("on") when ticked and nothing otherwise. */
export function CheckboxField({ field, label, hint, value, disabled, className }: CheckboxFieldProps) {
  return (
    <div className={cx("flex flex-col gap-1", className)}>
      <label className="flex min-h-control cursor-pointer items-center gap-2.5" htmlFor={field.id}>
        <span className="relative inline-flex">
          <input
            key={field.key}
            {...controlProps({ field, hint })}
            type="checkbox"
            value={value ?? "on"}
            defaultChecked={field.defaultChecked ?? field.defaultValue === (value ?? "on")}
            disabled={disabled}
            className={cx(boxLook, "peer rounded-[0.25rem]")}
          />
          <Icon
            name="check"
            className="pointer-events-none absolute invisible inset-0 text-on-accent peer-checked:visible"
          />
        </span>
        <span>{label}</span>
      </label>
      {(hint !== undefined || hasErrors(field)) && (
        <div className="-mt-1.5 flex flex-col gap-1 pl-7">
          <FieldHint field={field} hint={hint} />
          <FieldError field={field} />
        </div>
      )}
    </div>
  );
}

export interface CardChoice extends Choice {
  readonly hint?: ReactNode;
  readonly icon?: IconName;
}

export interface RadioCardsProps extends LabelledField {
  readonly options: readonly CardChoice[];
  /** Cards beside each other on wide screens. */
  readonly columns?: 1 | 2 | 3 | 4;
}

const CARD_COLUMNS = {
  1: "",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "grid-cols-2 sm:grid-cols-4",
} as const;

/** One of a few, each with room for a sentence and a thumb. */
export function RadioCards(props: RadioCardsProps) {
  return <Cards {...props} type="radio" chosen={[props.field.defaultValue]} />;
}

/** Several of a few, sent as several values of one name. */
export function CheckboxCards(props: RadioCardsProps) {
  const { defaultOptions, defaultValue } = props.field;
  return <Cards {...props} type="checkbox" chosen={defaultOptions ?? [defaultValue]} />;
}

interface CardsProps extends RadioCardsProps {
  readonly type: "radio" | "checkbox";
  readonly chosen: readonly (string | undefined)[];
}

function Cards({ type, chosen, options, columns = 1, ...props }: CardsProps) {
  return (
    <FieldGroup {...props}>
      <div key={props.field.key} className={cx("grid gap-2", CARD_COLUMNS[columns])}>
        {options.map((option) => (
          <ChoiceCard
            key={option.value}
            type={type}
            option={option}
            props={props}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

interface ChoiceCardProps {
  readonly type: "radio" | "checkbox";
  readonly option: CardChoice;
  readonly props: LabelledField;
  readonly checked: boolean;
}

function ChoiceCard({ type, option, props: { field }, checked }: ChoiceCardProps) {
  return (
    <label className="flex min-h-control cursor-pointer items-start gap-2.5 rounded-md border border-line-strong/60 bg-surface px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-disabled:cursor-default has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <span className="relative mt-[0.15em] inline-flex">
        <input
          type={type}
          name={field.name}
          form={field.formId}
          value={option.value}
          defaultChecked={checked}
          disabled={option.disabled}
          required={type === "radio" ? field.required : undefined}
          className={cx(
            boxLook,
            "peer outline-none",
            type === "radio" ? "rounded-full" : "rounded-[0.25rem]",
          )}
        />
        {type === "radio" ? (
          <span className="pointer-events-none absolute inset-[0.35em] hidden rounded-full bg-on-accent peer-checked:block" />
        ) : (
          <Icon
            name="check"
            className="pointer-events-none absolute invisible inset-0 text-on-accent peer-checked:visible"
          />
        )}
      </span>
      {option.icon && <Icon name={option.icon} className="mt-[0.15em] text-ink-3" />}
      <span className="min-w-0">
        <span className="block">{option.label}</span>
        {option.hint !== undefined && <span className="block text-small text-ink-3">{option.hint}</span>}
      </span>
    </label>
  );
}
