// One job: what it is, who has it, how its clock stands, and the buttons for it.
import type { Job } from "~/journey/visit";
import { Badge, Tag } from "~/ui/badge";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import type { IconName } from "~/ui/icons";
import { Card, Row, Stack } from "~/ui/layout";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import { JobMore, StopClock } from "./job-forms";
import { mayRun, type Colleague, type RepairsView } from "./repairs-view";

export interface JobContext {
  readonly view: RepairsView;
  readonly mechanics: readonly Colleague[];
  readonly nameOf: (staffId: string) => string;
  readonly submissionId: string;
}

export interface JobCardProps extends JobContext {
  readonly job: Job;
  readonly primary: boolean;
}

const STATE_ICON = {
  planned: "circle",
  running: "play",
  stopped: "pause",
  done: "check",
  cancelled: "close",
} as const satisfies Record<Job["state"]["kind"], IconName>;

/** The cause of a stop as an icon. */
const CAUSE_ICON = {
  parts: "box",
  approval: "person",
  bay: "bay",
  technician: "wrench",
  advisor: "question",
} as const satisfies Record<string, IconName>;

export function JobCard(props: JobCardProps) {
  const { job, view, nameOf } = props;
  const t = useWords("repairs");
  const over = job.state.kind === "done" || job.state.kind === "cancelled";
  return (
    <Card mark={job.defects.length > 0 && !over ? "amber" : undefined}>
      <Stack gap={2}>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <h3 className={over ? "min-w-0 text-ink-2" : "min-w-0 font-semibold"}>{job.title}</h3>
          <JobState job={job} />
        </div>
        <Row gap={3} className="text-small text-ink-3">
          <span>{job.mechanicId === undefined ? t("jobs.nobody") : nameOf(job.mechanicId)}</span>
          <Clock job={job} />
          {job.origin === "extra" && <Badge>{t("jobs.extra")}</Badge>}
        </Row>
        <JobNotes {...props} />
        {view.phase === "now" && !over && <JobActions {...props} />}
      </Stack>
    </Card>
  );
}

function JobState({ job: { state } }: { readonly job: Job }) {
  const choices = useWords("choices");
  const f = useFormat();
  if (state.kind === "stopped" && state.resolvedAt === undefined) {
    const stoppedSeconds = Math.max(0, f.now - state.since) / 1000;
    return (
      <Tag icon={CAUSE_ICON[state.cause]} tone="amber" since={f.duration(stoppedSeconds)}>
        {choices(`stop.${state.cause}`)}
      </Tag>
    );
  }
  return <Tag icon={STATE_ICON[state.kind]}>{choices(`job.${state.kind}`)}</Tag>;
}

/** Time worked of time planned; it goes on while the clock runs. */
function Clock({ job }: { readonly job: Job }) {
  const t = useWords("repairs");
  const f = useFormat();
  const { state } = job;
  const running = state.kind === "running" ? Math.max(0, f.now - state.since) : 0;
  const workedSeconds = (job.clockedMs + running) / 1000;
  const planned = f.labour(job.labourMinutes);
  if (workedSeconds === 0 && state.kind === "planned") return <span>{t("jobs.planned", { planned })}</span>;
  const over = workedSeconds > job.labourMinutes * 60 && job.labourMinutes > 0;
  return (
    <span className={over ? "font-medium text-amber-ink" : undefined}>
      {t("jobs.worked", { worked: f.duration(workedSeconds), planned })}
    </span>
  );
}

function JobNotes({ job, view }: JobCardProps) {
  const t = useWords("repairs");
  const awaited = view.partsAwaited.filter(({ jobId }) => jobId === job.id);
  const { state } = job;
  return (
    <>
      {job.defects.length > 0 && (
        <p className="text-amber-ink">
          <span className="font-medium">{t("jobs.defect")}:</span> {job.defects.join("; ")}
        </p>
      )}
      {awaited.length > 0 && <p>{t("jobs.awaited", { what: awaited.map(({ what }) => what).join(", ") })}</p>}
      {state.kind === "stopped" && state.resolvedAt !== undefined && (
        <p className="font-medium">{t(state.cause === "approval" ? "jobs.decided" : "jobs.partsHere")}</p>
      )}
      {state.kind === "cancelled" && (
        <p className="text-ink-3">{t("jobs.reason", { reason: state.reason })}</p>
      )}
    </>
  );
}

function JobActions(props: JobCardProps) {
  const { job, view, submissionId, primary } = props;
  const t = useWords("repairs");
  const awaited = view.partsAwaited.some(({ jobId }) => jobId === job.id);
  const shown = mayRun(view, job);
  return (
    <Stack gap={2}>
      <Row>
        {shown && <ClockButton {...props} />}
        {awaited && view.may.parts && (
          <OneTap intent="partsArrived" submissionId={submissionId} fields={{ jobId: job.id }}>
            <Button size="large" icon="box" kind={primary && !shown ? "primary" : "secondary"}>
              {t("parts.arrived")}
            </Button>
          </OneTap>
        )}
      </Row>
      {shown && job.state.kind === "running" && <StopClock job={job} submissionId={submissionId} />}
      {(view.may.assign || view.may.parts) && <JobMore {...props} />}
    </Stack>
  );
}

/** The next thing that the clock can do. */
function ClockButton({ job, view, nameOf, submissionId, primary }: JobCardProps) {
  const t = useWords("repairs");
  const kind = primary ? "primary" : "secondary";
  const fields = { jobId: job.id };
  const other =
    job.mechanicId !== undefined && job.mechanicId !== view.staffId ? nameOf(job.mechanicId) : undefined;
  switch (job.state.kind) {
    case "planned":
      return (
        <OneTap intent="startWork" submissionId={submissionId} fields={fields}>
          <Button size="large" icon="play" kind={kind}>
            {other === undefined ? t("jobs.start") : t("jobs.startFor", { name: other })}
          </Button>
        </OneTap>
      );
    case "stopped":
      return (
        <OneTap intent="resumeWork" submissionId={submissionId} fields={fields}>
          <Button size="large" icon="play" kind={kind}>
            {other === undefined ? t("jobs.resume") : t("jobs.resumeFor", { name: other })}
          </Button>
        </OneTap>
      );
    case "running":
      return (
        <OneTap intent="finishWork" submissionId={submissionId} fields={fields}>
          <Button size="large" icon="check" kind={kind}>
            {t("jobs.finish")}
          </Button>
        </OneTap>
      );
    default:
      return null;
  }
}
