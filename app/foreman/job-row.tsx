// A job in the foreman's hands: which car, how long, until when, what it waits for, and the buttons that move it.
import { paths } from "~/paths";
import { DueText, Tag } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Card } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { CAUSE_ICONS } from "~/visits/journey-text";
import { PassBadge } from "~/visits/pass-badge";
import { useWords } from "~/words";
import { DRAGGED, workLeftOf, type WorkshopJob } from "./board";

interface JobProps {
  readonly job: WorkshopJob;
}

function Car({ job }: JobProps) {
  const t = useWords("foreman");
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <TextLink
        to={paths.stage(job.visitId, "repairs")}
        aria-label={t("toVisit", { plate: job.plate })}
        className="inline-flex min-h-8 items-center !no-underline pointer-coarse:min-h-11"
        draggable={false}
      >
        <Plate plate={job.plate} size="small" />
      </TextLink>
      <span className="min-w-0 truncate text-small text-ink-3">
        {job.make} {job.model}
        {job.bay && `, ${job.bay}`}
      </span>
      <PassBadge loop={job.loop} />
    </div>
  );
}

function Promised({ job: { promisedAt } }: JobProps) {
  const t = useWords("foreman");
  const { moment, due } = useFormat();
  if (!promisedAt) return null;
  return (
    <span>
      {t("promised", { at: moment(promisedAt) })}, <DueText {...due(promisedAt)} />
    </span>
  );
}

export function RunningJob({ job }: JobProps) {
  const t = useWords("foreman");
  const f = useFormat();
  const since = job.runningSince?.getTime() ?? f.now;
  const worked = job.workedSeconds + Math.max(0, f.now - since) / 1000;
  const over = worked > job.labourMinutes * 60;
  return (
    <Card className="mt-2">
      <Car job={job} />
      <p className="font-semibold">{job.title}</p>
      <p className={cxOver(over)}>
        <Tag icon="play" tone={over ? "amber" : "accent"}>
          {t("since", {
            at: f.time(since),
            worked: f.duration(worked),
            planned: f.labour(job.labourMinutes),
          })}
        </Tag>
      </p>
      <p className="text-small text-ink-3">
        <Promised job={job} />
      </p>
    </Card>
  );
}

function cxOver(over: boolean): string {
  return over ? "py-1 text-amber-ink" : "py-1";
}

export interface QueuedJobProps extends JobProps {
  readonly busy: boolean;
  /** Whoever has it lacks the skill. */
  readonly lacks?: boolean;
  readonly onGive: () => void;
  readonly onUp?: () => void;
  readonly onDown?: () => void;
}

export function QueuedJob({ job, busy, lacks = false, onGive, onUp, onDown }: QueuedJobProps) {
  const t = useWords("foreman");
  const journey = useWords("journey");
  const capacity = useWords("capacity");
  const f = useFormat();
  const left = workLeftOf(job, f.now);
  const begun = job.workedSeconds > 0;
  return (
    <div
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, job.id);
        event.dataTransfer.effectAllowed = "move";
      }}
      className="pointer-fine:cursor-grab"
    >
      <Card>
        <Car job={job} />
        <p className="font-medium">{job.title}</p>
        <p className="flex flex-wrap gap-x-3 text-small text-ink-3">
          <span>
            {begun
              ? t("left", { left: f.duration(left) })
              : t("planned", { planned: f.labour(job.labourMinutes) })}
          </span>
          <Promised job={job} />
          {job.skill && job.skill !== "mechanical" && !lacks && (
            <span>{t("asks", { skill: capacity(`skill.${job.skill}`) })}</span>
          )}
        </p>
        {job.state === "stopped" && job.waitCause && (
          <Tag icon={CAUSE_ICONS[job.waitCause]} tone="amber">
            {journey(`cause.${job.waitCause}`)}
          </Tag>
        )}
        {job.skill && lacks && (
          <Tag icon="alert" tone="amber">
            {t("lacks", { skill: capacity(`skill.${job.skill}`) })}
          </Tag>
        )}
        <div className="mt-2 flex flex-wrap gap-2">
          <Move icon="chevronDown" turned label={t("up", { job: job.title })} busy={busy} onPress={onUp} />
          <Move icon="chevronDown" label={t("down", { job: job.title })} busy={busy} onPress={onDown} />
          <Button
            type="button"
            icon="swap"
            pending={busy}
            onClick={onGive}
            aria-label={t("giveTo", { job: job.title })}
            className="pointer-coarse:min-h-12"
          >
            {t("give")}
          </Button>
        </div>
      </Card>
    </div>
  );
}

interface MoveProps {
  readonly icon: "chevronDown";
  readonly turned?: boolean;
  readonly label: string;
  readonly busy: boolean;
  readonly onPress: (() => void) | undefined;
}

/** One place up or down the queue; where it cannot go the button is not there. */
function Move({ icon, turned = false, label, busy, onPress }: MoveProps) {
  if (!onPress) return null;
  return (
    <Button
      type="button"
      icon={icon}
      aria-label={label}
      pending={busy}
      onClick={onPress}
      className={
        turned
          ? "pointer-coarse:min-h-12 pointer-coarse:min-w-12 [&>svg]:rotate-180"
          : "pointer-coarse:min-h-12 pointer-coarse:min-w-12"
      }
    />
  );
}
