// The few ways in which things stand on a page. Gaps are steps of the 8 px grid (1 = 4 px, 2 = 8 px, 4 = 16 px).
import type { ReactNode } from "react";
import { cx } from "./cx";

const GAPS = { 0: "gap-0", 1: "gap-1", 2: "gap-2", 3: "gap-3", 4: "gap-4", 6: "gap-6", 8: "gap-8" } as const;
export type Gap = keyof typeof GAPS;

interface Arranged {
  readonly gap?: Gap;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One under the other. */
export function Stack({ gap = 4, className, children }: Arranged) {
  return <div className={cx("flex min-w-0 flex-col", GAPS[gap], className)}>{children}</div>;
}

/** Side by side, wrapping. `spread` pushes the ends apart. */
export function Row({
  gap = 2,
  className,
  children,
  spread = false,
}: Arranged & { readonly spread?: boolean }) {
  return (
    <div
      className={cx("flex min-w-0 flex-wrap items-center", spread && "justify-between", GAPS[gap], className)}
    >
      {children}
    </div>
  );
}

const COLUMNS = {
  1: "",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-2 lg:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  sidebar: "lg:grid-cols-[minmax(0,1fr)_20rem]",
} as const;

/** Columns of equal width on wide screens, one on a phone; `sidebar` keeps 20 rem on the right. */
export function Grid({
  columns = 2,
  gap = 4,
  className,
  children,
}: Arranged & { readonly columns?: keyof typeof COLUMNS }) {
  return (
    <div className={cx("grid grid-cols-1 items-start *:min-w-0", COLUMNS[columns], GAPS[gap], className)}>
      {children}
    </div>
  );
}

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** Beside the title: a plate, a badge. */
  readonly beside?: ReactNode;
  /** Under the title, quieter. */
  readonly below?: ReactNode;
  /** Buttons on the right. */
  readonly actions?: ReactNode;
}

/** The page's h1 with what belongs to it. */
export function PageHeader({ title, beside, below, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl leading-tight font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {beside}
        </div>
        {below !== undefined && <div className="mt-1 text-ink-3">{below}</div>}
      </div>
      {actions !== undefined && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

export interface PanelProps {
  readonly title?: ReactNode;
  /** On the right of the title: a small button, a count. */
  readonly aside?: ReactNode;
  readonly headingLevel?: 2 | 3;
  readonly id?: string;
  /** `false` lets a table or a list reach the edges. */
  readonly padded?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({
  title,
  aside,
  headingLevel = 2,
  id,
  padded = true,
  className,
  children,
}: PanelProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      className={cx("rounded-lg border border-line bg-surface shadow-card print-together", className)}
    >
      {title !== undefined && (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
          <Heading className="text-body font-semibold wrap-anywhere">{title}</Heading>
          {aside}
        </div>
      )}
      <div className={padded ? "p-4" : ""}>{children}</div>
    </section>
  );
}

export interface CardProps {
  /** Red at the edge: late or unsafe. Amber: needs a person today. The card must also say it in words. */
  readonly mark?: "danger" | "amber" | undefined;
  /** Grows a little lighter under the pointer, for cards that are links. */
  readonly interactive?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

const MARKS = { danger: "before:bg-danger", amber: "before:bg-amber" } as const;

/** One thing in a list of things. */
export function Card({ mark, interactive = false, className, children }: CardProps) {
  return (
    <div
      className={cx(
        "relative overflow-hidden rounded-lg border border-line bg-surface p-3 shadow-card print-together",
        interactive &&
          "transition-colors duration-75 focus-within:border-line-strong hover:border-line-strong",
        mark && "before:absolute before:inset-y-0 before:left-0 before:w-1",
        mark && MARKS[mark],
        className,
      )}
    >
      {children}
    </div>
  );
}

/** The width of reading and of forms. */
export function Narrow({ children }: { readonly children: ReactNode }) {
  return <div className="mx-auto w-full max-w-2xl">{children}</div>;
}
