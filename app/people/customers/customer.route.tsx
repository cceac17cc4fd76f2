// One customer: how to reach them, their cars, and every visit.
import { randomUUID } from "node:crypto";
import { redirect } from "react-router";
import { z } from "zod";
import type { Route } from "./+types/customer.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton, TextLink } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { Grid, PageHeader, Panel, Stack } from "~/ui/layout";
import { centreFacts } from "~/visits/centre.server";
import { useWords } from "~/words";
import { pastVisits } from "../vehicles/history.server";
import { DeferredPanel, PastVisitList } from "../vehicles/past-visits";
import { vehiclesOf } from "../vehicles/vehicles.server";
import { BlocksNotice, BlocksPanel } from "./blocks-panel";
import { blocksOf } from "./blocks.server";
import { answerBlock, answerCustomerChange } from "./customer.action.server";
import { CustomerForm } from "./customer-form";
import { CarsOfCustomer, FactsOfCustomer } from "./customer-facts";
import { customerMark, getCustomer } from "./customers.server";
import { likelyDuplicates, mergesOf } from "./merge/duplicates.server";
import { LikelyPanel, MergesPanel } from "./merge/merge-panels";

/** @throws Response 404 for what is no id */
function idOf(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Response(null, { status: 404 });
  return text;
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "people:read");
  const id = idOf(params.customerId);
  const [centre, customer, vehicles, visits] = await Promise.all([
    centreFacts(db(), actor),
    getCustomer(db(), actor, id),
    vehiclesOf(db(), actor, id),
    pastVisits(db(), actor, { customerId: id }),
  ]);
  if (!customer) throw new Response(null, { status: 404 });
  if (customer.mergedIntoId !== undefined) throw redirect(paths.customer(customer.mergedIntoId));
  const known = customer.erasedAt === undefined;
  const mayChange = known && may(actor.roles, "people:write");
  const home = countryOfPhone(centre.phone);
  const [likely, merges, blocks] = await Promise.all([
    mayChange ? likelyDuplicates(actor, id) : [],
    mayChange ? mergesOf(actor, id) : [],
    blocksOf(customer),
  ]);
  return {
    customer,
    phoneText: formatPhone(customer.phone, home),
    likely: likely.map((each) => ({ ...each, phoneText: formatPhone(each.phone, home) })),
    merges: merges.map((each) => ({ ...each, phoneText: formatPhone(each.merged.phone, home) })),
    submissionId: randomUUID(),
    mark: customerMark(customer),
    blocks,
    vehicles,
    visits,
    mayChange,
    mayBook: known && may(actor.roles, "booking:write"),
    mayAnswer: may(actor.roles, "privacy:answer"),
  };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "people:read");
  const id = idOf(params.customerId);
  const posted = await formOf(request);
  if (posted.get("form") === "block") return answerBlock(actor, id, posted);
  return answerCustomerChange(actor, id, posted);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.customer.name ?? ""} · Bayline` },
];

export default function CustomerPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("people");
  const merging = useWords("merging");
  const privacy = useWords("privacy");
  const { customer, phoneText, vehicles, visits } = loaderData;
  const refused = actionData !== undefined;
  return (
    <>
      <PageHeader
        title={customer.name}
        below={
          phoneText !== "" && (
            <a
              href={`tel:${customer.phone}`}
              className="inline-flex min-h-6 items-center text-accent-ink pointer-coarse:min-h-11"
            >
              {phoneText}
            </a>
          )
        }
        actions={
          loaderData.mayBook && (
            <LinkButton to={paths.newRequest({ customer: customer.id })} icon="plus">
              {t("newRequest")}
            </LinkButton>
          )
        }
      />
      <Grid columns="sidebar">
        <Stack>
          <BlocksNotice customer={customer} blocks={loaderData.blocks} />
          <DeferredPanel visits={visits} />
          <Panel title={t("visits")}>
            <PastVisitList visits={visits} withPlate={vehicles.length > 1} />
          </Panel>
        </Stack>
        <Stack>
          <Panel title={t("cars")}>
            <CarsOfCustomer vehicles={vehicles} />
          </Panel>
          <Panel title={t("customer")}>
            <FactsOfCustomer customer={customer} />
          </Panel>
          <BlocksPanel customer={customer} blocks={loaderData.blocks} mayChange={loaderData.mayChange} />
          <LikelyPanel customerId={customer.id} likely={loaderData.likely} />
          <MergesPanel
            customerId={customer.id}
            merges={loaderData.merges}
            submissionId={loaderData.submissionId}
          />
          {loaderData.mayChange && (
            <p>
              <TextLink to={paths.customerMerge(customer.id)}>{merging("other")}</TextLink>
            </p>
          )}
          {loaderData.mayAnswer && (
            <p>
              <TextLink to={paths.customerData(customer.id)}>{privacy("link")}</TextLink>
            </p>
          )}
          {loaderData.mayChange && (
            <Disclosure title={t("change")} open={refused}>
              <CustomerForm
                key={loaderData.mark}
                customer={customer}
                phoneText={phoneText}
                seen={loaderData.mark}
                lastResult={actionData}
              />
            </Disclosure>
          )}
        </Stack>
      </Grid>
    </>
  );
}
