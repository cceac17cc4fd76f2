// The calendar itself: react-big-calendar on the centre's clock. Loaded by the browser only, and only for this page.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import Calendar from "react-big-calendar/lib/Calendar";
import withDragAndDrop, { type DragFromOutsideItemArgs } from "react-big-calendar/lib/addons/dragAndDrop";
import { MINUTE, type Instant } from "~/journey/instant";
import { useCentre } from "~/ui/centre-context";
import { useLanguage, useWords } from "~/words";
import "./calendar.css";
import { daysShown, workDays, type CalendarView, type ViewName } from "../calendar-view";
import { visitOf, type Pointed } from "../deed";
import { isMovable, type DayLoad, type Job, type Unplaced } from "../job";
import { laneId, type LaneOf } from "../lanes";
import type { Plan, Target } from "../plan";
import { zoneDays } from "../zone-days";
import { GridContext, stageWordsOf, type Action } from "./grid-context";
import { eventOfJob, eventOfRequest, isMoving, type GridEvent } from "./grid-event";
import { gridFormats } from "./grid-formats";
import { hoursShown, isOff } from "./grid-hours";
import { GRID_COMPONENTS, WeekView } from "./grid-parts";
import { targetOf, useJudge } from "./targets";
import { zonedLocalizer } from "./zoned-localizer";

const DragCalendar = withDragAndDrop<GridEvent, LaneOf>(Calendar);
const VIEWS_OF_LIBRARY = { day: true, work_week: WeekView, month: true } as const;
const NAMES = { day: "day", week: "work_week", month: "month" } as const;
const QUARTERS = 15;

export interface CalendarGridProps {
  readonly shown: CalendarView;
  readonly view: Exclude<ViewName, "agenda">;
  /** What the filter leaves. */
  readonly jobs: readonly Job[];
  /** Everything, for what is possible. */
  readonly plan: Plan;
  readonly loads: readonly DayLoad[];
  readonly lanes: readonly LaneOf[];
  readonly now: Instant;
  readonly mayPlan: boolean;
  /** Ids of visits that have just changed. */
  readonly changed: ReadonlySet<string>;
  /** The request that is being dragged in. */
  readonly dragged: Unplaced | undefined;
  readonly onDragging: (whether: boolean) => void;
  readonly onOpen: (pointed: Pointed) => void;
  readonly onPlan: (pointed: Pointed, target: Target) => void;
  readonly onDay: (day: number) => void;
}

