// For what needs a decision now. Looking at something is a page or a panel, not a dialog.
import type { ReactNode } from "react";
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Icon } from "./icons";
import { useUiWords } from "./use-ui-words";

export interface DialogProps {
  readonly title: ReactNode;
  /** A react-aria pressable: `TriggerButton`. Leave out when `open` is controlled. */
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Gets `close`, for a Cancel button. */
  readonly children: (close: () => void) => ReactNode;
}

export function Dialog({ title, trigger, open, onOpenChange, children }: DialogProps) {
  const t = useUiWords();
  const controlled = {
    ...(open === undefined ? {} : { isOpen: open }),
    ...(onOpenChange ? { onOpenChange } : {}),
  };
  const overlay = (
    <ModalOverlay
      {...(trigger === undefined ? controlled : {})}
      isDismissable
      className="fixed inset-0 z-50 grid place-items-end bg-scrim sm:place-items-center sm:p-4"
    >
      <Modal className="max-h-[90dvh] w-full overflow-y-auto rounded-t-xl bg-surface shadow-over sm:max-w-lg sm:rounded-xl">
        <AriaDialog className="p-4 outline-none sm:p-6">
          {({ close }) => (
            <>
              <div className="flex items-start justify-between gap-4 pb-3">
                <Heading slot="title" className="text-lg leading-tight font-semibold">
                  {title}
                </Heading>
                <button
                  type="button"
                  onClick={close}
                  aria-label={t("close")}
                  className="-m-2 rounded-md p-2 text-ink-3 hover:bg-hover hover:text-ink"
                >
                  <Icon name="close" />
                </button>
              </div>
              {children(close)}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
  if (trigger === undefined) return overlay;
  return (
    <DialogTrigger {...controlled}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}
