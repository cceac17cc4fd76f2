// What happened, in order: time, words, by whom.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";

export interface TimelineEntry {
  readonly key: string;
  /** "17:30", from `useFormat().time`. */
  readonly time: string;
  /** Machine-readable moment. */
  readonly at: Date | number;
  readonly icon?: IconName;
  readonly title: ReactNode;
  readonly by?: ReactNode;
  readonly detail?: ReactNode;
}

export interface TimelineDay {
  readonly key: string;
  /** "today", "Tue 3 Nov", from `useFormat().day`. */
  readonly name: string;
  readonly entries: readonly TimelineEntry[];
}

export function Timeline({ days }: { readonly days: readonly TimelineDay[] }) {
  return (
    <div className="flex flex-col gap-4">
      {days.map((day) => (
        <section key={day.key}>
          <h3 className="pb-1 text-small font-semibold text-ink-3 first-letter:uppercase">{day.name}</h3>
          <ol>
            {day.entries.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  return (
    <li className="group relative flex gap-3 pb-3 last:pb-0">
      <time dateTime={new Date(entry.at).toISOString()} className="w-11 shrink-0 text-ink-3">
        {entry.time}
      </time>
      <span className="relative flex w-4 shrink-0 justify-center pt-[0.2em] before:absolute before:top-6 before:-bottom-3 before:w-px before:bg-line group-last:before:hidden">
        {entry.icon ? (
          <Icon name={entry.icon} className="text-ink-3" />
        ) : (
          <span className="mt-1.5 size-1.5 rounded-full bg-line-strong" />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <span>{entry.title}</span>
        {entry.by !== undefined && <span className="text-ink-3"> · {entry.by}</span>}
        {entry.detail !== undefined && <div className="mt-0.5 text-ink-2">{entry.detail}</div>}
      </div>
    </li>
  );
}
