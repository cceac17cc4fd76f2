// The customers of the centre: the newest, or those that a search means.
import type { Route } from "./+types/customers.route";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { centreFacts } from "~/visits/centre.server";
import { useWords, words } from "~/words";
import { Finder } from "../search/finder";
import { typedQuery } from "../search/patterns";
import { CustomerTable } from "./customer-rows";
import { LAST_PAGE, listCustomers } from "./customer-list.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "people:read");
  const asked = new URL(request.url).searchParams;
  const query = typedQuery(request);
  const page = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(asked.get("page"))) || 1));
  const [centre, { customers, more }] = await Promise.all([
    centreFacts(db(), actor),
    listCustomers(actor, query, page),
  ]);
  const home = countryOfPhone(centre.phone);
  return {
    title: words(actor.language, "people")("customers"),
    query,
    page,
    more,
    customers: customers.map((each) => ({ ...each, phoneText: formatPhone(each.phone, home) })),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function CustomersPage({
  loaderData: { query, page, more, customers },
}: Route.ComponentProps) {
  const t = useWords("people");
  return (
    <>
      <PageHeader title={t("customers")} />
      <Stack>
        <Finder action={paths.customers()} query={query} />
        {customers.length === 0 ? (
          <Nobody query={query} />
        ) : (
          <Panel title={query === "" ? t("newest") : t("foundFor", { query })} padded={false}>
            <CustomerTable customers={customers} caption={t("customers")} />
          </Panel>
        )}
        <PageLinks page={page} more={more} to={(number) => paths.customers(query || undefined, number)} />
      </Stack>
    </>
  );
}

function Nobody({ query }: { readonly query: string }) {
  const t = useWords("people");
  if (query !== "")
    return <EmptyState title={t("nothingFits", { query })}>{t("nothingFitsHint")}</EmptyState>;
  return (
    <EmptyState
      title={t("nobody")}
      action={<LinkButton to={paths.newRequest()}>{t("newRequest")}</LinkButton>}
    >
      {t("nobodyHint")}
    </EmptyState>
  );
}
