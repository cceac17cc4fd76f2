// A word in a small frame. Neutral unless something is late, unsafe, or needs a person today.
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export type Tone = "neutral" | "accent" | "amber" | "danger";

const TONES = {
  neutral: "bg-sunken text-ink-2",
  accent: "bg-accent-soft text-accent-ink",
  amber: "bg-amber-soft text-amber-ink",
  danger: "bg-danger-soft text-danger-ink",
} as const satisfies Record<Tone, string>;

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A colour never stands alone: amber and danger need an icon or a word that says it. */
export function Badge({ tone = "neutral", icon, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex max-w-full items-center gap-1 rounded px-1.5 py-0.5 text-small leading-tight font-medium",
        TONES[tone],
        className,
      )}
    >
      {icon && <Icon name={icon} />}
      <span className="truncate">{children}</span>
    </span>
  );
}

export interface TagProps {
  readonly icon: IconName;
  readonly tone?: Tone;
  readonly children: ReactNode;
  /** How long already: quieter, after the word. */
  readonly since?: ReactNode;
}

/** What a car waits for: an icon, its word, and how long. */
export function Tag({ icon, tone = "neutral", children, since }: TagProps) {
  const ink = {
    neutral: "text-ink-2",
    accent: "text-accent-ink",
    amber: "text-amber-ink",
    danger: "text-danger-ink",
  }[tone];
  return (
    <span className={cx("inline-flex max-w-full items-baseline gap-1.5 text-small", ink)}>
      <Icon name={icon} className="self-center" />
      <span className="truncate font-medium">{children}</span>
      {since !== undefined && <span className="shrink-0 text-ink-3">{since}</span>}
    </span>
  );
}

export interface DueProps {
  readonly late: boolean;
  /** From `useFormat().due(at)`. */
  readonly text: string;
  readonly className?: string;
}

/** Time left is a number; late is a word with an icon. */
export function DueText({ late, text, className }: DueProps) {
  if (!late) return <span className={cx("text-ink-2", className)}>{text}</span>;
  return (
    <span className={cx("inline-flex items-baseline gap-1 font-medium text-danger-ink", className)}>
      <Icon name="alert" className="self-center" />
      {text}
    </span>
  );
}
