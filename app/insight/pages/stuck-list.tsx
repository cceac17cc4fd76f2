// Open visits that will hardly leave their stage in time, the least chance first.
import { ROLES } from "~/journey/permissions";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { Panel } from "~/ui/layout";
import { Table, type Column } from "~/ui/table";
import { useWords } from "~/words";
import type { ReportCentre, StuckFacts } from "../report/report-facts";
import { FileLink, Files, How } from "./how";
import { VisitName } from "./stage-row";
import { useMinutes } from "./use-minutes";

/** So many are read at a glance; the rest is folded away. */
const SHOWN = 8;

export interface StuckListProps {
  readonly stuck: readonly StuckFacts[];
  /** How many there are in all: more than are told of here, maybe. */
  readonly count: number;
  readonly plates: Readonly<Record<string, string>>;
  /** All of them as a file. */
  readonly file: string;
  readonly ownCentre: string;
  /** Of a group: each car stands with its centre. */
  readonly centres: readonly Pick<ReportCentre, "id" | "name">[];
  /** Only then anything is known of now. */
  readonly endsNow: boolean;
}

export function StuckList({ stuck, count, plates, file, ownCentre, centres, endsNow }: StuckListProps) {
  const t = useWords("report");
  const rest = stuck.slice(SHOWN);
  if (!endsNow || stuck.length === 0) {
    return (
      <Panel title={t("stuck.title")}>
        <EmptyState title={endsNow ? t("stuck.none") : t("stuck.past")}>
          {endsNow ? t("stuck.noneText") : undefined}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t("stuck.title")} padded={false}>
      <p className="px-4 pt-3 text-ink-2">
        {t("stuck.text")} {count > stuck.length && t("stuck.first", { shown: stuck.length, count })}
      </p>
      <StuckTable {...{ plates, ownCentre, centres }} stuck={stuck.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="border-t border-line">
          <summary className="px-4 py-2 text-accent-ink">{t("stuck.more", { count: rest.length })}</summary>
          <StuckTable {...{ plates, ownCentre, centres }} stuck={rest} />
        </details>
      )}
      <div className="px-4 pb-4">
        <How
          of={["stuck"]}
          files={
            <Files title="files.stuck">
              <FileLink to={file}>{t("stuck.file", { count })}</FileLink>
            </Files>
          }
        />
      </div>
    </Panel>
  );
}

function StuckTable({
  stuck,
  plates,
  ownCentre,
  centres,
}: Pick<StuckListProps, "stuck" | "plates" | "ownCentre" | "centres">) {
  const t = useWords("report");
  const journey = useWords("journey");
  const f = useFormat();
  const minutes = useMinutes();
  const owner = useOwner();
  const cause = (name: string | null) => {
    const known = WAIT_CAUSES.find((each) => each === name);
    return known ? journey(`cause.${known}`) : "–";
  };
  const columns: readonly Column<StuckFacts>[] = [
    {
      key: "visit",
      title: t("stuck.visit"),
      head: true,
      cell: ({ visitId, centreId }) => (
        <VisitName visitId={visitId} plate={plates[visitId]} isOwn={centreId === ownCentre} />
      ),
    },
    {
      key: "chance",
      title: t("stuck.chance"),
      numeric: true,
      cell: ({ onTime }) => (
        <span className="font-semibold tabular-nums">
          {onTime === null ? t("stuck.unknown") : f.percent(onTime)}
        </span>
      ),
    },
    { key: "cause", title: t("stuck.cause"), cell: (row) => cause(row.cause) },
    { key: "stage", title: t("stuck.stage"), cell: ({ stage }) => journey(`stage.${stage}`) },
    {
      key: "age",
      title: t("stuck.age"),
      numeric: true,
      cell: ({ age, limit }) => t("stuck.limit", { age: minutes(age), limit: minutes(limit) }),
    },
    { key: "owner", title: t("stuck.owner"), cell: owner },
    ...(centres.length < 2 ? [] : [centreColumn<StuckFacts>(t("filter.centre"), centres)]),
  ];
  return (
    <Table caption={t("stuck.title")} columns={columns} items={stuck} keyOf={({ visitId }) => visitId} />
  );
}

/** Which of several centres a row belongs to. */
export function centreColumn<Item extends { readonly centreId: string }>(
  title: string,
  centres: readonly Pick<ReportCentre, "id" | "name">[],
): Column<Item> {
  const name = ({ centreId }: Item) => centres.find(({ id }) => id === centreId)?.name ?? "";
  return { key: "centre", title, cell: name };
}

function useOwner() {
  const t = useWords("report");
  const staff = useWords("staff");
  return ({ owner, ownerRole }: StuckFacts): string => {
    if (owner !== null) return owner;
    const role = ROLES.find((each) => each === ownerRole);
    return role ? staff(`role.${role}`) : t("stuck.anybody");
  };
}
