// Criteria with their figures, one a line: a table where there is room for it, else three short lines each.
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { useWords } from "~/words";
import { Sparkline } from "../charts/sparkline";
import { useFigureText } from "./figure-text";
import { numberOf, type FigureView } from "./figure-view";
import { StandingBadge } from "./standing-badge";

export interface FigureLine {
  readonly key: string;
  /** What the line is about. */
  readonly head: ReactNode;
  readonly figure: FigureView;
}

export interface FigureTableProps {
  readonly caption: string;
  readonly headTitle: string;
  readonly lines: readonly FigureLine[];
}

export interface CriteriaTableProps {
  readonly caption: string;
  readonly figures: readonly FigureView[];
  /** The choice of the page, which the criterion's own page keeps. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

export function CriteriaTable({ caption, figures, query }: CriteriaTableProps) {
  const t = useWords("criteria");
  return (
    <FigureTable
      caption={caption}
      headTitle={t("column.criterion")}
      lines={figures.map((figure) => ({
        key: figure.id,
        head: (
          <span className="flex gap-2">
            <span className="w-8 shrink-0 text-ink-3 tabular-nums">{numberOf(figure.id)}</span>
            <TextLink to={paths.criterion(figure.id, query)}>{figure.title}</TextLink>
          </span>
        ),
        figure,
      }))}
    />
  );
}

const COLUMNS = ["value", "target", "standing", "range", "n", "failed", "unrecorded", "trend"] as const;
/** Numbers stand on the right. */
const NUMERIC: readonly string[] = ["value", "target", "range", "n", "failed", "unrecorded"];

/** Figures of any kind, one a line. */
export function FigureTable({ caption, headTitle, lines }: FigureTableProps) {
  const t = useWords("criteria");
  return (
    <table className="block w-full border-collapse text-left lg:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden lg:table-header-group">
        <tr className="border-b border-line">
          <th scope="col" className="px-3 py-2 text-small font-medium text-ink-3">
            {headTitle}
          </th>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={cx(
                "px-3 py-2 text-small font-medium text-ink-3",
                NUMERIC.includes(column) && "text-right",
              )}
            >
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block lg:table-row-group">
        {lines.map(({ key, ...line }) => (
          <Line key={key} {...line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ head, figure }: Omit<FigureLine, "key">) {
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  const { unit, value, n, counts } = figure;
  const spread = text.spread(figure);
  return (
    <tr className="flex flex-wrap items-baseline gap-x-3 border-line px-3 py-2 not-last:border-b hover:bg-hover/60 lg:table-row">
      <th scope="row" className="flex basis-full gap-2 font-medium lg:table-cell lg:h-row lg:px-3 lg:py-1.5">
        {head}
      </th>
      <Cell numeric>
        <span className="font-semibold whitespace-nowrap">{text.value(unit, value)}</span>
        {spread !== null && <span className="ml-2 text-small text-ink-3 lg:ml-0 lg:block">{spread}</span>}
      </Cell>
      <Cell numeric>
        <span className="whitespace-nowrap text-ink-2 lg:text-inherit">{text.target(figure)}</span>
      </Cell>
      <Cell className="ml-auto">
        <StandingBadge figure={figure} />
      </Cell>
      <Cell numeric small className="basis-full" label={t("column.range")}>
        <span className="text-ink-2">{text.range(figure)}</span>
      </Cell>
      <Cell numeric small label={t("column.n")}>
        {f.number(n)}
      </Cell>
      <Cell numeric small label={t("column.failed")}>
        {f.number(counts.failed)}
      </Cell>
      <Cell numeric small label={t("column.unrecorded")}>
        {f.number(counts["not-recorded"])}
      </Cell>
      <Cell className="ml-auto">
        <Trend figure={figure} />
      </Cell>
    </tr>
  );
}

interface CellProps {
  readonly numeric?: boolean;
  readonly small?: boolean;
  /** Its column's name, where the head of the table is not seen. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

function Cell({ numeric, small, label, className, children }: CellProps) {
  return (
    <td
      className={cx(
        "block lg:table-cell lg:px-3 lg:py-1.5",
        numeric && "lg:text-right",
        small && "text-small lg:text-body",
        className,
      )}
    >
      {label !== undefined && <span className="text-ink-3 lg:hidden">{label} </span>}
      {children}
    </td>
  );
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
