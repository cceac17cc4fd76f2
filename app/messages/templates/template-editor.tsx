// The form of a template, with the preview beside it. Without scripts the preview is a post of its own.
import type { SettingsAnswer } from "~/settings/change";
import { useSettingsForm } from "~/settings/settings-form";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea, TextField } from "~/ui/form/text-field";
import { Panel, Row, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { Values } from "../fill";
import { kindOf } from "../kinds";
import { namesFor, optOutWordsIn } from "./template-check";
import { TemplatePreview } from "./template-preview";
import { templateForm } from "./template.schema";
import type { TemplateName, Wording } from "./wording";

export interface TemplateEditorProps {
  readonly name: TemplateName;
  readonly wording: Wording;
  readonly version: number;
  readonly values: Values;
  readonly segmentPriceMicros: number;
  readonly submissionId: string;
  readonly answer: SettingsAnswer | undefined;
}

export function TemplateEditor(props: TemplateEditorProps) {
  const t = useWords("templates");
  const { name, wording, version, values, submissionId, answer } = props;
  const { fields, posting } = useSettingsForm("template", templateForm(name.kind, name.channel), answer, {
    subject: wording.subject ?? "",
    body: wording.body,
    seen: String(version),
  });
  const typed = { subject: fields.subject.value ?? "", body: fields.body.value ?? "" };
  const optOutWords = optOutWordsIn(typed.body);
  return (
    <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
      <Panel>
        <PostForm {...posting.formProps} preventScrollReset>
          <Stack>
            <input type="hidden" name="form" value="template" />
            <input type="hidden" name="submissionId" value={submissionId} />
            <input type="hidden" name="seen" value={posting.answer?.seen ?? String(version)} />
            <ErrorSummary form={posting.form} />
            {name.channel === "email" && (
              <TextField field={fields.subject} label={t("subject")} autoComplete="off" />
            )}
            <TextArea
              field={fields.body}
              label={t("body")}
              hint={t("bodyHint")}
              autoComplete="off"
              rows={name.channel === "sms" ? 5 : 12}
            />
            {optOutWords.length > 0 && (
              <CheckboxField
                field={fields.sure}
                label={t("sure")}
                hint={t("mistake.optOut", { words: optOutWords.join(", ") })}
              />
            )}
            <Row>
              <Button kind="primary">{t("save")}</Button>
              <noscript>
                <Button name="intent" value="preview">
                  {t("look")}
                </Button>
              </noscript>
            </Row>
          </Stack>
        </PostForm>
      </Panel>
      <Stack>
        <TemplatePreview
          wording={typed}
          name={name}
          values={values}
          segmentPriceMicros={props.segmentPriceMicros}
        />
        <Panel title={t("names")}>
          <Names name={name} values={values} />
        </Panel>
      </Stack>
    </div>
  );
}

function Names({ name, values }: Pick<TemplateEditorProps, "name" | "values">) {
  const t = useWords("templates");
  const { needs } = kindOf(name.kind);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5">
      {namesFor(name.kind).map((each) => (
        <div key={each} className="contents">
          <dt>
            <code className="font-mono">{`{${each}}`}</code>
          </dt>
          <dd className="min-w-0 text-ink-2">
            {t(`name.${each}`)}
            {needs.includes(each) && <span className="text-ink-3"> · {t("needed")}</span>}
            <span lang={name.language} className="block text-small break-words text-ink-3">
              {values[each]}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
