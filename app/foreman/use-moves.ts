// Moving jobs without leaving the page: sent with what was seen, told when done, asked again when a reason is missing.
import { useCallback, useEffect, useRef, useState } from "react";
import { useFetcher, useRevalidator } from "react-router";
import { v4 as uuid } from "uuid";
import { paths } from "~/paths";
import { useUnsent } from "~/ui/form/unsent";
import { useToast } from "~/ui/toast";
import { useErrorWords } from "~/ui/use-ui-words";
import { useWords } from "~/words";
import { canDo, type Column, type WorkshopJob } from "./board";
import type { MoveAnswer } from "./foreman.schema";

export interface Move {
  readonly job: WorkshopJob;
  readonly mechanicId: string;
  /** The job that it comes before; the end of the queue where none is named. */
  readonly before?: string | undefined;
  readonly reason?: string | undefined;
}

export interface Moves {
  readonly busy: boolean;
  readonly move: (move: Move) => void;
}

function fieldsOf({ job, mechanicId, before = "", reason }: Move, column: Column): Record<string, string> {
  return {
    intent: "moveJob",
    submissionId: uuid(),
    visitId: job.visitId,
    jobId: job.id,
    mechanicId,
    before,
    seenMechanic: job.mechanicId ?? "",
    seenQueue: column.queue.map(({ id }) => id).join(","),
    ...(reason ? { reason } : {}),
  };
}

/** @param onReason called instead of sending when the mechanic lacks the skill and nobody has said why */
export function useMoves(columns: readonly Column[], onReason: (move: Move) => void): Moves {
  const fetcher = useFetcher<MoveAnswer>({ key: "foreman-moves" });
  const { sends } = useUnsent("foreman");
  const [sent, setSent] = useState<Move>();
  const busy = fetcher.state !== "idle";
  const { submit } = fetcher;
  useOutcome(sent, busy, fetcher.data, columns);
  const move = useCallback(
    (wish: Move) => {
      const column = columns.find(({ id }) => id === wish.mechanicId);
      if (!column || busy) return;
      if (wish.job.mechanicId !== wish.mechanicId && !canDo(column, wish.job) && !wish.reason)
        return onReason(wish);
      sends();
      setSent(wish);
      void submit(fieldsOf(wish, column), { method: "post", action: paths.foreman() });
    },
    [columns, busy, onReason, sends, submit],
  );
  return { busy, move };
}

/** Tells once of every move that is over. */
function useOutcome(
  sent: Move | undefined,
  busy: boolean,
  answer: MoveAnswer | undefined,
  columns: readonly Column[],
): void {
  const t = useWords("foreman");
  const toast = useToast();
  const errorWords = useErrorWords();
  const { revalidate } = useRevalidator();
  const underWay = useRef<Move>(undefined);
  const tell = useRef(() => {});
  useEffect(() => {
    tell.current = () => {
      if (!sent) return;
      const { plate } = sent.job;
      const name = columns.find(({ id }) => id === sent.mechanicId)?.name ?? "";
      if (!answer) return toast({ text: t("failed") });
      if (!answer.done) {
        toast({ text: errorWords(answer.error) });
        return void revalidate();
      }
      const stays = sent.job.mechanicId === sent.mechanicId;
      toast({ text: stays ? t("ordered", { plate }) : t("moved", { plate, name }) });
    };
  });
  useEffect(() => {
    if (busy) underWay.current = sent;
    else if (underWay.current) {
      underWay.current = undefined;
      tell.current();
    }
  }, [busy, sent]);
}
