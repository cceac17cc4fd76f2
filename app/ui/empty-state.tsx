// Nothing here: a sentence that says so, and what to do.
import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-1 rounded-lg border border-dashed border-line-strong/50 px-4 py-6">
      <p className="font-medium">{title}</p>
      {children !== undefined && <div className="text-ink-3">{children}</div>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
