// One customer: how to reach them, their cars, and every visit.
import { z } from "zod";
import type { Route } from "./+types/customer.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { KeyValueList } from "~/ui/key-values";
import { Grid, PageHeader, Panel, Stack } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { centreFacts } from "~/visits/centre.server";
import { useWords } from "~/words";
import { pastVisits } from "../vehicles/history.server";
import { DeferredPanel, PastVisitList } from "../vehicles/past-visits";
import { vehiclesOf, type VehicleFacts } from "../vehicles/vehicles.server";
import { answerCustomerChange } from "./customer.action.server";
import { CustomerForm } from "./customer-form";
import { customerMark, getCustomer, type CustomerFacts } from "./customers.server";

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
  return {
    customer,
    phoneText: formatPhone(customer.phone, countryOfPhone(centre.phone)),
    mark: customerMark(customer),
    vehicles,
    visits,
    mayChange: may(actor.roles, "people:write"),
    mayBook: may(actor.roles, "booking:write"),
  };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "people:read");
  const id = idOf(params.customerId);
  return answerCustomerChange(actor, id, await formOf(request));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.customer.name ?? ""} · Bayline` },
];

export default function CustomerPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("people");
  const { customer, phoneText, vehicles, visits } = loaderData;
  const refused = actionData !== undefined;
  return (
    <>
      <PageHeader
        title={customer.name}
        below={
          <a href={`tel:${customer.phone}`} className="text-accent-ink">
            {phoneText}
          </a>
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
          <DeferredPanel visits={visits} />
          <Panel title={t("visits")}>
            <PastVisitList visits={visits} withPlate={vehicles.length > 1} />
          </Panel>
        </Stack>
        <Stack>
          <Panel title={t("cars")}>
            <Cars vehicles={vehicles} />
          </Panel>
          <Panel title={t("customer")}>
            <Facts customer={customer} />
          </Panel>
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

function Cars({ vehicles }: { readonly vehicles: readonly VehicleFacts[] }) {
  const t = useWords("people");
  if (vehicles.length === 0) return <p className="text-ink-3">{t("noCars")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {vehicles.map((car) => (
        <li key={car.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Plate plate={car.plate} size="small" />
          <TextLink to={paths.vehicle(car.id)}>
            {car.make} {car.model}
          </TextLink>
          {car.year !== undefined && <span className="text-ink-3">{car.year}</span>}
        </li>
      ))}
    </ul>
  );
}

function Facts({ customer }: { readonly customer: CustomerFacts }) {
  const t = useWords("people");
  const { shortDate } = useFormat();
  return (
    <KeyValueList
      items={[
        ...(customer.email === undefined
          ? []
          : [
              {
                key: "email",
                name: t("email"),
                value: <a href={`mailto:${customer.email}`}>{customer.email}</a>,
              },
            ]),
        {
          key: "language",
          name: t("language"),
          value: t(customer.language === "ru" ? "russian" : "english"),
        },
        {
          key: "sms",
          name: t("smsConsent"),
          value: t(customer.smsConsent ? "consentGiven" : "consentNotGiven"),
        },
        { key: "since", name: t("since"), value: shortDate(customer.createdAt) },
      ]}
    />
  );
}
