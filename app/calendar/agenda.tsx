// The plan as a list, day by day: what stands on a phone, and what everybody has before (or without) the calendar's script.
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { Button, TextLink } from "~/ui/button";
import { Plate } from "~/ui/plate";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { useWords } from "~/words";
import type { Days } from "./calendar-view";
import { isMovable, type DayLoad, type Job } from "./job";
import { LoadLine } from "./load-line";
import { StageMark } from "./stage-mark";
import { zoneDays } from "./zone-days";

export interface AgendaProps {
  readonly days: Days;
  readonly jobs: readonly Job[];
  readonly loads: readonly DayLoad[];
  /** Opens the dialog to move work; missing without scripts and for those who may not. */
  readonly onMove?: (job: Job) => void;
}

export function Agenda({ days, jobs, loads, onMove }: AgendaProps) {
  const t = useWords("calendar");
  const { timeZone } = useFormat();
  const zone = zoneDays(timeZone);
  const shown = loads.filter(({ day }) => day >= days.first && day <= days.last);
  const byDay = new Map<number, Job[]>();
  for (const job of jobs) {
    // What goes on since before stands on the first day.
    const day = Math.max(zone.dayOf(job.startsAt), days.first);
    byDay.set(day, [...(byDay.get(day) ?? []), job]);
  }
  const some = shown.filter(({ day }) => byDay.has(day));
  if (some.length === 0) return <p className="p-4 text-ink-3">{t("nothingAtAll")}</p>;
  return (
    <ol className="divide-y divide-line">
      {some.map((load) => (
        <AgendaDay
          key={load.day}
          load={load}
          jobs={byDay.get(load.day) ?? []}
          {...(onMove ? { onMove } : {})}
        />
      ))}
    </ol>
  );
}

function AgendaDay({
  load,
  jobs,
  onMove,
}: {
  readonly load: DayLoad;
  readonly jobs: readonly Job[];
  readonly onMove?: (job: Job) => void;
}) {
  const { date, timeZone } = useFormat();
  return (
    <li className="px-3 py-3 md:px-4">
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <h2 className="font-semibold first-letter:uppercase">{date(zoneDays(timeZone).at(load.day, 720))}</h2>
        <div className="w-44">
          <LoadLine load={load} />
        </div>
      </div>
      <ul className="mt-1 divide-y divide-line">
        {jobs.map((job) => (
          <li key={job.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <AgendaJob job={job} />
            {onMove && isMovable(job) && (
              <Button type="button" kind="quiet" size="small" onClick={() => onMove(job)}>
                <MoveLabel job={job} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function MoveLabel({ job }: { readonly job: Job }) {
  const t = useWords("calendar");
  return (
    <>
      {t("dialog.move")}
      <VisuallyHidden>: {job.visit?.plate}</VisuallyHidden>
    </>
  );
}

function AgendaJob({ job }: { readonly job: Job }) {
  const t = useWords("calendar");
  const { time, shortDate, timeZone } = useFormat();
  const zone = zoneDays(timeZone);
  const { visit, startsAt, endsAt, bay, mechanic } = job;
  const sameDay = zone.dayOf(startsAt) === zone.dayOf(endsAt);
  return (
    <>
      <span className="min-w-26 shrink-0 whitespace-nowrap">
        {time(startsAt)}–{sameDay ? time(endsAt) : `${shortDate(endsAt)} ${time(endsAt)}`}
      </span>
      {visit ? (
        <TextLink to={paths.visit(visit.id)} className="no-underline">
          <Plate plate={visit.plate} size="small" />
        </TextLink>
      ) : (
        <span>{t("held")}</span>
      )}
      {visit && <StageMark stage={visit.stage} />}
      <span className="min-w-0 flex-1 basis-48 text-small wrap-anywhere text-ink-2">
        {visit && `${visit.customer}, ${visit.car}${visit.what === "" ? "" : `, ${visit.what}`}`}
        <span className="block text-ink-3">
          {bay}, {mechanic}
        </span>
      </span>
    </>
  );
}
