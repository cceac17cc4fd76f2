// Whether customers come again: year by year, for the manager.
import type { Route } from "./+types/retention.route";
import { requireActor } from "~/people/staff/actor.server";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { Table } from "~/ui/table";
import { useWords, words } from "~/words";
import { keptShare, returningShare } from "./retention";
import { RetentionChart } from "./retention-chart";
import { retentionByYear, type RetentionYear } from "./retention.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  return { title: words(actor.language, "retention")("title"), years: await retentionByYear(actor) };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function RetentionPage({ loaderData: { years } }: Route.ComponentProps) {
  const t = useWords("retention");
  const latest = years.at(-1);
  return (
    <div className="mx-auto w-full max-w-4xl">
      <PageHeader title={t("title")} below={t("intro")} />
      {latest ? (
        <Stack>
          <Sentence years={years} latest={latest} />
          <Panel>
            <RetentionChart years={years} />
          </Panel>
          <Panel padded={false}>
            <Years years={years} />
          </Panel>
        </Stack>
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
    </div>
  );
}

interface YearsProps {
  readonly years: readonly RetentionYear[];
}

function Sentence({ years, latest }: YearsProps & { readonly latest: RetentionYear }) {
  const t = useWords("retention");
  const f = useFormat();
  const share = returningShare(years, latest);
  const figures = { year: latest.year, count: latest.customers };
  return (
    <p className="text-lg">
      {share === undefined ? t("saysFirst", figures) : t("says", { ...figures, share: f.percent(share) })}
    </p>
  );
}

function Years({ years }: YearsProps) {
  const t = useWords("retention");
  const f = useFormat();
  const share = (of: number | undefined) => (of === undefined ? "—" : f.percent(of));
  return (
    <Table
      caption={t("chart")}
      items={[...years].reverse()}
      keyOf={({ year }) => String(year)}
      columns={[
        { key: "year", title: t("year"), head: true, cell: ({ year }) => year },
        { key: "customers", title: t("customers"), numeric: true, cell: (each) => f.number(each.customers) },
        { key: "returning", title: t("returning"), numeric: true, cell: (each) => f.number(each.returning) },
        {
          key: "share",
          title: t("share"),
          numeric: true,
          cell: (each) => share(returningShare(years, each)),
        },
        { key: "kept", title: t("kept"), numeric: true, cell: (each) => share(keptShare(each)) },
      ]}
    />
  );
}
