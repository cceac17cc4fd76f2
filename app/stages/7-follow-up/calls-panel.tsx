// The calls after the visit, and the form for the next one.
import { getFormProps } from "@conform-to/react";
import { CONTACT_OUTCOMES } from "~/journey/events";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { ContactCustomer } from "./follow-up.schema";
import type { FollowUpView } from "./follow-up-view";

interface CallsProps {
  readonly view: FollowUpView;
  /** What to say, in the centre's language. */
  readonly script: string;
  readonly primary: boolean;
  readonly submissionId: string;
}

export function CallsPanel(props: CallsProps) {
  const { view } = props;
  const t = useWords("followUp");
  const choices = useWords("choices");
  const f = useFormat();
  return (
    <Panel title={t("calls.title")}>
      <Stack>
        {view.calls.length === 0 && <p className="text-ink-3">{t("calls.none")}</p>}
        <ul className="divide-y divide-line">
          {view.calls.map(({ at, outcome, note }) => (
            <li key={at} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
              <span className="text-ink-3">{f.moment(at)}</span>
              <span className="font-medium">{choices(`outcome.${outcome}`)}</span>
              {note !== undefined && <span className="min-w-0 basis-full whitespace-pre-line">{note}</span>}
            </li>
          ))}
        </ul>
        {view.may.complain && <Call {...props} />}
      </Stack>
    </Panel>
  );
}

function Call({ view, script, primary, submissionId }: CallsProps) {
  const t = useWords("followUp");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("contactCustomer", ContactCustomer);
  const outcomes = CONTACT_OUTCOMES.map((value) => ({ value, label: choices(`outcome.${value}`) }));
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="contactCustomer" submissionId={submissionId} />
        <Disclosure title={t("calls.script")}>
          <p className="whitespace-pre-line">{script}</p>
        </Disclosure>
        <RadioCards field={fields.outcome} label={t("calls.outcome")} options={outcomes} columns={2} />
        <TextArea field={fields.note} label={t("calls.note")} optional rows={2} />
        {view.attemptsLeft > 0 && (
          <p className="text-small text-ink-3">{t("calls.left", { count: view.attemptsLeft })}</p>
        )}
        <Button kind={primary ? "primary" : "secondary"} icon="phone" className="self-start">
          {t("calls.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}