export default function CalendarGrid(props: CalendarGridProps) {
  const { shown, view, jobs, plan, loads, lanes, now, mayPlan, changed, dragged } = props;
  const t = useWords("calendar");
  const journey = useWords("journey");
  const language = useLanguage();
  const { timeZone } = useCentre();
  const zone = zoneDays(timeZone);
  const localizer = useMemo(
    () => zonedLocalizer(timeZone, gridFormats(timeZone, language)),
    [timeZone, language],
  );
  const events = useMemo(() => jobs.map(eventOfJob), [jobs]);
  const days = useGridDays(props);
  const hours = useMemo(() => hoursShown(plan.shop, zone, days, jobs), [plan.shop, zone, days, jobs]);
  const action = useRef<Action>("move");
  useScrollingByKeys();
  const [skew] = useState(() => now - Date.now());
  const getNow = useCallback(() => new Date(Date.now() + skew), [skew]);
  const judge = useJudge(plan, shown, action, now);
  const knowledge = useMemo(
    () => ({
      stageWords: stageWordsOf((stage) => journey(`stage.${stage}`)),
      weekDays: days.map((day) => new Date(zone.dayStart(day))),
      loadOf: (date: Date) => loads.find(({ day }) => day === zone.dayOf(date.getTime())),
      judge,
    }),
    [days, loads, zone, judge, journey],
  );
  const byLanes = view === "day";
  const drop = useLastOf((event: GridEvent, start: Date, end: Date, lane: string | undefined) => {
    props.onDragging(false);
    const target = targetOf(plan, shown, { ...event, start, end }, action.current, lane);
    if (target && (isMoving({ ...event, start, end }) || changesLane(event, shown, lane))) {
      props.onPlan(event.pointed, target);
    }
  });
  // An hour before now, so that one sees where the day has got to.
  const scrollMinute = days.includes(zone.dayOf(now)) ? zone.minuteOfDay(now) - 60 : 0;
  const at = (minute: number) => new Date(zone.at(days[0] ?? shown.day, minute));
  return (
    <GridContext value={knowledge}>
      <DragCalendar
        localizer={localizer}
        culture={language}
        events={events}
        date={new Date(zone.at(shown.day, 12 * 60))}
        view={NAMES[view]}
        views={VIEWS_OF_LIBRARY}
        toolbar={false}
        onNavigate={() => undefined}
        onView={() => undefined}
        onDrillDown={(date) => props.onDay(zone.dayOf(date.getTime()))}
        getNow={getNow}
        step={QUARTERS}
        timeslots={4}
        min={at(hours.from)}
        max={at(hours.to)}
        scrollToTime={at(Math.max(hours.from, scrollMinute))}
        enableAutoScroll
        showMultiDayTimes
        dayLayoutAlgorithm="no-overlap"
        components={GRID_COMPONENTS}
        {...(byLanes ? { resources: [...lanes] } : {})}
        resourceIdAccessor="id"
        resourceTitleAccessor="name"
        resourceAccessor={(event: GridEvent) =>
          "job" in event.pointed ? laneId(shown.lanes, event.pointed.job) : undefined
        }
        messages={{
          allDay: t("wholeDay"),
          showMore: (count) => t("more", { count }),
          noEventsInRange: t("nothingAtAll"),
        }}
        eventPropGetter={(event) => ({ className: classOf(event, changed) })}
        slotPropGetter={(date, lane) => {
          const moment = { at: date.getTime(), day: zone.dayOf(date.getTime()) };
          const off = isOff(plan.shop, shown.lanes, moment, lane === undefined ? shown.lane : String(lane));
          return off ? { className: "calendar-off" } : {};
        }}
        onSelectEvent={(event) => props.onOpen(event.pointed)}
        onKeyPressEvent={(event, pressed) => {
          if (!("key" in pressed) || (pressed.key !== "Enter" && pressed.key !== " ")) return;
          pressed.preventDefault();
          props.onOpen(event.pointed);
        }}
        draggableAccessor={({ pointed }) => mayPlan && "job" in pointed && isMovable(pointed.job)}
        resizable={view !== "month"}
        onDragStart={({ action: begun }) => {
          action.current = begun;
          props.onDragging(true);
        }}
        onEventDrop={({ event, start, end, resourceId }) =>
          drop(
            event,
            new Date(start),
            new Date(end),
            resourceId === undefined ? undefined : String(resourceId),
          )
        }
        onEventResize={({ event, start, end, resourceId }) =>
          drop(
            event,
            new Date(start),
            new Date(end),
            resourceId === undefined ? undefined : String(resourceId),
          )
        }
        {...(mayPlan && dragged ? outside(dragged) : {})}
      />
    </GridContext>
  );

  /** A request from the list beside the calendar. */
  function outside(request: Unplaced) {
    const event = eventOfRequest(request);
    return {
      dragFromOutsideItem: () => event,
      onDropFromOutside: ({ start, resource }: DragFromOutsideItemArgs) => {
        action.current = "move";
        const begin = new Date(start);
        const end = new Date(begin.getTime() + request.visit.need.minutes * MINUTE);
        drop(event, begin, end, resource === undefined ? undefined : String(resource));
      },
    };
  }
}

function changesLane({ pointed }: GridEvent, { lanes }: CalendarView, lane: string | undefined): boolean {
  return "job" in pointed && lane !== undefined && laneId(lanes, pointed.job) !== lane;
}

function classOf({ pointed }: GridEvent, changed: ReadonlySet<string>): string {
  const visit = visitOf(pointed);
  const names = [
    `stage-${visit?.stage ?? "none"}`,
    visit && !visit.open && "calendar-over",
    visit && changed.has(visit.id) && "changed-mark",
    "job" in pointed && !isMovable(pointed.job) && "calendar-fixed",
  ];
  return names.filter(Boolean).join(" ");
}

/** The days that stand side by side: one, those of the week on which there is something, or all of the month. */
function useGridDays({ shown, view, plan, jobs }: CalendarGridProps): readonly number[] {
  const { day } = shown;
  return useMemo(() => {
    const days = daysShown(view, day);
    const { shop } = plan;
    const busy = new Set(jobs.map(({ startsAt }) => shop.dayOf(startsAt)));
    if (view === "week") return workDays(days, (each) => shop.openings(each).length > 0 || busy.has(each));
    return workDays(days, () => true);
  }, [view, day, plan, jobs]);
}

/** Where two columns touch the library tells a drop twice, the one that is meant last. */
function useLastOf<A extends readonly unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const waiting = useRef<A>(undefined);
  return (...args) => {
    if (waiting.current === undefined) {
      queueMicrotask(() => {
        const last = waiting.current;
        waiting.current = undefined;
        if (last) act(...last);
      });
    }
    waiting.current = args;
  };
}

/** The hours of a week without any work are scrolled by keys too: the library lets nothing in them be reached then. */
function useScrollingByKeys(): void {
  useEffect(() => {
    for (const hours of document.querySelectorAll(".rbc-time-content")) hours.setAttribute("tabindex", "0");
  });
}
