// What happened to the visit, latest first, by the day in the centre's zone.
import { Link, useLocation } from "react-router";
import type { JourneyEvent } from "~/journey/events";
import { paths } from "~/paths";
import { buttonLook } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { Timeline, type TimelineDay, type TimelineEntry } from "~/ui/timeline";
import { useLanguage, useWords } from "~/words";
import { tellEvent } from "./event-telling";
import { TIMELINE_PAGE } from "./timeline-page";
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
  const entry = useEntry({ names, jobs, items });
  const days = new Map<string, TimelineEntry[]>();
  for (const event of timeline.events) {
    const day = format.day(event.occurredAt);
    days.set(day, [...(days.get(day) ?? []), entry(event)]);
  }
  return [...days].map(([name, entries]) => ({ key: name, name, entries }));
}

function useEntry({ names, jobs, items }: Pick<VisitTimelineProps, "names" | "jobs" | "items">) {
  const language = useLanguage();
  const t = useWords("events");
  const journey = useWords("journey");
  const choices = useWords("choices");
  const format = useFormat();
  const titles = Object.fromEntries(Object.entries(items).map(([id, title]) => [id, title[language]]));
  const context = { t, journey, choices, format, names, jobs, items: titles };
  return (event: JourneyEvent): TimelineEntry => {
    const { title, detail } = tellEvent(event, context);
    const by =
      event.actor.kind === "staff" ? (names[event.actor.id] ?? t("by.unknown")) : t(`by.${event.actor.kind}`);
    return {
      key: String(event.seq),
      time: format.time(event.occurredAt),
      at: event.occurredAt,
      title,
      by,
      ...(detail === undefined ? {} : { detail: <span className="whitespace-pre-line">{detail}</span> }),
      ...(event.type === "stage.entered" ? { icon: "arrowRight" as const } : {}),
      ...(event.type === "gate.overridden" ? { icon: "alert" as const } : {}),
      ...(event.type === "note.added" ? { icon: "edit" as const } : {}),
    };
  };
}

/** Earlier events are another page: a long history stays quick. */
function Pages({ page, pages, total, events }: Frame["timeline"]) {
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
        {t("timeline.range", { from: before + 1, to: before + events.length, total })}
      </span>
    </nav>
  );
}
