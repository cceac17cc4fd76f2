// The signature: the customer reads what was agreed and signs here, on their own telephone, or on paper.
import { getFormProps } from "@conform-to/react";
import { useState, type ReactNode } from "react";
import type { SigningMethod } from "~/journey/car-received";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SignatureField } from "~/visits/signature/signature-field";
import { SigningMethods } from "~/visits/signature/signing-methods";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { AgreedFacts } from "./intake-facts";
import { Sign } from "./intake.schema";
import type { StepFormProps } from "./walkaround-step";

export function SignStep(props: StepFormProps) {
  const { view } = props;
  const t = useWords("intake");
  const signing = useWords("signing");
  const { now } = useFormat();
  const [method, setMethod] = useState<SigningMethod>("finger");
  return (
    <Stack>
      <AgreedFacts view={view} />
      {view.promise && view.promise.current <= now && <Notice tone="warning">{t("promisePassed")}</Notice>}
      <SigningMethods method={method} onChange={setMethod} />
      {method === "finger" && <SignForm {...props} method="finger" submit={signing("submitFinger")} />}
      {method === "link" && <ByLink {...props} />}
      {method === "desk" && (
        <SignForm
          {...props}
          method="desk"
          submit={signing("submitDesk")}
          hint={<Printing visitId={view.visitId} />}
        />
      )}
    </Stack>
  );
}

interface SignFormProps extends StepFormProps {
  readonly method: "finger" | "desk";
  readonly submit: string;
  readonly hint?: ReactNode;
}

function SignForm({ view, submissionId, primary, method, submit, hint }: SignFormProps) {
  const t = useWords("signing");
  const { form, fields } = useStageForm("sign", Sign(), {
    key: method,
    defaultValue: { name: view.customerName, shown: view.orderHash ?? "" },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="sign" submissionId={submissionId} />
      <input type="hidden" name="method" value={method} />
      <input type="hidden" name="shown" value={view.orderHash ?? ""} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        {hint}
        <TextField field={fields.name} label={t("name")} autoComplete="off" className="max-w-md" />
        {method === "finger" && <SignatureField field={fields.strokes} label={t("field")} />}
        <div>
          <Button size="large" kind={primary ? "primary" : "secondary"}>
            {submit}
          </Button>
        </div>
      </Stack>
    </PostForm>
  );
}

function Printing({ visitId }: { readonly visitId: string }) {
  const t = useWords("signing");
  return (
    <>
      <p className="text-ink-3">{t("deskHint")}</p>
      <div>
        <LinkButton to={paths.workOrder(visitId)} size="large" icon="document">
          {t("print")}
        </LinkButton>
      </div>
    </>
  );
}

function ByLink({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("signing");
  const { moment } = useFormat();
  const asked = view.intake.askedToSign;
  return (
    <Stack gap={3}>
      <p className="text-ink-3">{t("linkHint")}</p>
      {asked && <p role="status">{t("asked", { when: moment(asked.at) })}</p>}
      <OneTap intent="askToSign" submissionId={submissionId}>
        <Button size="large" icon="mail" kind={primary ? "primary" : "secondary"}>
          {asked ? t("submitLinkAgain") : t("submitLink")}
        </Button>
      </OneTap>
    </Stack>
  );
}
