// A new request, taken down while the customer is on the telephone or at the desk.
import { getFormProps } from "@conform-to/react";
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/request.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { services } from "~/settings/centre-lists.server";
import { Button, LinkButton } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { PageHeader, Row, Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { CarPart } from "./request-car";
import { CustomerPart } from "./request-customer";
import { answerRequest } from "./request.action.server";
import { startingWith } from "./request-start.server";
import { WhenPart, WorkPart } from "./request-work";
import { useLookUp, useRequestForm } from "./use-request-form";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "booking:write");
  const asked = new URL(request.url).searchParams;
  return {
    title: words(actor.language, "requests")("title"),
    submissionId: randomUUID(),
    services: await services(db(), actor, actor.language),
    ...(await startingWith(actor, {
      customer: asked.get("customer"),
      vehicle: asked.get("vehicle"),
      enquiry: asked.get("enquiry"),
    })),
  };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request);
  return answerRequest(actor, await formOf(request));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function NewRequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("requests");
  const { start, known, submissionId } = loaderData;
  const request = useRequestForm(start, actionData);
  const { form, fields } = request;
  const phone = useLookUp("phone", actionData?.known ?? known);
  const plate = useLookUp("plate", actionData?.known ?? known);
  const vin = useLookUp("vin", actionData?.known ?? known);
  return (
    <div className="mx-auto w-full max-w-2xl lg:max-w-6xl">
      <PageHeader
        title={t("title")}
        below={t("intro")}
        actions={<LinkButton to={paths.requests()}>{t("allRequests")}</LinkButton>}
      />
      <PostForm {...getFormProps(form)}>
        <Stack>
          <ErrorSummary
            formErrors={form.errors}
            fields={[
              { field: fields.phone, label: t("phone") },
              { field: fields.name, label: t("name") },
              { field: fields.plate, label: t("plate") },
              { field: fields.ownership, label: t("ownership") },
              { field: fields.make, label: t("make") },
              { field: fields.model, label: t("model") },
              { field: fields.year, label: t("year") },
              { field: fields.vin, label: t("vin") },
              { field: fields.complaint, label: t("complaint") },
              { field: fields.services, label: t("services") },
              { field: fields.firstChoiceAt, label: t("firstChoiceAt") },
              { field: fields.transport, label: t("transport") },
            ]}
          />
          <input type="hidden" name="submissionId" value={submissionId} />
          {start.enquiryId !== undefined && (
            <input type="hidden" name={fields.enquiryId.name} value={start.enquiryId} />
          )}
          <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 lg:grid-cols-2">
            <Stack>
              <CustomerPart request={request} known={phone.known} fresh={phone.asked} onPhone={phone.ask} />
              <CarPart
                request={request}
                customer={phone.known?.customer}
                vehicle={plate.known?.vehicle}
                fresh={plate.asked}
                onPlate={plate.ask}
                proposal={vin.known?.vin}
                onVin={vin.ask}
              />
            </Stack>
            <Stack>
              <WorkPart request={request} services={loaderData.services} />
              <WhenPart request={request} />
            </Stack>
          </div>
          <Row gap={4}>
            <Button kind="primary">{t("submit")}</Button>
            <p className="text-ink-3">{t("submitHint")}</p>
          </Row>
        </Stack>
      </PostForm>
    </div>
  );
}
