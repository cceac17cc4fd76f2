// Money that is not where it belongs: what is open, what is on account, what has to be given back.
import type { Route } from "./+types/money.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { Plate } from "~/ui/plate";
import { Table, type Column } from "~/ui/table";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { askedPage, askedShow, moneyOf, type MoneyRow } from "./money-list.server";
import { MoneyFilter } from "./money-filter";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "money:read");
  const { searchParams } = new URL(request.url);
  const [show, page] = [askedShow(searchParams), askedPage(searchParams.get("page"))];
  const found = await moneyOf(actor, show, page);
  return { title: words(actor.language, "money")("list.title"), show, page, ...found };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function MoneyPage({ loaderData }: Route.ComponentProps) {
  const { show, page, rows, more, openMinor, backMinor } = loaderData;
  const t = useWords("money");
  const f = useFormat();
  useLiveUpdates();
  const below = t("list.sum", { amount: f.money(openMinor), back: f.money(backMinor) });
  return (
    <>
      <PageHeader title={t("list.title")} below={below} />
      <Stack>
        <MoneyFilter show={show} />
        {rows.length === 0 ? (
          <NothingHere settled={openMinor === 0 && backMinor === 0} />
        ) : (
          <Panel padded={false}>
            <MoneyTable rows={rows} />
          </Panel>
        )}
        <PageLinks page={page} more={more} to={(number) => paths.money({ show, page: number })} />
      </Stack>
    </>
  );
}

/** A filter that shows nothing does not say that everything is paid. */
function NothingHere({ settled }: { readonly settled: boolean }) {
  const t = useWords("money");
  return settled ? (
    <EmptyState title={t("list.none")}>{t("list.noneText")}</EmptyState>
  ) : (
    <EmptyState title={t("list.noneHere")}>{t("list.noneHereText")}</EmptyState>
  );
}

function MoneyTable({ rows }: { readonly rows: readonly MoneyRow[] }) {
  const t = useWords("money");
  const f = useFormat();
  const columns: readonly Column<MoneyRow>[] = [
    {
      key: "car",
      title: t("list.customer"),
      head: true,
      cell: ({ visitId, number, plate, customer }) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Plate plate={plate} size="small" />
          <TextLink to={paths.stage(visitId, "handover")}>{t("list.visit", { number })}</TextLink>
          <span className="font-normal text-ink-2">{customer}</span>
        </span>
      ),
    },
    {
      key: "state",
      title: t("list.state"),
      cell: (row) => (
        <>
          {t(`list.states.${row.state}`)}, <Since row={row} />
        </>
      ),
    },
    {
      key: "amount",
      title: t("list.amount"),
      numeric: true,
      cell: ({ openMinor }) => (
        <span className="font-semibold tabular-nums">{f.money(Math.abs(openMinor))}</span>
      ),
    },
  ];
  return <Table caption={t("list.title")} columns={columns} items={rows} keyOf={({ visitId }) => visitId} />;
}

function Since({ row: { since, dueOn, overdue } }: { readonly row: MoneyRow }) {
  const t = useWords("money");
  const f = useFormat();
  if (dueOn === null) return <span className="text-ink-3">{t("list.since", { day: f.day(since) })}</span>;
  const day = f.day(new Date(`${dueOn}T12:00:00Z`));
  if (!overdue) return <span className="text-ink-3">{t("list.due", { day })}</span>;
  return <span className="text-danger-ink font-medium">{t("list.overdue", { day })}</span>;
}
