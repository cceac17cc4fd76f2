// Doing things to the plan: sent without leaving the page, told when done, and taken back.
import { useCallback, useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { v4 as uuid } from "uuid";
import { paths } from "~/paths";
import { useCentre } from "~/ui/centre-context";
import { useUnsent } from "~/ui/form/unsent";
import { deedOf, fieldsOf, undoOf, type Deed, type Pointed } from "./deed";
import type { Target } from "./plan";
import type { PlanningAnswer } from "./planning.server";

/** What came of a deed. Without an answer nobody knows. */
export interface Outcome {
  readonly deed: Deed;
  readonly answer?: PlanningAnswer;
  /** Takes it back. */
  readonly undo: (deed: Deed) => void;
}

export interface Planning {
  /** A form is under way: the next one waits until it is answered. */
  readonly busy: boolean;
  readonly underWay: FormData | undefined;
  readonly plan: (pointed: Pointed, target: Target) => void;
  readonly undo: (deed: Deed) => void;
  /** Takes back the last thing that can be; false when there is none. */
  readonly undoLast: () => boolean;
}

/** @param onOutcome called once for every deed, when the page shows what it has changed */
export function usePlanning(onOutcome: (outcome: Outcome) => void): Planning {
  const fetcher = useFetcher<PlanningAnswer>({ key: "calendar-planning" });
  const { timeZone } = useCentre();
  const { sends } = useUnsent("calendar");
  const [sent, setSent] = useState<Deed>();
  const done = useRef<readonly Deed[]>([]);
  const { state, data, submit } = fetcher;
  const busy = state !== "idle";

  const send = useCallback(
    (deed: Deed) => {
      sends();
      setSent(deed);
      void submit(fieldsOf(deed, timeZone), { method: "post", action: paths.calendar() });
    },
    [sends, submit, timeZone],
  );
  const undo = useCallback(
    (deed: Deed) => {
      done.current = done.current.filter(({ id }) => id !== deed.id);
      const back = undoOf(uuid(), deed);
      if (back) send(back);
    },
    [send],
  );

  useOutcome({ sent, busy, data }, (deed, answer) => {
    if (answer?.done && deed.before) done.current = [...done.current.slice(-19), deed];
    onOutcome({ deed, undo, ...(answer ? { answer } : {}) });
  });

  return {
    busy,
    underWay: fetcher.formData,
    plan: useCallback(
      (pointed, target) => {
        const deed = deedOf(uuid(), pointed, target);
        if (deed && !busy) send(deed);
      },
      [busy, send],
    ),
    undo,
    undoLast: useCallback(() => {
      const last = done.current.at(-1);
      if (!last || busy) return false;
      undo(last);
      return true;
    }, [busy, undo]),
  };
}

/** Tells once of every deed that is over, with the last rendering's function. */
function useOutcome(
  { sent, busy, data }: { sent: Deed | undefined; busy: boolean; data: PlanningAnswer | undefined },
  tell: (deed: Deed, answer: PlanningAnswer | undefined) => void,
): void {
  const telling = useRef(tell);
  const started = useRef<string>(undefined);
  useEffect(() => {
    telling.current = tell;
  });
  useEffect(() => {
    if (!sent) return;
    if (busy) started.current = sent.id;
    else if (started.current === sent.id) {
      started.current = undefined;
      telling.current(sent, data?.deed === sent.id ? data : undefined);
    }
  }, [sent, busy, data]);
}

/** Ctrl+Z (or the Mac's ⌘Z) anywhere but in a field. */
export function useUndoKey(undoLast: () => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ";
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (undoes && !typing && !event.defaultPrevented && undoLast()) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [undoLast]);
}
