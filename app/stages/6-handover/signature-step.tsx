// The customer signs for the car: here with a finger, on their own telephone, or on paper.
import { getFormProps } from "@conform-to/react";
import { useState } from "react";
import type { SigningMethod } from "~/journey/car-received";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SignatureField, SignaturePicture } from "~/visits/signature/signature-field";
import { SigningMethods } from "~/visits/signature/signing-methods";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { HandoverProps } from "./handover-view";
import { SignHandover } from "./handover.schema";
import { primary, StepDone } from "./meeting-steps";

export function SignatureStep(props: HandoverProps) {
  const { view } = props;
  const t = useWords("handover");
  const signing = useWords("signing");
  const [method, setMethod] = useState<SigningMethod>("finger");
  const { signed } = view.handover;
  if (signed)
    return (
      <>
        <StepDone at={signed.at}>
          {t("signed.done", { name: signed.name, how: signing(`method.${signed.method}`) })}
        </StepDone>
        {signed.strokes !== undefined && (
          <SignaturePicture strokes={signed.strokes} label={t("signed.picture", { name: signed.name })} />
        )}
      </>
    );
  if (!view.may.write || !view.done.explained) return null;
  return (
    <Panel title={t("signed.title")}>
      <Stack gap={3}>
        <p className="text-ink-3">{t("signed.text")}</p>
        <SigningMethods method={method} onChange={setMethod} />
        {method === "link" ? <ByLink view={view} /> : <SignForm key={method} {...props} method={method} />}
      </Stack>
    </Panel>
  );
}

function SignForm({
  view,
  submissionId,
  method,
}: HandoverProps & { readonly method: Exclude<SigningMethod, "link"> }) {
  const t = useWords("handover");
  const signing = useWords("signing");
  const { form, fields } = useStageForm("signHandover", SignHandover, {
    key: method,
    defaultValue: { name: view.signer },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="signHandover" submissionId={submissionId} />
      <input type="hidden" name="method" value={method} />
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <TextField field={fields.name} label={signing("name")} autoComplete="off" className="max-w-md" />
        {method === "finger" && <SignatureField field={fields.strokes} label={signing("field")} />}
        <Button size="large" kind={primary(view, "signed")} className="self-start">
          {t(method === "finger" ? "signed.submitFinger" : "signed.submitDesk")}
        </Button>
      </Stack>
    </PostForm>
  );
}

/** They sign on the page of their ready car. */
function ByLink({ view }: Pick<HandoverProps, "view">) {
  const t = useWords("handover");
  return (
    <Stack gap={3}>
      <p>{t("signed.link")}</p>
      <div>
        <LinkButton to={paths.visitLinks(view.visitId)} size="large" icon="mail">
          {t("signed.links")}
        </LinkButton>
      </div>
    </Stack>
  );
}
