// Criteria with their figures, one a line.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { Sparkline } from "../charts/sparkline";
import { useFormat } from "~/ui/centre-context";
import { Table } from "~/ui/table";
import { useWords } from "~/words";
import { useFigureText } from "./figure-text";
import { numberOf, type FigureView } from "./figure-view";
import { StandingBadge } from "./standing-badge";

export interface CriteriaTableProps {
  readonly caption: string;
  readonly figures: readonly FigureView[];
  /** The choice of the page, which the criterion's own page keeps. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

export function CriteriaTable({ caption, figures, query }: CriteriaTableProps) {
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  return (
    <Table
      caption={caption}
      items={figures}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "criterion",
          title: t("column.criterion"),
          head: true,
          cell: ({ id, title }) => (
            <span className="flex gap-2">
              <span className="w-8 shrink-0 text-ink-3 tabular-nums">{numberOf(id)}</span>
              <TextLink to={paths.criterion(id, query)}>{title}</TextLink>
            </span>
          ),
        },
        {
          key: "value",
          title: t("column.value"),
          numeric: true,
          cell: (figure) => (
            <span className="inline-flex flex-col items-end">
              <span className="font-semibold whitespace-nowrap">{text.value(figure.unit, figure.value)}</span>
              <Spread figure={figure} />
            </span>
          ),
        },
        {
          key: "target",
          title: t("column.target"),
          numeric: true,
          cell: (figure) => <span className="whitespace-nowrap">{text.target(figure)}</span>,
        },
        {
          key: "standing",
          title: t("column.standing"),
          cell: (figure) => <StandingBadge figure={figure} />,
        },
        {
          key: "range",
          title: t("column.range"),
          numeric: true,
          cell: (figure) => <span className="text-ink-2">{text.range(figure)}</span>,
        },
        { key: "n", title: t("column.n"), numeric: true, cell: ({ n }) => f.number(n) },
        {
          key: "failed",
          title: t("column.failed"),
          numeric: true,
          cell: ({ counts }) => f.number(counts.failed),
        },
        {
          key: "unrecorded",
          title: t("column.unrecorded"),
          numeric: true,
          cell: ({ counts }) => f.number(counts["not-recorded"]),
        },
        { key: "trend", title: t("column.trend"), cell: (figure) => <Trend figure={figure} /> },
      ]}
    />
  );
}

function Spread({ figure }: { readonly figure: FigureView }) {
  const spread = useFigureText().spread(figure);
  return spread === null ? null : <span className="text-right text-small text-ink-3">{spread}</span>;
}

function Trend({ figure }: { readonly figure: FigureView }) {
  const t = useWords("criteria");
  const text = useFigureText();
  const { trend, unit, target, title } = figure;
  const known = trend.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 2) return <span className="text-ink-3">–</span>;
  const says = t("trendSays", {
    first: text.value(unit, first.value),
    last: text.value(unit, last.value),
    count: known.length,
  });
  return (
    <Sparkline
      values={trend.map(({ value }) => value)}
      target={target.value}
      label={`${t("trendOf", { title })}: ${says}`}
    />
  );
}
