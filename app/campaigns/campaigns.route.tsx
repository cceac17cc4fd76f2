// Campaigns: what was offered to many customers, and where each of them stands.
import type { Route } from "./+types/campaigns.route";
import { instant } from "~/journey/instant";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { Badge } from "~/ui/badge";
import { LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { Table, type Column } from "~/ui/table";
import { useWords, words } from "~/words";
import { askedPage } from "./asked-page";
import { campaignsOf, type CampaignRow } from "./campaigns.server";
import { PageLinks } from "~/ui/page-links";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "campaign:read");
  const page = askedPage(new URL(request.url).searchParams);
  return {
    title: words(actor.language, "campaigns")("title"),
    mayWrite: may(actor.roles, "campaign:write"),
    page,
    ...(await campaignsOf(actor, page, instant(new Date()))),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

function useColumns(): readonly Column<CampaignRow>[] {
  const t = useWords("campaigns");
  const f = useFormat();
  return [
    {
      key: "title",
      title: t("column.title"),
      head: true,
      cell: ({ id, title }) => <TextLink to={paths.campaign(id)}>{title}</TextLink>,
    },
    { key: "kind", title: t("column.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      key: "standing",
      title: t("column.standing"),
      cell: ({ standing }) => (
        <Badge tone={standing === "running" ? "accent" : "neutral"}>{t(`standing.${standing}`)}</Badge>
      ),
    },
    {
      key: "people",
      title: t("column.people"),
      numeric: true,
      cell: ({ people, standing }) => (standing === "draft" ? "" : f.number(people)),
    },
    {
      key: "date",
      title: t("column.date"),
      cell: ({ startedAt, createdAt }) =>
        startedAt ? t("started", { when: f.moment(startedAt) }) : t("made", { when: f.moment(createdAt) }),
    },
  ];
}

export default function CampaignsPage({ loaderData }: Route.ComponentProps) {
  const { rows, more, page, mayWrite } = loaderData;
  const t = useWords("campaigns");
  const columns = useColumns();
  const begin = mayWrite && (
    <LinkButton kind="primary" icon="plus" to={paths.newCampaign()}>
      {t("begin")}
    </LinkButton>
  );
  return (
    <div className="mx-auto w-full max-w-5xl">
      <PageHeader title={t("title")} below={t("intro")} actions={rows.length > 0 && begin} />
      {rows.length === 0 ? (
        <EmptyState title={t("none")} action={begin}>
          {t(mayWrite ? "noneText" : "noneTextRead")}
        </EmptyState>
      ) : (
        <Stack>
          <Panel padded={false}>
            <Table caption={t("title")} columns={columns} items={rows} keyOf={({ id }) => id} />
          </Panel>
          <PageLinks page={page} more={more} to={paths.campaigns} />
        </Stack>
      )}
    </div>
  );
}
