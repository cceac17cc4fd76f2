// What people hear of a move: done, with a way back; refused, with why and what is free instead.
import { useCallback, useState } from "react";
import { useFormat } from "~/ui/centre-context";
import { useToast } from "~/ui/toast";
import { useErrorWords } from "~/ui/use-ui-words";
import { useWords } from "~/words";
import type { Deed, Pointed } from "./deed";
import type { Job } from "./job";
import type { Target } from "./plan";
import type { Outcome } from "./use-planning";

export interface Refusal {
  readonly text: string;
  /** What was wished for. */
  readonly target: Target;
}

/**
 * @param jobs as the page has them by now
 * @param point opens the dialog for a visit whose move was refused
 */
export function useOutcomes(jobs: readonly Job[], point: (pointed: Pointed) => void) {
  const t = useWords("calendar");
  const toast = useToast();
  const { dateTime } = useFormat();
  const errorWords = useErrorWords();
  const [refusal, refuse] = useState<Refusal>();

  function tellDone(deed: Deed, undo: (deed: Deed) => void) {
    const { plate } = deed.visit;
    const job = jobs.find(({ visit }) => visit?.id === deed.visit.id);
    const time = dateTime(deed.target.startsAt);
    const text = job
      ? t("moved", { plate, time, bay: job.bay, mechanic: job.mechanic })
      : t("movedTo", { plate, time });
    const { before } = deed;
    const other = before && job && before.receptionAt !== job.receptionAt;
    const told = other ? `${text} ${t("tellCustomer", { time: dateTime(job.receptionAt) })}` : text;
    if (deed.undoes) toast({ text: t("undone", { plate }) });
    else toast({ text: told, ...(before ? { onUndo: () => undo(deed) } : {}) });
  }

  const onOutcome = ({ deed, answer, undo }: Outcome) => {
    if (answer?.done) return tellDone(deed, undo);
    if (!answer) return toast({ text: t("unsent") });
    const why = answer.errors.map(errorWords).join(" ");
    if (answer.denial?.code !== "slot-taken")
      return toast({ text: `${t("refused", { plate: deed.visit.plate })} ${why}` });
    refuse({ text: why, target: deed.target });
    point(deed.pointed);
  };

  return { onOutcome, refusal, forget: useCallback(() => refuse(undefined), []) };
}
