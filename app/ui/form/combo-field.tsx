// A field that finds its value while one types, for lists too long for a select.
import {
  Button as AriaButton,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import { cx } from "../cx";
import { Icon } from "../icons";
import { useUiWords } from "../use-ui-words";
import type { Choice } from "./choice-fields";
import { controlLook, FieldError, FieldHint, hasErrors, type LabelledField } from "./field-parts";

export interface ComboFieldProps extends LabelledField {
  readonly options: readonly (Choice & { readonly hint?: string })[];
}

/** Sends the chosen option's value. Needs JavaScript: give customers a SelectField. */
export function ComboField({ field, label, hint, options, className }: ComboFieldProps) {
  const t = useUiWords();
  return (
    <ComboBox
      key={field.key}
      name={field.name}
      formValue="key"
      defaultItems={options}
      {...(field.defaultValue === undefined ? {} : { defaultSelectedKey: field.defaultValue })}
      isInvalid={hasErrors(field)}
      menuTrigger="focus"
      allowsEmptyCollection
      className={cx("flex min-w-0 flex-col gap-1", className)}
    >
      <Label className="text-small font-medium text-ink-2">{label}</Label>
      <FieldHint field={field} hint={hint} />
      <span className="relative block">
        <Input id={field.id} className={cx(controlLook, "pr-9")} />
        <AriaButton aria-label={t("showOptions")} className="absolute inset-y-0 right-0 px-2.5 text-ink-3">
          <Icon name="chevronDown" />
        </AriaButton>
      </span>
      <FieldError field={field} />
      <Popover className="max-h-72 w-(--trigger-width) overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-over">
        <ListBox
          className="outline-none"
          renderEmptyState={() => <p className="px-2.5 py-2 text-ink-3">{t("noMatches")}</p>}
        >
          {(option: ComboFieldProps["options"][number]) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              className="flex min-h-control cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 text-body outline-none data-focused:bg-hover"
            >
              <span>{option.label}</span>
              {option.hint !== undefined && <span className="text-ink-3">{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
