// One rule of the form: whether, how long, by which channel.
import type { FieldMetadata } from "@conform-to/react";
import { CheckboxField, SelectField } from "~/ui/form/choice-fields";
import { NumberField } from "~/ui/form/text-field";
import { useWords } from "~/words";
import { ownRule, RULE_SPANS, WISHES, type ReminderKind } from "../rules";
import { offsetText } from "./rules-form";

interface RuleFieldsProps {
  readonly kind: ReminderKind;
  readonly fields: {
    readonly enabled: FieldMetadata<boolean | undefined>;
    readonly offset: FieldMetadata<string>;
    readonly channel: FieldMetadata<(typeof WISHES)[number] | undefined>;
  };
}

export function RuleFields({ kind, fields }: RuleFieldsProps) {
  const t = useWords("rules");
  const reminders = useWords("reminders");
  const { unit, makes } = RULE_SPANS[kind];
  const name = reminders(`kind.${kind}`);
  const own = `${offsetText(kind, ownRule(kind))} ${t(`unit.${unit}`)}`;
  return (
    <li className="border-line px-4 py-3 not-last:border-b">
      <fieldset>
        <legend className="sr-only">{name}</legend>
        <div className="grid grid-cols-1 gap-x-6 gap-y-3 md:grid-cols-[minmax(0,1fr)_8rem_15rem]">
          <CheckboxField
            field={fields.enabled}
            label={<span className="font-medium">{name}</span>}
            hint={`${t(`about.${kind}`)} ${t("own", { value: own })}`}
          />
          <NumberField field={fields.offset} label={t("offset")} unit={t(`unit.${unit}`)} />
          {makes === "message" ? (
            <SelectField
              field={fields.channel}
              label={t("channel")}
              options={WISHES.map((value) => ({ value, label: t(`wish.${value}`) }))}
            />
          ) : (
            <p className="text-ink-3 md:pt-7">{makes === "task" ? t("task") : t("staffMail")}</p>
          )}
        </div>
      </fieldset>
    </li>
  );
}
