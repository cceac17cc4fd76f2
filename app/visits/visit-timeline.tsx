// What happened to the visit, latest first, by the day in the centre's zone.
import { Link, useLocation } from "react-router";
import { paths } from "~/paths";
import { buttonLook } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { Timeline, type TimelineDay, type TimelineEntry } from "~/ui/timeline";
import { useWords } from "~/words";
import { TIMELINE_PAGE } from "./timeline-page";
import { useTelling } from "./use-telling";
import type { Frame } from "./frame.server";
import { NoteForm } from "./note-form";

export interface VisitTimelineProps extends Pick<
  Frame,
  "id" | "timeline" | "names" | "jobs" | "items" | "mayNote"
> {
  readonly submissionId: string;
  readonly page: string | undefined;
}

export function VisitTimeline(props: VisitTimelineProps) {
  const t = useWords("visit");
  const days = useDays(props);
  // The note's own page shows the form itself, with what was refused.
  const atNote = useLocation().pathname === paths.note(props.id);
  return (
    <Panel title={t("timeline.title")} id="history">
      <div className="flex flex-col gap-4">
        {props.mayNote && !atNote && (
          <NoteForm visitId={props.id} submissionId={props.submissionId} page={props.page} />
        )}
        <Timeline days={days} />
        <Pages {...props.timeline} />
      </div>
    </Panel>
  );
}

function useDays({ timeline, names, jobs, items }: VisitTimelineProps): readonly TimelineDay[] {
  const format = useFormat();
  const entryOf = useTelling({ names, jobs, items });
  const days = new Map<string, TimelineEntry[]>();
  for (const item of timeline.items) {
    const entry = entryOf(item);
    const day = format.day(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([name, entries]) => ({ key: name, name, entries }));
}

/** Earlier events are another page: a long history stays quick. */
function Pages({ page, pages, total, items }: Frame["timeline"]) {
  const t = useWords("visit");
  const { pathname } = useLocation();
  if (pages <= 1) return null;
  const before = (page - 1) * TIMELINE_PAGE;
  const to = (wanted: number) => `${pathname}?history=${String(wanted)}#history`;
  return (
    <nav aria-label={t("timeline.pages")} className="flex flex-wrap items-center gap-2">
      {page > 1 && (
        <Link to={to(page - 1)} preventScrollReset className={buttonLook("secondary", "small")}>
          {t("timeline.latest")}
        </Link>
      )}
      {page < pages && (
        <Link to={to(page + 1)} preventScrollReset className={buttonLook("secondary", "small")}>
          {t("timeline.earlier")}
        </Link>
      )}
      <span className="text-small text-ink-3">
        {t("timeline.range", { from: before + 1, to: before + items.length, total })}
      </span>
    </nav>
  );
}
