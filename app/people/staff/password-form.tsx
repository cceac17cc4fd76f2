// The form with which a person changes their own password.
import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { useWords } from "~/words";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { ChangePassword } from "./password.schema";

export interface PasswordFormProps {
  readonly result: SubmissionResult<string[]> | undefined;
  readonly changed: boolean;
}

export function PasswordForm({ result, changed }: PasswordFormProps) {
  const t = useWords("devices");
  const [form, fields] = useZodForm({ id: "password", schema: ChangePassword, lastResult: result });
  return (
    <Panel title={t("password.title")}>
      <PostForm {...getFormProps(form)}>
        <input type="hidden" name="intent" value="password" />
        <Stack>
          {changed && <Notice live>{t("password.done")}</Notice>}
          <ErrorSummary form={form} />
          <TextField
            field={fields.present}
            type="password"
            label={t("password.present")}
            autoComplete="current-password"
          />
          <TextField
            field={fields.next}
            type="password"
            label={t("password.next")}
            hint={t("password.hint")}
            autoComplete="new-password"
          />
          <div>
            <Button>{t("password.submit")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Panel>
  );
}
