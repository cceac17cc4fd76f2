// For managers: whose work is right the first time, and how sure that is.
import type { Route } from "./+types/first-time-right.route";
import { instant } from "~/journey/instant";
import { requireActor } from "~/people/staff/actor.server";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel } from "~/ui/layout";
import { Table } from "~/ui/table";
import { useWords, words } from "~/words";
import { allowedInspections, firstTimeRight, RIGHT_DAYS } from "./first-time-right.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "quality:figures");
  const now = instant(new Date());
  const [mechanics, allowed] = await Promise.all([
    firstTimeRight(actor, now),
    allowedInspections(actor, now),
  ]);
  return { mechanics, allowed, days: RIGHT_DAYS, title: words(actor.language, "inspections")("right.title") };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function FirstTimeRightPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("inspections");
  const f = useFormat();
  const { mechanics, allowed, days, title } = loaderData;
  return (
    <div className="mx-auto w-full max-w-4xl">
      <PageHeader title={title} below={t("right.list", { days })} />
      {mechanics.length === 0 ? (
        <EmptyState title={t("right.empty")}>{t("right.emptyText")}</EmptyState>
      ) : (
        <Panel padded={false}>
          <Table
            caption={title}
            items={mechanics}
            keyOf={({ mechanicId }) => mechanicId}
            columns={[
              { key: "name", title: t("right.mechanic"), head: true, cell: ({ name }) => name },
              {
                key: "share",
                title: t("right.share"),
                numeric: true,
                cell: ({ passed, jobs }) => f.percent(passed / jobs),
              },
              {
                key: "between",
                title: t("right.between"),
                numeric: true,
                cell: ({ interval }) => `${f.percent(interval.low)} – ${f.percent(interval.high)}`,
              },
              {
                key: "jobs",
                title: t("right.jobs"),
                numeric: true,
                cell: ({ passed, jobs }) => `${String(passed)} / ${String(jobs)}`,
              },
            ]}
          />
        </Panel>
      )}
      <p className="mt-3 text-ink-2">{t("right.allowed", { count: allowed, days })}</p>
    </div>
  );
}
