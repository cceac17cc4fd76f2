// Who gets a job: every mechanic with the day's load, and what is said before one who lacks the skill can have it.
import { useId, useState } from "react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icons";
import { PlateDialog } from "~/ui/plate-dialog";
import { useWords } from "~/words";
import { canDo, type Column, type WorkshopJob } from "./board";
import type { Move } from "./use-moves";

export interface GiveDialogProps {
  readonly job: WorkshopJob;
  /** Chosen already, for instance by dragging. */
  readonly mechanicId?: string;
  readonly before?: string;
  readonly columns: readonly Column[];
  readonly onGive: (move: Move) => void;
  readonly onClose: () => void;
}

export function GiveDialog({ job, columns, onGive, onClose, ...wished }: GiveDialogProps) {
  const t = useWords("foreman");
  const [chosen, choose] = useState(wished.mechanicId);
  const column = columns.find(({ id }) => id === chosen);
  const pick = (each: Column) => {
    if (canDo(each, job)) onGive({ job, mechanicId: each.id });
    else choose(each.id);
  };
  return (
    <PlateDialog plate={job.plate} title={t("giveTitle")} onClose={onClose}>
      <p className="pb-3 text-ink-2">{job.title}</p>
      <ul className="flex flex-col gap-2">
        {columns.map((each) => (
          <li key={each.id}>
            <Choice job={job} column={each} chosen={each.id === chosen} onPick={() => pick(each)} />
            {each === column && !canDo(each, job) && (
              <Despite
                name={each.name}
                onGive={(reason) => onGive({ job, mechanicId: each.id, before: wished.before, reason })}
              />
            )}
          </li>
        ))}
      </ul>
    </PlateDialog>
  );
}

interface ChoiceProps {
  readonly job: WorkshopJob;
  readonly column: Column;
  readonly chosen: boolean;
  readonly onPick: () => void;
}

function Choice({ job, column, chosen, onPick }: ChoiceProps) {
  const t = useWords("foreman");
  const capacity = useWords("capacity");
  const { duration } = useFormat();
  const own = column.id === job.mechanicId;
  const lacks = !canDo(column, job);
  const left = column.workLeft > 0 ? `. ${t("absentLoad", { work: duration(column.workLeft) })}` : "";
  const load =
    column.shift.length === 0
      ? `${t("absent")}${left}`
      : t("load", { work: duration(column.workLeft), shift: duration(column.shiftLeft) });
  return (
    <button
      type="button"
      disabled={own}
      aria-expanded={lacks ? chosen : undefined}
      onClick={onPick}
      className={cx(
        "flex min-h-12 w-full flex-col items-start rounded-md border border-line px-3 py-2 text-left",
        own ? "bg-sunken text-ink-2" : "hover:bg-hover",
      )}
    >
      <span className="font-medium">
        {column.name}
        {own && <span className="font-normal">, {t("now")}</span>}
      </span>
      <span className="text-small text-ink-3">{load}</span>
      {lacks && job.skill && (
        <span className="flex items-center gap-1.5 text-small font-medium text-amber-ink">
          <Icon name="alert" />
          {t("lacks", { skill: capacity(`skill.${job.skill}`) })}
        </span>
      )}
    </button>
  );
}

/** Refused unless a reason is given. */
function Despite({ name, onGive }: { readonly name: string; readonly onGive: (reason: string) => void }) {
  const t = useWords("foreman");
  const id = useId();
  const [missing, setMissing] = useState(false);
  return (
    <form
      className="mt-2 flex flex-col gap-2 rounded-md border border-amber/40 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get("reason");
        const reason = typeof value === "string" ? value.trim() : "";
        setMissing(reason === "");
        if (reason !== "") onGive(reason);
      }}
    >
      <label htmlFor={id} className="font-medium">
        {t("reason")}
      </label>
      <span className="text-small text-ink-3">{t("reasonHint")}</span>
      <input
        id={id}
        name="reason"
        maxLength={300}
        aria-invalid={missing || undefined}
        aria-describedby={missing ? `${id}-missing` : undefined}
        className="min-h-11 rounded-md border border-line-strong bg-surface px-3"
      />
      {missing && (
        <span id={`${id}-missing`} role="alert" className="text-small text-danger-ink">
          {t("reasonNeeded")}
        </span>
      )}
      <Button type="submit">{t("giveHere", { name })}</Button>
    </form>
  );
}
