// A panel that drops from a button of the header: the platform's own popover, closes by Escape or a click beside it.
import type { ReactNode } from "react";
import { cx } from "../cx";
import { VisuallyHidden } from "../visually-hidden";

export interface DropPanelProps {
  readonly id: string;
  /** Spoken after what the button shows, where that says too little. */
  readonly label?: string;
  readonly button: ReactNode;
  readonly buttonClassName?: string;
  /** At which edge of the window it hangs; "button": below its own button. */
  readonly side: "left" | "right" | "button";
  readonly children: ReactNode;
}

export function DropPanel({ id, label, button, buttonClassName, side, children }: DropPanelProps) {
  return (
    <>
      <button type="button" popoverTarget={id} className={cx("rounded-md hover:bg-hover", buttonClassName)}>
        {button}
        {label !== undefined && <VisuallyHidden>{label}</VisuallyHidden>}
      </button>
      <div
        id={id}
        popover="auto"
        className={cx(
          "fixed inset-auto top-15 m-0 max-h-[80dvh] w-72 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border border-line bg-surface p-1.5 text-ink shadow-over",
          { left: "left-3", right: "right-3", button: "" }[side],
        )}
      >
        {children}
      </div>
    </>
  );
}

/** Closes the panel once something in it was chosen and the page stays. */
export function closePanel(id: string): void {
  const panel = document.getElementById(id);
  if (panel?.matches(":popover-open")) panel.hidePopover();
}

/** The look of a line in a panel: a link or a button over its whole width. */
export const panelLine =
  "flex min-h-control w-full items-center gap-2.5 rounded-md px-2.5 text-left text-body hover:bg-hover";
