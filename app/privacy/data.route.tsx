// What is kept of one customer: a copy for them, and forgetting them.
import { getFormProps } from "@conform-to/react";
import { data, redirect, type useActionData } from "react-router";
import { z } from "zod";
import type { Route } from "./+types/data.route";
import { paths } from "~/paths";
import { getCustomer } from "~/people/customers/customers.server";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { errorCode } from "~/ui/form/error-codes";
import { ErrorSummary } from "~/ui/form/error-summary";
import { CheckboxField } from "~/ui/form/choice-fields";
import { parseForm } from "~/ui/form/parse-form";
import { useZodForm } from "~/ui/form/use-zod-form";
import { PostForm } from "~/ui/form/post-form";
import { PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords, words } from "~/words";
import { eraseCustomer, type Erased } from "./erase.server";
import { erasureOf } from "./erasure.server";
import { Erase } from "./privacy.schema";

/** @throws Response 404 for what is no id */
function idOf(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Response(null, { status: 404 });
  return text;
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "privacy:answer");
  const customer = await getCustomer(db(), actor, idOf(params.customerId));
  if (!customer) throw new Response(null, { status: 404 });
  if (customer.mergedIntoId !== undefined) throw redirect(paths.customerData(customer.mergedIntoId));
  return {
    title: words(actor.language, "privacy")("title", { name: customer.name }),
    customer: { id: customer.id, name: customer.name },
    erasure: await erasureOf(actor, customer.id),
  };
}

/** Why it was not done, as the form's error. */
function codeOf({ kind, numbers }: Exclude<Erased, { kind: "erased" | "not-found" }>): string {
  const code = kind === "visits-open" ? "privacy:visitsOpen" : "privacy:moneyOpen";
  return errorCode(code, { numbers: numbers.slice(0, 5).join(", "), count: numbers.length });
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "privacy:answer");
  const customerId = idOf(params.customerId);
  const form = parseForm(await formOf(request), Erase);
  if (form.status !== "success") return data(form.reply(), 400);
  const erased = await eraseCustomer(actor, customerId, new Date());
  if (erased.kind === "not-found") throw new Response(null, { status: 404 });
  if (erased.kind === "erased") return redirect(paths.customerData(customerId));
  return data(form.reply({ formErrors: [codeOf(erased)] }), 409);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

function ErasePanel({
  lastResult,
}: {
  readonly lastResult: ReturnType<typeof useActionData<typeof action>>;
}) {
  const t = useWords("privacy");
  const [form, fields] = useZodForm({ id: "erase", schema: Erase, lastResult });
  return (
    <Panel title={t("erase.title")}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <p>{t("erase.what")}</p>
          <p>{t("erase.stays")}</p>
          <p className="font-medium">{t("erase.never")}</p>
          <CheckboxField field={fields.known} label={t("erase.known")} />
          <div>
            <Button kind="danger">{t("erase.button")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Panel>
  );
}

export default function DataPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("privacy");
  const { dateTime } = useFormat();
  const { customer, erasure, title } = loaderData;
  return (
    <>
      <PageHeader
        title={title}
        actions={<LinkButton to={paths.customer(customer.id)}>{t("back")}</LinkButton>}
      />
      {erasure ? (
        <Notice title={t("erased.title")}>
          {t("erased.text", { at: dateTime(erasure.at), by: erasure.by })}
        </Notice>
      ) : (
        <Stack>
          <Panel title={t("copy.title")}>
            <Stack gap={3}>
              <p>{t("copy.text")}</p>
              <Row>
                <LinkButton to={paths.customerArchive(customer.id)} reloadDocument>
                  {t("copy.button")}
                </LinkButton>
              </Row>
            </Stack>
          </Panel>
          <ErasePanel lastResult={actionData} />
        </Stack>
      )}
    </>
  );
}
