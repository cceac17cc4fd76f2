// A dialog about one car, open until it is closed: the plate stands before what is to be decided.
import type { ReactNode } from "react";
import { Dialog } from "./dialog";
import { Plate } from "./plate";

export interface PlateDialogProps {
  readonly plate: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PlateDialog({ plate, title, onClose, children }: PlateDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <Plate plate={plate} size="small" />
          {title}
        </span>
      }
    >
      {() => children}
    </Dialog>
  );
}
