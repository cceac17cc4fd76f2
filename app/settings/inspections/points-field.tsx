// The points of a list to edit, one a row; a row that is emptied is no point any more.
import type { FieldMetadata } from "@conform-to/react";
import { CheckboxField } from "~/ui/form/choice-fields";
import { FieldError } from "~/ui/form/field-parts";
import { TextField } from "~/ui/form/text-field";
import { useWords } from "~/words";

interface PointText {
  readonly id?: string | undefined;
  readonly en?: string | undefined;
  readonly ru?: string | undefined;
  readonly required?: boolean | undefined;
}

export function PointsField<Form extends Record<string, unknown>>({
  list,
}: {
  readonly list: FieldMetadata<PointText[] | undefined, Form, string[]>;
}) {
  const t = useWords("inspectionLists");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-medium">{t("pointsTitle")}</legend>
      <p className="text-small text-ink-3">{t("pointsHint")}</p>
      {list.getFieldList().map((row, place) => {
        const point = row.getFieldset();
        const number = place + 1;
        return (
          <div
            key={row.key}
            className="grid grid-cols-1 items-end gap-x-3 gap-y-1 border-line not-last:border-b not-last:pb-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
          >
            <input type="hidden" name={point.id.name} defaultValue={point.id.defaultValue} />
            <TextField field={point.en} label={t("pointEn", { number })} autoComplete="off" />
            <TextField field={point.ru} label={t("pointRu", { number })} autoComplete="off" />
            <CheckboxField field={point.required} label={t("required")} />
          </div>
        );
      })}
      <FieldError field={list} />
    </fieldset>
  );
}
