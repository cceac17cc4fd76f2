// The list behind a column of the board: every open visit, of one stage or of all.
import type { Route } from "./+types/open-visits.route";
import { isStage } from "~/journey/stages";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { DueText } from "~/ui/badge";
import { LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { Plate } from "~/ui/plate";
import { Table } from "~/ui/table";
import { useLanguage, useWords, words } from "~/words";
import { itemTitles } from "./item-titles.server";
import { itemOf, type ItemTitles } from "./item-titles";
import { inLanguage, nextText } from "./journey-text";
import { LIST_PAGE, openVisits } from "./open-visits.server";
import { useLiveUpdates } from "./use-live-updates";
import type { VisitCard } from "./visit-cards.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "visit:read");
  const search = new URL(request.url).searchParams;
  const wanted = search.get("stage") ?? "";
  const stage = isStage(wanted) ? wanted : undefined;
  const list = await openVisits(actor, stage, Number(search.get("page") ?? 1));
  const t = words(actor.language, "board");
  const journey = words(actor.language, "journey");
  const title = stage ? t("list.stageTitle", { stage: journey(`stage.${stage}`) }) : t("list.title");
  return { ...list, stage, perPage: LIST_PAGE, items: await itemTitles(actor, list.visits), title };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function OpenVisits({ loaderData }: Route.ComponentProps) {
  const { visits, items, stage, title, page, pages, perPage, total } = loaderData;
  const t = useWords("board");
  const columns = useColumns(items);
  useLiveUpdates();
  return (
    <div className="mx-auto w-full max-w-6xl">
      <PageHeader
        title={title}
        actions={
          <>
            {stage && <LinkButton to={paths.openVisits()}>{t("list.all")}</LinkButton>}
            <LinkButton to={paths.board()} icon="board">
              {t("list.board")}
            </LinkButton>
          </>
        }
      />
      {visits.length === 0 ? (
        <EmptyState title={t("list.empty")} />
      ) : (
        <Stack gap={3}>
          <Panel padded={false}>
            <Table caption={title} columns={columns} items={visits} keyOf={({ id }) => id} />
          </Panel>
          <PageLinks
            page={page}
            more={page < pages}
            to={(number) => paths.openVisits(stage, number)}
            rows={{ perPage, total }}
          />
        </Stack>
      )}
    </div>
  );
}

function useColumns(items: ItemTitles) {
  const t = useWords("board");
  const journey = useWords("journey");
  const visit = useWords("visit");
  const language = useLanguage();
  const format = useFormat();
  const next = (row: VisitCard) =>
    row.nextAction === null
      ? t("noNext")
      : nextText(journey, row.nextAction, inLanguage(itemOf(items, row), language));
  const time = ({ promisedAt, appointmentAt }: VisitCard) => {
    const at = promisedAt ?? appointmentAt;
    return at ? format.moment(at) : "–";
  };
  const owner = (row: VisitCard) =>
    row.owner ?? (row.nextOwnerRole ? t("anybody", { role: visit(`role.${row.nextOwnerRole}`) }) : "–");
  return [
    {
      key: "plate",
      title: t("list.plate"),
      head: true,
      cell: ({ id, plate, make, model }: VisitCard) => (
        <span className="flex flex-wrap items-center gap-2">
          <TextLink to={paths.visit(id)} prefetch="intent" className="!no-underline">
            <Plate plate={plate} size="small" />
          </TextLink>
          <span className="font-normal text-ink-2">
            {make} {model}
          </span>
        </span>
      ),
    },
    {
      key: "customer",
      title: t("list.customer"),
      cell: ({ customer }: VisitCard) => <span className="inline-block max-w-64">{customer}</span>,
    },
    {
      key: "stage",
      title: t("list.stage"),
      cell: ({ stage }: VisitCard) => journey(`stage.${stage}`),
    },
    { key: "time", title: t("list.time"), cell: time },
    { key: "next", title: t("list.next"), cell: next },
    { key: "owner", title: t("list.owner"), cell: owner },
    {
      key: "due",
      title: t("list.due"),
      cell: ({ nextDueAt }: VisitCard) => (nextDueAt ? <DueText {...format.due(nextDueAt)} /> : "–"),
    },
  ];
}
