// The form with which a manager adds a person to the centre.
import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { LANGUAGES, ROLES, type Language } from "~/journey/permissions";
import { useWords } from "~/words";
import { Button } from "~/ui/button";
import { CheckboxCards, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel, Stack } from "~/ui/layout";
import { AddPerson } from "./people.schema";

export interface AddPersonFormProps {
  readonly result: SubmissionResult<string[]> | undefined;
  /** Only an administrator may make another. */
  readonly byAdmin: boolean;
  /** Of the one who adds: most likely also of the one who comes. */
  readonly language: Language;
}

export function AddPersonForm({ result, byAdmin, language }: AddPersonFormProps) {
  const t = useWords("staff");
  const shell = useWords("shell");
  const [form, fields] = useZodForm({
    id: "add-person",
    schema: AddPerson,
    lastResult: result,
    defaultValue: { language },
  });
  const roles = ROLES.filter((role) => byAdmin || role !== "admin");
  return (
    <Panel title={t("people.add")}>
      <PostForm {...getFormProps(form)}>
        <input type="hidden" name="intent" value="add" />
        <Stack>
          <ErrorSummary form={form} />
          <TextField field={fields.name} label={t("people.name")} autoComplete="off" />
          <TextField
            field={fields.email}
            type="email"
            label={t("people.email")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <SelectField
            field={fields.language}
            label={t("people.language")}
            options={LANGUAGES.map((value) => ({
              value,
              label: shell(value === "en" ? "english" : "russian"),
            }))}
          />
          <CheckboxCards
            field={fields.roles}
            label={t("people.roles")}
            options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
          <Button kind="primary" wide>
            {t("people.addSubmit")}
          </Button>
        </Stack>
      </PostForm>
    </Panel>
  );
}
