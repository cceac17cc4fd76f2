// A mechanic's column: what runs, what comes next, whether it fits into the day. Jobs are dropped into it.
import { useState, type DragEvent } from "react";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icons";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import { canDo, DRAGGED, type Column, type WorkshopJob } from "./board";
import { QueuedJob, RunningJob } from "./job-row";
import { useFolded } from "./use-folded";
import type { Move, Moves } from "./use-moves";

/** Of each queue and of nobody's jobs: who is on what stays in sight of each other. */
const MOST_SHOWN = 6;

interface Shared {
  readonly jobs: readonly WorkshopJob[];
  readonly moves: Moves;
  readonly onGive: (job: WorkshopJob) => void;
}

export function MechanicColumn({ column, jobs, moves, onGive }: Shared & { readonly column: Column }) {
  const t = useWords("foreman");
  const { id, name, running, queue } = column;
  const put = (job: WorkshopJob, before?: string) => {
    const wish: Move = { job, mechanicId: id, before };
    if (job.id !== before) moves.move(wish);
  };
  const drop = useDrop(jobs, put);
  const [shown, more] = useFolded(queue, MOST_SHOWN);
  return (
    <div {...drop.onEnd} className={cx("rounded-lg", drop.over === "" && "outline-2 outline-accent")}>
      <Panel title={name} aside={<Skills column={column} />}>
        <Load column={column} />
        {running ? <RunningJob job={running} /> : <p className="py-2 text-ink-3">{t("idle")}</p>}
        <h3 className="pt-3 pb-1 text-small font-semibold text-ink-2">{t("queue")}</h3>
        {queue.length === 0 && <p className="text-ink-3">{t("queueNone")}</p>}
        <ol className="flex flex-col gap-2">
          {shown.map((job, place) => (
            <li
              key={job.id}
              {...drop.onRow(job.id)}
              className={cx("rounded-lg", drop.over === job.id && "shadow-[0_-3px_0_var(--accent)]")}
            >
              <QueuedJob
                job={job}
                busy={moves.busy}
                lacks={!canDo(column, job)}
                onGive={() => onGive(job)}
                {...(place > 0 ? { onUp: () => put(job, queue[place - 1]?.id) } : {})}
                {...(place < queue.length - 1 ? { onDown: () => put(job, queue[place + 2]?.id) } : {})}
              />
            </li>
          ))}
        </ol>
        {more}
      </Panel>
    </div>
  );
}

function Skills({ column: { skills } }: { readonly column: Column }) {
  const t = useWords("foreman");
  const capacity = useWords("capacity");
  return (
    <span className="text-small text-ink-3">
      {skills.length === 0 ? t("everything") : skills.map((skill) => capacity(`skill.${skill}`)).join(", ")}
    </span>
  );
}

/** What is left of the work against what is left of the shift. */
function Load({ column: { shift, workLeft, shiftLeft } }: { readonly column: Column }) {
  const t = useWords("foreman");
  const { duration, time } = useFormat();
  const work = duration(workLeft);
  if (shift.length === 0) {
    return (
      <p className="text-ink-2">
        {t("absent")}. {workLeft > 0 && `${t("absentLoad", { work })}.`}
      </p>
    );
  }
  const over = workLeft > shiftLeft;
  return (
    <div className="text-ink-2">
      <p className="text-small text-ink-3">
        {shift.map(({ start, end }) => `${time(start)}–${time(end)}`).join(", ")}
      </p>
      <p>{t("load", { work, shift: duration(shiftLeft) })}</p>
      {over && (
        <p className="flex items-center gap-1.5 font-medium text-amber-ink">
          <Icon name="alert" />
          {t("over")}
        </p>
      )}
    </div>
  );
}

/** Where a dragged job would go: before a row, or at the end (""). */
function useDrop(jobs: readonly WorkshopJob[], put: (job: WorkshopJob, before?: string) => void) {
  const [over, setOver] = useState<string>();
  const handlers = (before: string) => ({
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(before);
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (event: DragEvent) => {
      const job = jobs.find(({ id }) => id === event.dataTransfer.getData(DRAGGED));
      if (!job) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(undefined);
      put(job, before === "" ? undefined : before);
    },
  });
  return { over, onEnd: handlers(""), onRow: handlers };
}

/** Jobs of nobody, above the columns: they are given or dragged away from here. */
export function NobodysJobs({ own, moves, onGive }: Shared & { readonly own: readonly WorkshopJob[] }) {
  const t = useWords("foreman");
  const [shown, more] = useFolded(own, MOST_SHOWN);
  return (
    <Panel title={t("nobody")} aside={<span className="text-small text-ink-3">{own.length}</span>}>
      {own.length === 0 ? (
        <p className="text-ink-3">{t("nobodyNone")}</p>
      ) : (
        <ul className="grid grid-cols-1 gap-2 *:min-w-0 md:grid-cols-2 xl:grid-cols-3">
          {shown.map((job) => (
            <li key={job.id}>
              <QueuedJob job={job} busy={moves.busy} onGive={() => onGive(job)} />
            </li>
          ))}
        </ul>
      )}
      {more}
    </Panel>
  );
}
