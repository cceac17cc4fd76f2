// A job in a mechanic's hands: the car, the work, and one large button. Made for gloves.
import type { ReactNode } from "react";
import { STOP_CAUSES } from "~/journey/events";
import { WaitsMark } from "~/offline/tap-notices";
import type { TapIntent } from "~/offline/tap.schema";
import type { NewTap } from "~/offline/use-taps";
import { paths } from "~/paths";
import { DueText, Tag } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import type { IconName } from "~/ui/icons";
import { Card } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import { CAUSE_ICONS } from "./journey-text";
import { PassBadge } from "./pass-badge";
import type { ShownJob } from "./my-jobs";
import { OneTap } from "./stage-form";

export interface JobProps {
  readonly job: ShownJob;
  readonly submissionId: string;
  /** Keeps what was tapped and sends it when there is a connection. */
  readonly onTap: (tap: NewTap) => void;
  /** Forms for what else there is to say of this job or its car. */
  readonly children?: ReactNode;
}

function JobHead({ job }: Pick<JobProps, "job">) {
  const t = useWords("myWork");
  const format = useFormat();
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink
          to={paths.stage(job.visitId, "repairs")}
          aria-label={t("toVisit", { plate: job.plate })}
          className="inline-flex min-h-12 items-center !no-underline"
        >
          <Plate plate={job.plate} />
        </TextLink>
        <span className="text-ink-2">
          {job.make} {job.model}
        </span>
        <PassBadge loop={job.loop} />
      </div>
      <h3 className="text-[1.1875rem] leading-snug font-semibold">{job.title}</h3>
      <p className="flex flex-wrap gap-x-3 text-small text-ink-3">
        {job.bay && <span>{job.bay}</span>}
        {job.promisedAt && (
          <span>
            {t("promised", { at: format.moment(job.promisedAt) })},{" "}
            <DueText {...format.due(job.promisedAt)} />
          </span>
        )}
      </p>
      <WaitsMark tap={job.tapped} />
    </>
  );
}

interface ClockTapProps extends JobProps {
  readonly intent: TapIntent;
  readonly icon: IconName;
  readonly text: string;
  readonly primary?: boolean;
  readonly cause?: string;
}

/** Without scripts it is a form of the visit's page; with them it is kept on the phone first. */
function ClockTap({ job, submissionId, onTap, intent, icon, text, primary = false, cause }: ClockTapProps) {
  const fields = { jobId: job.id, ...(cause ? { cause } : {}) };
  const { visitId, plate, title } = job;
  return (
    <OneTap
      intent={intent}
      submissionId={submissionId}
      then="my-work"
      action={paths.stage(visitId, "repairs")}
      fields={fields}
      onSubmit={(event) => {
        event.preventDefault();
        onTap({ intent, visitId, fields, subject: { plate, title } });
      }}
    >
      <Button
        size="large"
        wide
        kind={primary ? "primary" : "secondary"}
        icon={icon}
        className={primary ? "min-h-16 text-lg" : ""}
      >
        {text}
      </Button>
    </OneTap>
  );
}

/** The job whose clock runs: done with one tap, stopped with one tap on the cause. */
export function RunningJob({ children, ...props }: JobProps) {
  const { job } = props;
  const t = useWords("myWork");
  const choices = useWords("choices");
  const format = useFormat();
  const runsSeconds = Math.max(0, format.now - (job.runningSince?.getTime() ?? format.now)) / 1000;
  return (
    <Card className="!p-4">
      <div className="flex flex-col gap-3">
        <JobHead job={job} />
        <p role="timer">
          <Tag icon="play" tone="accent">
            {t(job.workedSeconds > 0 ? "runningAgain" : "runningFor", {
              duration: format.duration(runsSeconds),
              worked: format.duration(job.workedSeconds + runsSeconds),
              planned: format.duration(job.labourMinutes * 60),
            })}
          </Tag>
        </p>
        <ClockTap {...props} intent="finishWork" icon="check" text={t("finish")} primary />
        <fieldset className="mt-2">
          <legend className="pb-2 text-ink-2">{t("stop")}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {STOP_CAUSES.map((cause) => (
              <ClockTap
                key={cause}
                {...props}
                intent="stopWork"
                cause={cause}
                icon={CAUSE_ICONS[cause]}
                text={choices(`stop.${cause}`)}
              />
            ))}
          </div>
        </fieldset>
        {children}
      </div>
    </Card>
  );
}

export interface WaitingJobProps extends JobProps {
  /** Another clock of this mechanic runs: no second one can be started. */
  readonly busy: boolean;
  readonly primary: boolean;
}

/** A job that has not begun, was stopped, or is nobody's yet. */
export function WaitingJob({ busy, primary, children, ...props }: WaitingJobProps) {
  const { job } = props;
  const t = useWords("myWork");
  const journey = useWords("journey");
  const stopped = job.state === "stopped";
  const text = job.unassigned ? t("take") : stopped ? t("resume") : t("start");
  return (
    <Card className="!p-4">
      <div className="flex flex-col gap-2">
        <JobHead job={job} />
        {stopped && job.waitCause && (
          <Tag icon={CAUSE_ICONS[job.waitCause]} tone="amber">
            {journey(`cause.${job.waitCause}`)}
          </Tag>
        )}
        {!busy && (
          <ClockTap
            {...props}
            intent={stopped ? "resumeWork" : "startWork"}
            icon="play"
            text={text}
            primary={primary}
          />
        )}
        {children}
      </div>
    </Card>
  );
}

/** A job that was done on this phone and is not in the log yet. */
export function FinishedJob({ job }: Pick<JobProps, "job">) {
  return (
    <Card className="!p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Plate plate={job.plate} />
        <span className="font-semibold">{job.title}</span>
        <WaitsMark tap={job.tapped} />
      </div>
    </Card>
  );
}
