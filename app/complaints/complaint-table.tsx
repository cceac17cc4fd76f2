// Complaints as a table: what is due stands beside whose it is.
import { paths } from "~/paths";
import { DueText } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Plate } from "~/ui/plate";
import { Table, type Column } from "~/ui/table";
import { useWords } from "~/words";
import type { ComplaintRow } from "./complaints.server";

function useColumns(closed: boolean): readonly Column<ComplaintRow>[] {
  const t = useWords("complaints");
  const journey = useWords("journey");
  const f = useFormat();
  return [
    {
      key: "car",
      title: t("column.car"),
      head: true,
      cell: ({ visitId, number, plate, customer }) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Plate plate={plate} size="small" />
          <TextLink to={paths.stage(visitId, "follow-up")}>{t("visit", { number })}</TextLink>
          <span className="font-normal text-ink-2">{customer}</span>
        </span>
      ),
    },
    {
      key: "what",
      title: t("column.what"),
      cell: ({ what }) => <span className="line-clamp-2 wrap-anywhere text-left">{what}</span>,
    },
    { key: "opened", title: t("column.opened"), cell: ({ openedAt }) => f.moment(openedAt) },
    closed
      ? {
          key: "closed",
          title: t("column.closed"),
          cell: ({ closedAt }) => (closedAt ? f.moment(closedAt) : ""),
        }
      : {
          key: "next",
          title: t("column.next"),
          cell: ({ dueAt, answeredAt }) =>
            dueAt && (
              <span title={f.moment(dueAt)}>
                {t(answeredAt ? "toClose" : "toAnswer")}: <DueText {...f.due(dueAt)} />
              </span>
            ),
        },
    { key: "owner", title: t("column.owner"), cell: (row) => <Owner row={row} /> },
    {
      key: "cause",
      title: t("column.cause"),
      cell: ({ cause }) => (cause ? journey(`stage.${cause}`) : t("causeUnknown")),
    },
  ];
}

/** One that was not dealt with in time is no longer its first owner's alone. */
function Owner({ row: { owner, level } }: { readonly row: ComplaintRow }) {
  const t = useWords("complaints");
  if (level === 0) return owner ?? t("level.owner");
  return (
    <>
      {t(level === 1 ? "level.manager" : "level.administrator")}
      {owner !== null && <span className="text-ink-3"> · {owner}</span>}
    </>
  );
}

export function ComplaintTable({
  rows,
  closed,
}: {
  readonly rows: readonly ComplaintRow[];
  readonly closed: boolean;
}) {
  const t = useWords("complaints");
  return <Table caption={t("title")} columns={useColumns(closed)} items={rows} keyOf={({ id }) => id} />;
}
