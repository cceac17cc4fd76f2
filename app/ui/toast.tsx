// What was just done, with a way back: shown for a while at the page's foot, spoken politely.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { Button } from "./button";
import { Icon } from "./icons";
import { useUiWords } from "./use-ui-words";

export interface ToastMessage {
  readonly text: ReactNode;
  /** Takes the deed back; the toast stays longer then. */
  readonly onUndo?: () => void;
}

type Shown = ToastMessage & { readonly id: number };

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** `const toast = useToast(); toast({ text: t("moved"), onUndo })`. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

const SHOWN_MS = 6_000;
const SHOWN_WITH_UNDO_MS = 12_000;

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useUiWords();
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const show = useCallback((message: ToastMessage) => {
    setToasts((before) => [...before.slice(-2), { ...message, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const drop = useCallback((id: number) => {
    setToasts((before) => before.filter((toast) => toast.id !== id));
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <div
        role="region"
        aria-live="polite"
        aria-label={t("notifications")}
        className="no-print pointer-events-none fixed inset-x-0 bottom-16 z-40 flex flex-col items-center gap-2 px-4 xl:bottom-4"
      >
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} onClose={drop} />
        ))}
      </div>
    </ToastContext>
  );
}

function ToastView({ toast, onClose }: { readonly toast: Shown; readonly onClose: (id: number) => void }) {
  const t = useUiWords();
  const [held, hold] = useState(false);
  const { id, onUndo } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onClose(id), onUndo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, id, onClose, onUndo]);
  return (
    <div
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
      className="pointer-events-auto flex max-w-full items-center gap-3 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-4 shadow-over"
    >
      <span className="min-w-0">{toast.text}</span>
      {onUndo && (
        <Button
          type="button"
          size="small"
          icon="undo"
          onClick={() => {
            onUndo();
            onClose(id);
          }}
        >
          {t("undo")}
        </Button>
      )}
      <button
        type="button"
        aria-label={t("close")}
        onClick={() => onClose(id)}
        className="grid size-8 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
