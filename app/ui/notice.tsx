// Something the reader should know before going on.
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export type NoticeTone = "info" | "warning" | "danger";

const TONES = {
  info: { look: "border-line bg-sunken text-ink", icon: "info" },
  warning: { look: "border-amber/40 bg-amber-soft text-amber-ink", icon: "alert" },
  danger: { look: "border-danger/40 bg-danger-soft text-danger-ink", icon: "alert" },
} as const satisfies Record<NoticeTone, { look: string; icon: IconName }>;

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  /** Spoken at once when it appears after an action. */
  readonly live?: boolean;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** Info (neutral), warning (needs a person), danger (late, unsafe, refused). Always with an icon: never colour alone. */
export function Notice({ tone = "info", title, live = false, actions, className, children }: NoticeProps) {
  const { look, icon } = TONES[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cx("flex gap-3 rounded-lg border px-4 py-3", look, className)}
    >
      <Icon name={icon} className="mt-[0.15em]" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && <div className={title === undefined ? "" : "mt-0.5"}>{children}</div>}
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
