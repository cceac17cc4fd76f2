// Where one writes to a customer: how it goes, how long it is, or why it cannot be written.
import { getFormProps } from "@conform-to/react";
import { useState, type FormEvent } from "react";
import { smsText, segmentsOf } from "~/messages/segments";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { Answer } from "./answer.schema";
import { channelText } from "./delivery-text";
import type { ThreadData } from "./thread-page.server";

type BoxProps = Pick<ThreadData, "way" | "submissionId" | "seen" | "phone" | "phoneText" | "prefersPhone">;

export function AnswerBox(props: BoxProps) {
  return props.way.ok ? <WriteForm {...props} way={props.way} /> : <CannotWrite {...props} way={props.way} />;
}

function WriteForm({
  way,
  submissionId,
  seen,
  prefersPhone,
}: BoxProps & { readonly way: Extract<ThreadData["way"], { ok: true }> }) {
  const t = useWords("conversations");
  const deliveries = useWords("deliveries");
  const { form, fields } = useStageForm("answer", Answer);
  const [typed, setTyped] = useState({ form: form.id, text: "" });
  // A form that was carried out starts afresh, with nothing typed.
  const text = typed.form === form.id ? typed.text : "";
  const listen = ({ target }: FormEvent<HTMLFormElement>) => {
    if (target instanceof HTMLTextAreaElement) setTyped({ form: form.id, text: target.value });
  };
  return (
    <PostForm {...getFormProps(form)} key={form.id} onInput={listen}>
      <SubmissionFields intent="answer" submissionId={submissionId} />
      <input type="hidden" name="seen" value={seen} />
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <TextArea field={fields.text} label={t("write")} rows={2} />
        <Row spread gap={3}>
          <p className="text-small text-ink-3">
            {t("via", { channel: channelText(deliveries, way.channel), recipient: way.recipient })}
            {prefersPhone && <> {t("prefersPhone")}</>}
            {way.channel === "sms" && text !== "" && <SegmentCount text={text} />}
          </p>
          <Button kind="primary" icon="arrowRight">
            {t("send")}
          </Button>
        </Row>
      </Stack>
    </PostForm>
  );
}

function SegmentCount({ text }: { readonly text: string }) {
  const t = useWords("conversations");
  const { parts, left } = segmentsOf(smsText(text.trim()));
  return <span className="block tabular-nums">{t("segments", { count: parts.length, left })}</span>;
}

/** Said before anybody types, with what to do instead. */
function CannotWrite({
  way,
  phone,
  phoneText,
}: BoxProps & { readonly way: Extract<ThreadData["way"], { ok: false }> }) {
  const t = useWords("conversations");
  return (
    <Notice
      tone="warning"
      title={t("blocked.title")}
      actions={
        phone !== undefined && (
          <a href={`tel:${phone}`} className="font-medium text-accent-ink underline underline-offset-2">
            {t("call", { phone: phoneText })}
          </a>
        )
      }
    >
      <WhyNot way={way} />
    </Notice>
  );
}

export function WhyNot({ way }: { readonly way: Extract<ThreadData["way"], { ok: false }> }) {
  const t = useWords("conversations");
  const format = useFormat();
  const source = (["word", "carrier", "staff"] as const).find((each) => each === way.source);
  if (!source || way.since === undefined) return t(`blocked.${way.reason}`);
  const said = t(`blocked.${source}`, { at: format.moment(way.since) });
  return source === "staff" ? said : `${said} ${t("blocked.lift")}`;
}
