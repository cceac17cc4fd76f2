// What fails most, the most first, with the share that the lines down to each make up together.
import type { ReactNode } from "react";
import { ListenedTable } from "./listened-table";
import type { ChartTone } from "./tones";
import { WhiskerBar } from "./whisker-bar";

export interface ParetoItem {
  readonly key: string;
  /** For the table. */
  readonly label: string;
  /** What is seen: a link, or the label. */
  readonly shown?: ReactNode;
  /** How often, or how many minutes. */
  readonly count: number;
  /** Said behind the bar, "12 of 40": the count where it is left out. */
  readonly told?: string;
  readonly tone?: ChartTone;
}

export interface ParetoProps {
  readonly caption: string;
  /** The largest count first. */
  readonly items: readonly ParetoItem[];
  readonly percent: (share: number) => string;
  readonly words: { readonly item: string; readonly count: string; readonly together: string };
}

export function Pareto({ caption, items, percent, words }: ParetoProps) {
  const all = items.reduce((sum, { count }) => sum + count, 0);
  const max = Math.max(1, ...items.map(({ count }) => count));
  const shareTo = (place: number) =>
    all > 0 ? items.slice(0, place + 1).reduce((sum, { count }) => sum + count, 0) / all : 0;
  const told = ({ told: text, count }: ParetoItem) => text ?? String(count);
  return (
    <div>
      <ol className="flex flex-col gap-3">
        {items.map((item, place) => (
          <li key={item.key} className="min-w-0">
            <div className="flex items-baseline justify-between gap-3">
              <span className="min-w-0">{item.shown ?? item.label}</span>
              <span className="shrink-0 text-right whitespace-nowrap text-ink-2">
                {told(item)}
                <span aria-hidden="true" className="ml-2 text-small text-ink-3">
                  Σ {percent(shareTo(place))}
                </span>
              </span>
            </div>
            <WhiskerBar value={item.count} max={max} tone={item.tone ?? 1} />
          </li>
        ))}
      </ol>
      <ListenedTable
        caption={caption}
        columns={[words.item, words.count, words.together]}
        rows={items.map((item, place) => [item.label, told(item), percent(shareTo(place))])}
      />
    </div>
  );
}
