// An enquiry, taken down between two calls: what was asked, and what becomes of it.
import { getFormProps } from "@conform-to/react";
import { randomUUID } from "node:crypto";
import { data, redirect } from "react-router";
import type { Route } from "./+types/enquiry.route";
import { CHANNELS, LOST_REASONS } from "~/journey/events";
import { paths } from "~/paths";
import { countryOfPhone, parsePhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { Button } from "~/ui/button";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { parseForm } from "~/ui/form/parse-form";
import { PostForm } from "~/ui/form/post-form";
import { PhoneField, TextArea, TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Grid, Narrow, PageHeader, Panel, Stack } from "~/ui/layout";
import { centreFacts } from "~/visits/centre.server";
import { submissionOf } from "~/visits/submission";
import { useWords, words } from "~/words";
import { takeEnquiry } from "./enquiries.server";
import { NewEnquiry, NEXT_STEPS } from "./enquiry.schema";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "booking:write");
  return { title: words(actor.language, "requestList")("newEnquiry"), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "booking:write");
  const form = await formOf(request);
  const submissionId = submissionOf(form);
  if (!submissionId) throw new Response(null, { status: 400 });
  const submission = parseForm(form, NewEnquiry());
  if (submission.status !== "success") return data(submission.reply(), 400);
  const { phone: typed, ...enquiry } = submission.value;
  const centre = await centreFacts(db(), actor);
  const phone = typed === undefined ? undefined : parsePhone(typed, countryOfPhone(centre.phone));
  if (typed !== undefined && phone === undefined) {
    return data(submission.reply({ fieldErrors: { phone: ["not-a-phone"] } }), 400);
  }
  const id = await takeEnquiry(actor, { ...enquiry, phone }, submissionId, new Date());
  return redirect(enquiry.next === "visit" ? paths.newRequest({ enquiry: id }) : paths.requests());
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function EnquiryPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("requestList");
  const choices = useWords("choices");
  const [form, fields] = useZodForm({
    id: "enquiry",
    schema: NewEnquiry(),
    lastResult: actionData,
    defaultValue: { channel: "phone", next: "open" },
  });
  return (
    <Narrow>
      <PageHeader title={t("newEnquiry")} below={t("enquiryIntro")} />
      <PostForm {...getFormProps(form)}>
        <input type="hidden" name="submissionId" value={loaderData.submissionId} />
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <Panel>
            <Stack>
              <TextArea field={fields.what} label={t("what")} rows={3} />
              <Grid>
                <TextField field={fields.name} label={t("name")} optional autoComplete="off" />
                <PhoneField field={fields.phone} label={t("phone")} optional autoComplete="off" />
              </Grid>
              <SelectField
                field={fields.channel}
                label={t("channel")}
                options={CHANNELS.map((value) => ({ value, label: choices(`channel.${value}`) }))}
              />
              <RadioCards
                field={fields.next}
                label={t("nextStep")}
                options={NEXT_STEPS.map((value) => ({
                  value,
                  label: t(`next.${value}`),
                  hint: t(`nextHint.${value}`),
                }))}
              />
              {(fields.next.value === "lost" || fields.reason.errors !== undefined) && (
                <Grid>
                  <SelectField
                    field={fields.reason}
                    label={t("reason")}
                    emptyLabel={t("chooseReason")}
                    options={LOST_REASONS.map((value) => ({ value, label: choices(`lost.${value}`) }))}
                  />
                  <TextField field={fields.note} label={t("note")} optional autoComplete="off" />
                </Grid>
              )}
            </Stack>
          </Panel>
          <div>
            <Button kind="primary">{t("submitEnquiry")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Narrow>
  );
}
