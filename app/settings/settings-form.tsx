// A form of the settings: the fields that make it safe to send twice, what it would break, and its errors.
import { getFormProps, type DefaultValue, type FormMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import type { $ZodType, input } from "zod/v4/core";
import { Button, type ButtonKind } from "~/ui/button";
import type { IconName } from "~/ui/icons";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Row, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { SettingsAnswer } from "./change";
import { WouldLoseNotice } from "./would-lose-notice";

/**
 * Conform's form for one form of the page. It starts afresh once it was saved, and keeps what was typed until then.
 * @param name of the form, as the action knows it
 * @returns its fields, and what `SettingsForm` has to know of it
 */
export function useSettingsForm<S extends $ZodType<unknown, Record<string, unknown>>>(
  name: string,
  schema: S,
  answer: SettingsAnswer | undefined,
  defaultValue: DefaultValue<input<S>>,
) {
  const [query] = useSearchParams();
  const own = answer?.form === name ? answer : undefined;
  const saved = query.get("saved") ?? "";
  const [form, fields] = useZodForm({
    id: saved === "" ? name : `${name}-${saved}`,
    schema,
    lastResult: own?.result,
    defaultValue,
  });
  return { fields, posting: { name, form, formProps: getFormProps(form), answer: own } };
}

/** A form as it stands on the page; made by `useSettingsForm`. */
interface SettingsPosting {
  readonly name: string;
  readonly form: Pick<FormMetadata<Record<string, unknown>, string[]>, "errors" | "status">;
  readonly formProps: ReturnType<typeof getFormProps>;
  readonly answer: SettingsAnswer | undefined;
}

interface SettingsFormProps {
  readonly posting: SettingsPosting;
  readonly submissionId: string;
  /** What stood on the page when it was opened. */
  readonly seen?: string | undefined;
  readonly submit: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

export function SettingsForm(props: SettingsFormProps) {
  const { submissionId, seen, submit, kind = "primary", icon } = props;
  const { name, form, formProps, answer } = props.posting;
  const t = useWords("settings");
  const preview = answer?.preview;
  return (
    <PostForm {...formProps} preventScrollReset>
      <Stack>
        <input type="hidden" name="form" value={name} />
        <input type="hidden" name="submissionId" value={submissionId} />
        {seen !== undefined && <input type="hidden" name="seen" value={answer?.seen ?? seen} />}
        {preview ? (
          <WouldLoseNotice visits={preview.visits}>
            <Button kind="primary" name="accepted" value={preview.mark}>
              {t("saveAnyway")}
            </Button>
          </WouldLoseNotice>
        ) : (
          <ErrorSummary form={form} />
        )}
        {props.children}
        <Row>
          <Button kind={preview ? "secondary" : kind} {...(icon ? { icon } : {})}>
            {preview ? t("lookAgain") : submit}
          </Button>
        </Row>
      </Stack>
    </PostForm>
  );
}
