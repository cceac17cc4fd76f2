// Two records beside each other: which one stays, and what comes to it.
import { randomUUID } from "node:crypto";
import { redirect } from "react-router";
import { z } from "zod";
import type { Route } from "./+types/merge.route";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone, parsePhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHeader, Stack } from "~/ui/layout";
import { centreFacts } from "~/visits/centre.server";
import { useWords, words } from "~/words";
import { pastVisits } from "../../vehicles/history.server";
import { vehiclesOf } from "../../vehicles/vehicles.server";
import { findByPhone, getCustomer, type CustomerFacts } from "../customers.server";
import { answerMergeForm } from "./merge.action.server";
import { FindOther, MergeForm } from "./merge-form";

/** @throws Response 404 for what is no id */
function idOf(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Response(null, { status: 404 });
  return text;
}

/** A record with what would move with it. */
async function compared(actor: Actor, customer: CustomerFacts, home: ReturnType<typeof countryOfPhone>) {
  const [vehicles, visits] = await Promise.all([
    vehiclesOf(db(), actor, customer.id),
    pastVisits(db(), actor, { customerId: customer.id }),
  ]);
  return {
    ...customer,
    phoneText: formatPhone(customer.phone, home),
    cars: vehicles.map(({ id, plate, make, model }) => ({ id, plate, name: `${make} ${model}` })),
    visits: visits.length,
    openVisits: visits.filter(({ status }) => status === "open").length,
  };
}

export type ComparedRecord = Awaited<ReturnType<typeof compared>>;

/** The other record, by its id or by a telephone number that somebody typed. */
async function theOther(actor: Actor, asked: URLSearchParams, home: ReturnType<typeof countryOfPhone>) {
  const id = asked.get("with");
  if (id !== null) return z.uuid().safeParse(id).success ? getCustomer(db(), actor, id) : undefined;
  const phone = parsePhone((asked.get("phone") ?? "").slice(0, 30), home);
  return phone === undefined ? undefined : findByPhone(db(), actor, phone);
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "people:write");
  const id = idOf(params.customerId);
  const asked = new URL(request.url).searchParams;
  const [centre, customer] = await Promise.all([centreFacts(db(), actor), getCustomer(db(), actor, id)]);
  if (!customer) throw new Response(null, { status: 404 });
  if (customer.mergedIntoId !== undefined) throw redirect(paths.customer(customer.mergedIntoId));
  const home = countryOfPhone(centre.phone);
  const other = await theOther(actor, asked, home);
  const usable = other && other.id !== id && other.mergedIntoId === undefined ? other : undefined;
  return {
    title: words(actor.language, "merging")("title"),
    submissionId: randomUUID(),
    typed: asked.get("phone") ?? "",
    customer: await compared(actor, customer, home),
    ...(usable ? { other: await compared(actor, usable, home) } : {}),
  };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "people:read");
  return answerMergeForm(actor, idOf(params.customerId), await formOf(request));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function MergePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("merging");
  const { customer, other, typed, submissionId } = loaderData;
  return (
    <>
      <PageHeader
        title={t("title")}
        below={t("intro")}
        actions={<LinkButton to={paths.customer(customer.id)}>{t("back")}</LinkButton>}
      />
      <Stack>
        <ErrorSummary formErrors={actionData?.codes ?? []} />
        {other ? (
          <MergeForm one={customer} other={other} submissionId={submissionId} />
        ) : (
          <FindOther customerId={customer.id} typed={typed} />
        )}
      </Stack>
    </>
  );
}
