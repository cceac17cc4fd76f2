// Something that may be opened: the platform's own details, works without JavaScript.
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icons";

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Disclosure({ title, aside, open = false, className, children }: DisclosureProps) {
  return (
    <details open={open} className={cx("rounded-lg border border-line bg-surface", className)}>
      <summary className="flex min-h-control list-none items-center gap-2 rounded-lg px-3 py-1.5 font-medium hover:bg-hover [&::-webkit-details-marker]:hidden">
        <Icon name="chevronRight" className="text-ink-3 in-[[open]>summary]:rotate-90" />
        <span className="min-w-0 flex-1">{title}</span>
        {aside}
      </summary>
      <div className="border-t border-line p-4">{children}</div>
    </details>
  );
}
