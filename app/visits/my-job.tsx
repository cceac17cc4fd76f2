// A job in a mechanic's hands: the car, the work, and one large button. Made for gloves.
import { STOP_CAUSES } from "~/journey/events";
import { paths } from "~/paths";
import { Badge, DueText, Tag } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import type { IconName } from "~/ui/icons";
import { Card } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import { CAUSE_ICONS, passText } from "./journey-text";
import type { MyJob } from "./my-work.server";
import { OneTap } from "./stage-form";

export interface JobProps {
  readonly job: MyJob;
  readonly submissionId: string;
  /** Buttons do nothing without a connection. */
  readonly online: boolean;
}

function JobHead({ job }: Pick<JobProps, "job">) {
  const t = useWords("myWork");
  const journey = useWords("journey");
  const format = useFormat();
  const pass = passText(journey, job.loop);
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
        {pass && (
          <Badge tone="amber" icon="undo">
            {pass}
          </Badge>
        )}
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
    </>
  );
}

interface TapProps extends JobProps {
  readonly intent: string;
  readonly icon: IconName;
  readonly text: string;
  readonly primary?: boolean;
  readonly cause?: string;
}

function Tap({ job, submissionId, online, intent, icon, text, primary = false, cause }: TapProps) {
  return (
    <OneTap
      intent={intent}
      submissionId={submissionId}
      then="my-work"
      action={paths.stage(job.visitId, "repairs")}
      fields={{ jobId: job.id, ...(cause ? { cause } : {}) }}
    >
      <Button size="large" wide kind={primary ? "primary" : "secondary"} icon={icon} disabled={!online}>
        {text}
      </Button>
    </OneTap>
  );
}

/** The job whose clock runs: done with one tap, stopped with one tap on the cause. */
export function RunningJob(props: JobProps) {
  const { job } = props;
  const t = useWords("myWork");
  const choices = useWords("choices");
  const format = useFormat();
  const since = job.runningSince?.getTime() ?? format.now;
  return (
    <Card className="!p-4">
      <div className="flex flex-col gap-3">
        <JobHead job={job} />
        <p role="timer">
          <Tag icon="play" tone="accent">
            {t("runningFor", {
              duration: format.duration(Math.max(0, format.now - since) / 1000),
              planned: format.duration(job.labourMinutes * 60),
            })}
          </Tag>
        </p>
        <Tap {...props} intent="finishWork" icon="check" text={t("finish")} primary />
        <fieldset className="mt-2">
          <legend className="pb-2 text-ink-2">{t("stop")}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {STOP_CAUSES.map((cause) => (
              <Tap
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
export function WaitingJob({ busy, primary, ...props }: WaitingJobProps) {
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
          <Tap
            {...props}
            intent={stopped ? "resumeWork" : "startWork"}
            icon="play"
            text={text}
            primary={primary}
          />
        )}
      </div>
    </Card>
  );
}
