// All improvements of the centre: what is done about which bottleneck, by whom, and whether it worked.
import type { Route } from "./+types/improvements.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { LinkButton, TextLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { useFormat } from "~/ui/centre-context";
import { PageHeader, Panel } from "~/ui/layout";
import { Table, type Column } from "~/ui/table";
import { useWords, words } from "~/words";
import { improvementsOf, todayAt, type Improvement } from "../improvements/improvements.server";
import { useCandidateWords } from "./use-candidate-words";
import { dayText } from "./week-text";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const [improvements, today] = await Promise.all([
    improvementsOf(actor),
    todayAt(actor.centreId, new Date()),
  ]);
  return { improvements, today, title: words(actor.language, "improvements")("title") };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function ImprovementsPage({ loaderData }: Route.ComponentProps) {
  const { improvements, today, title } = loaderData;
  const t = useWords("improvements");
  return (
    <div className="mx-auto w-full max-w-4xl">
      <PageHeader
        title={title}
        below={t("below")}
        actions={
          <LinkButton to={paths.report()} icon="arrowLeft">
            {t("report")}
          </LinkButton>
        }
      />
      {improvements.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <Panel padded={false}>
          <ImprovementTable improvements={improvements} today={today} />
        </Panel>
      )}
    </div>
  );
}

function ImprovementTable({
  improvements,
  today,
}: {
  readonly improvements: readonly Improvement[];
  readonly today: string;
}) {
  const t = useWords("improvements");
  const f = useFormat();
  const { name } = useCandidateWords();
  const state = ({ decisions }: Improvement) => {
    const last = decisions.at(-1);
    return last ? `${t(`state.${last.decision}`)} · ${t(`outcome.${last.outcome}`)}` : t("state.open");
  };
  const columns: readonly Column<Improvement>[] = [
    {
      key: "what",
      title: t("list.what"),
      head: true,
      cell: ({ id, what, cause }) => (
        <>
          <TextLink to={paths.improvement(id)} className="min-w-0 wrap-anywhere">
            <bdi>{what}</bdi>
          </TextLink>{" "}
          <span className="font-normal text-ink-3">{name(cause)}</span>
        </>
      ),
    },
    { key: "owner", title: t("list.owner"), cell: ({ owner }) => owner },
    {
      key: "due",
      title: t("list.due"),
      cell: ({ dueOn, decisions }) =>
        decisions.length === 0 && dueOn < today ? (
          <span className="font-medium text-amber-ink">{t("overdue", { day: dayText(dueOn, f) })}</span>
        ) : (
          dayText(dueOn, f)
        ),
    },
    { key: "state", title: t("list.state"), cell: state },
  ];
  return <Table caption={t("title")} columns={columns} items={improvements} keyOf={({ id }) => id} />;
}
