// What must be true before going on: done with a tick, missing with a circle, and who can supply it.
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icons";
import { useUiWords } from "./use-ui-words";

export interface ChecklistItem {
  readonly key: string;
  readonly done: boolean;
  readonly text: ReactNode;
  /** Who can supply it, or who did and when. */
  readonly note?: ReactNode;
  /** A button or link at the end of the line. */
  readonly action?: ReactNode;
}

export function Checklist({
  items,
  label,
}: {
  readonly items: readonly ChecklistItem[];
  readonly label?: string;
}) {
  const t = useUiWords();
  return (
    <ul aria-label={label} className="flex flex-col">
      {items.map((item) => (
        <li key={item.key} className="flex min-h-row items-start gap-2.5 border-line py-2 not-last:border-b">
          <Icon
            name={item.done ? "check" : "circle"}
            label={item.done ? t("done") : t("notDone")}
            className={cx("mt-[0.15em]", item.done ? "text-ink-3" : "text-amber")}
          />
          <span className="min-w-0 flex-1">
            <span className={cx("block", item.done ? "text-ink-2" : "font-medium")}>{item.text}</span>
            {item.note !== undefined && <span className="block text-small text-ink-3">{item.note}</span>}
          </span>
          {item.action}
        </li>
      ))}
    </ul>
  );
}
