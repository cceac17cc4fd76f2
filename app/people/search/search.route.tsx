// What the search field of the page's head finds, by kind; a single result is opened at once.
import { redirect } from "react-router";
import type { Route } from "./+types/search.route";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { TextLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { Table } from "~/ui/table";
import { centreFacts } from "~/visits/centre.server";
import { useWords, words } from "~/words";
import { CustomerTable, useVisitState } from "../customers/customer-rows";
import { Finder } from "./finder";
import { typedQuery } from "./patterns";
import { onlyResult, search, type VehicleHit, type VisitHit } from "./search.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "people:read");
  const query = typedQuery(request);
  const [centre, results] = await Promise.all([centreFacts(db(), actor), search(actor, query)]);
  const only = onlyResult(results);
  if (only !== undefined) throw redirect(only);
  const home = countryOfPhone(centre.phone);
  return {
    title: words(actor.language, "people")("search"),
    query,
    ...results,
    customers: results.customers.map((each) => ({ ...each, phoneText: formatPhone(each.phone, home) })),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("people");
  const { query, customers, vehicles, visits, more } = loaderData;
  const nothing = customers.length + vehicles.length + visits.length === 0;
  return (
    <>
      <PageHeader title={t("search")} />
      <Stack>
        <Finder action={paths.search()} query={query} />
        {nothing && query === "" && <EmptyState title={t("searchEmpty")}>{t("searchEmptyHint")}</EmptyState>}
        {nothing && query !== "" && (
          <EmptyState title={t("nothingFits", { query })}>{t("nothingFitsHint")}</EmptyState>
        )}
        {visits.length > 0 && <Visits visits={visits} />}
        {vehicles.length > 0 && <Vehicles vehicles={vehicles} />}
        {customers.length > 0 && (
          <Panel title={t("customers")} padded={false}>
            <CustomerTable customers={customers} caption={t("customers")} />
          </Panel>
        )}
        {more && <p className="text-ink-3">{t("moreFound")}</p>}
      </Stack>
    </>
  );
}

function Visits({ visits }: { readonly visits: readonly VisitHit[] }) {
  const t = useWords("people");
  const state = useVisitState();
  return (
    <Panel title={t("visits")} padded={false}>
      <Table
        caption={t("visits")}
        items={visits}
        keyOf={({ id }) => id}
        columns={[
          {
            key: "number",
            title: t("visits"),
            head: true,
            cell: ({ id, number }) => (
              <TextLink to={paths.visit(id)}>{t("visitNumber", { number })}</TextLink>
            ),
          },
          { key: "plate", title: t("plate"), cell: ({ plate }) => <Plate plate={plate} size="small" /> },
          { key: "customer", title: t("customer"), cell: ({ customerName }) => customerName },
          { key: "state", title: t("lastVisit"), titleHidden: true, cell: (visit) => state(visit) },
        ]}
      />
    </Panel>
  );
}

function Vehicles({ vehicles }: { readonly vehicles: readonly VehicleHit[] }) {
  const t = useWords("people");
  return (
    <Panel title={t("vehicles")} padded={false}>
      <Table
        caption={t("vehicles")}
        items={vehicles}
        keyOf={({ id }) => id}
        columns={[
          {
            key: "plate",
            title: t("plate"),
            head: true,
            cell: ({ id, plate }) => (
              <TextLink to={paths.vehicle(id)} className="no-underline">
                <Plate plate={plate} size="small" />
              </TextLink>
            ),
          },
          { key: "model", title: t("model"), cell: ({ make, model }) => `${make} ${model}` },
          { key: "owner", title: t("owner"), cell: ({ ownerName }) => ownerName },
          {
            key: "vin",
            title: t("vin"),
            cell: ({ vin }) => (vin === null ? "–" : <span className="font-mono">{vin}</span>),
          },
        ]}
      />
    </Panel>
  );
}
