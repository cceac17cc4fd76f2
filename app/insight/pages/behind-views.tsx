// The visits behind a bar, drawn and listed.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Plate } from "~/ui/plate";
import { Table, type Column } from "~/ui/table";
import { useWords } from "~/words";
import { Spectrum } from "../charts/spectrum";
import type { VisitBehind } from "../report/report-facts";
import { toneOf } from "./candidate-look";
import type { Scope } from "./scope.server";
import { centreColumn } from "./stuck-list";
import { useMinutes } from "./use-minutes";

interface ViewProps {
  readonly visits: readonly VisitBehind[];
  /** Only visits of the centre at which the reader works can be opened. */
  readonly ownCentre: string;
}

/** Lines of the longest tenth stand out. */
function longest(visits: readonly VisitBehind[]): number {
  const sorted = visits.map(({ minutes }) => minutes).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)] ?? Infinity;
}

export function BehindSpectrum({ visits, cause, ownCentre }: ViewProps & { readonly cause: string }) {
  const t = useWords("report");
  const f = useFormat();
  const minutes = useMinutes();
  const from = Math.min(...visits.map(({ start }) => Date.parse(start)));
  const to = Math.max(...visits.map(({ end }) => Date.parse(end)));
  const least = longest(visits);
  return (
    <>
      <p className="mb-3 text-ink-2">{t("behind.spectrum")}</p>
      <Spectrum
        from={from}
        to={to}
        tone={toneOf(cause)}
        lines={visits.map((visit) => ({
          key: visit.visitId,
          start: Date.parse(visit.start),
          end: Date.parse(visit.end),
          ...(visit.centreId === ownCentre && { to: paths.visit(visit.visitId) }),
          label: `${visit.plate}: ${minutes(visit.minutes)}`,
          isLong: visits.length >= 10 && visit.minutes >= least,
        }))}
        words={{
          began: t("behind.began"),
          ended: t("behind.ended"),
          from: f.shortDate(from),
          to: f.shortDate(to),
        }}
      />
    </>
  );
}

export function BehindTable({
  visits,
  ownCentre,
  centres,
}: ViewProps & { readonly centres: Scope["centres"] }) {
  const t = useWords("report");
  const journey = useWords("journey");
  const f = useFormat();
  const minutes = useMinutes();
  const columns: readonly Column<VisitBehind>[] = [
    {
      key: "visit",
      title: t("behind.visit"),
      head: true,
      cell: ({ visitId, centreId, number, plate }) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Plate plate={plate} size="small" />
          {centreId === ownCentre ? (
            <TextLink to={paths.visit(visitId)}>{t("behind.number", { number })}</TextLink>
          ) : (
            <span className="font-normal text-ink-2">{t("behind.number", { number })}</span>
          )}
        </span>
      ),
    },
    {
      key: "minutes",
      title: t("behind.minutes"),
      numeric: true,
      cell: (visit) => <span className="font-semibold tabular-nums">{minutes(visit.minutes)}</span>,
    },
    { key: "from", title: t("behind.from"), cell: ({ start }) => f.moment(Date.parse(start)) },
    {
      key: "until",
      title: t("behind.until"),
      cell: ({ end, open }) => (open ? t("behind.open") : f.moment(Date.parse(end))),
    },
    {
      key: "stage",
      title: t("behind.stage"),
      cell: ({ stage }) => journey(`stage.${stage}`),
    },
    ...(centres.length < 2 ? [] : [centreColumn<VisitBehind>(t("filter.centre"), centres)]),
  ];
  return (
    <Table caption={t("behind.below")} columns={columns} items={visits} keyOf={({ visitId }) => visitId} />
  );
}
