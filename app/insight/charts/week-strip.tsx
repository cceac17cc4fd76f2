// One cell a week, in the colour of what it was; the words are in the legend and in the table.
import { cx } from "~/ui/cx";
import { ListenedTable } from "./listened-table";
import { FILL, type ChartTone } from "./tones";

export interface StripCell {
  readonly key: string;
  /** "3 Nov". */
  readonly label: string;
  /** What it was; null: nothing. */
  readonly value: string | null;
  readonly tone: ChartTone | null;
  /** Not over yet, or only a part of it is in the period. */
  readonly faint?: boolean;
}

export interface WeekStripProps {
  readonly caption: string;
  readonly cells: readonly StripCell[];
  readonly words: { readonly time: string; readonly value: string; readonly none: string };
}

const CELL = 20;

export function WeekStrip({ caption, cells, words }: WeekStripProps) {
  const legend = new Map(cells.flatMap(({ value, tone }) => (value !== null && tone ? [[value, tone]] : [])));
  return (
    <figure className="m-0">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${Math.max(1, cells.length) * CELL} ${CELL}`}
        preserveAspectRatio="none"
        className="block h-8 w-full"
      >
        {cells.map(({ key, label, value, tone, faint }, place) => (
          <rect
            key={key}
            x={place * CELL + 0.5}
            y="0"
            width={CELL - 1}
            height={CELL}
            opacity={faint ? 0.45 : 1}
            className={cx(tone ? FILL[tone] : "fill-sunken")}
          >
            <title>{`${label}: ${value ?? words.none}`}</title>
          </rect>
        ))}
      </svg>
      <div aria-hidden="true" className="mt-1 flex justify-between text-small text-ink-3">
        <span>{cells[0]?.label}</span>
        <span>{cells.at(-1)?.label}</span>
      </div>
      <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-small">
        {[...legend].map(([value, tone]) => (
          <li key={value} className="flex items-center gap-1.5">
            <ToneMark tone={tone} />
            {value}
          </li>
        ))}
      </ul>
      <ListenedTable
        caption={caption}
        columns={[words.time, words.value]}
        rows={cells.map(({ label, value }) => [label, value ?? words.none])}
      />
    </figure>
  );
}

/** A small square in a chart's colour, beside its word. */
export function ToneMark({ tone }: { readonly tone: ChartTone }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className="size-3 shrink-0">
      <rect width="10" height="10" rx="2" className={FILL[tone]} />
    </svg>
  );
}
