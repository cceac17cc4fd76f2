// What fails most, the most first, with the share of all that the lines down to each make up together.
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
  /** How large it is: how often, how many minutes, or the share that fails. */
  readonly size: number;
  /** Said behind the bar, "12 of 40". */
  readonly told: string;
  readonly tone?: ChartTone;
}

export interface ParetoProps {
  readonly caption: string;
  /** In any order: the largest is shown first. */
  readonly items: readonly ParetoItem[];
  /** So many are shown; the others count in what all of them make up. */
  readonly shown?: number;
  readonly percent: (share: number) => string;
  readonly words: { readonly item: string; readonly size: string; readonly together: string };
}

export function Pareto({ caption, items, shown, percent, words }: ParetoProps) {
  const sorted = items.toSorted((one, other) => other.size - one.size);
  const all = sorted.reduce((sum, { size }) => sum + size, 0);
  const max = sorted[0]?.size ?? 0;
  const lines = sorted.slice(0, shown).map((item, place) => {
    const sum = sorted.slice(0, place + 1).reduce((part, { size }) => part + size, 0);
    return { item, together: percent(all > 0 ? sum / all : 0) };
  });
  return (
    <div>
      <ol className="flex flex-col gap-3">
        {lines.map(({ item, together }) => (
          <li key={item.key} className="min-w-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0">{item.shown ?? item.label}</span>
              <span className="ml-auto shrink-0 text-right whitespace-nowrap text-ink-2">
                {item.told}
                <span aria-hidden="true" className="ml-2 inline-block w-14 text-small text-ink-3">
                  Σ {together}
                </span>
              </span>
            </div>
            <WhiskerBar value={item.size} max={max} tone={item.tone ?? 1} />
          </li>
        ))}
      </ol>
      <ListenedTable
        caption={caption}
        columns={[words.item, words.size, words.together]}
        rows={lines.map(({ item, together }) => [item.label, item.told, together])}
      />
    </div>
  );
}
