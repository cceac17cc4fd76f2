// The calendar's page: the list that everybody gets, and the calendar that takes its place where there is room and script.
import { lazy, Suspense, useCallback, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useNavigate, useRevalidator } from "react-router";
import type { Roster } from "~/capacity/roster";
import { workshop, type Workshop } from "~/capacity/workshop";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useChanged } from "~/visits/use-changed";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords } from "~/words";
import { Agenda } from "./agenda";
import { calendarQuery, daysShown, type CalendarView, type Days, type ViewName } from "./calendar-view";
import type { CalendarData } from "./calendar.server";
import { withUnderWay, type Pointed } from "./deed";
import type { Job, Unplaced } from "./job";
import { lanesOf, shownJobs } from "./lanes";
import { LoadLine } from "./load-line";
import { PlaceDialog } from "./place-dialog";
import type { Plan } from "./plan";
import { Toolbar } from "./toolbar";
import { useOutcomes } from "./use-outcomes";
import { usePlanning, useUndoKey } from "./use-planning";
import { WaitingList } from "./waiting-list";

const CalendarGrid = lazy(() => import("./grid/calendar-grid"));

export interface CalendarPageProps extends CalendarData {
  readonly shown: CalendarView;
  readonly days: Days;
  readonly today: number;
  readonly mayPlan: boolean;
}

const WIDE = "(min-width: 48rem)";

function listenToWidth(listen: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listen);
  return () => query.removeEventListener("change", listen);
}

/** Whether there is room for a week; undefined as long as nobody can know. */
function useWide(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(
    listenToWidth,
    () => window.matchMedia(WIDE).matches,
    () => undefined,
  );
}

/** Without room a week or a month is a list of its days. */
function viewFor(view: ViewName | undefined, wide: boolean | undefined): ViewName {
  if (wide === true) return view ?? "week";
  return view === "day" && wide === false ? "day" : "agenda";
}

export function CalendarPage(props: CalendarPageProps) {
  const { shown, days, today, mayPlan, roster, levels, loads, unplaced, cut } = props;
  const t = useWords("calendar");
  const { now: nowMs } = useFormat();
  const now = instant(nowMs);
  const navigate = useNavigate();
  const wide = useWide();
  const view = viewFor(shown.view, wide);
  const [pointed, point] = useState<Pointed>();
  const [dragged, drag] = useState<Unplaced>();
  const { onOutcome, refusal, forget } = useOutcomes(props.jobs, point);
  const planning = usePlanning(onOutcome);
  useUndoKey(planning.undoLast);
  const hold = useHeldNews();
  const jobs = useMemo(() => withUnderWay(props.jobs, planning.underWay), [props.jobs, planning.underWay]);
  const shop = useMemo(() => shopOf(roster), [roster]);
  const plan = useMemo<Plan>(() => ({ shop, jobs, levels }), [shop, jobs, levels]);
  const visible = useMemo(() => shownJobs(jobs, shown), [jobs, shown]);
  const lanes = useMemo(() => lanesOf(shown.lanes, roster, jobs), [shown.lanes, roster, jobs]);
  const changed = useChanged(
    useMemo(() => versionsOf(props.jobs), [props.jobs]),
    JSON.stringify(shown),
  );
  const listed = daysShown(shown.view ?? "agenda", shown.day);
  const open = useCallback((what: Pointed) => point(what), []);
  const list = (
    <Agenda
      days={listed}
      jobs={visible.filter(
        ({ startsAt, endsAt }) => shop.dayOf(endsAt) >= listed.first && shop.dayOf(startsAt) <= listed.last,
      )}
      loads={loads}
      {...(mayPlan && wide !== undefined ? { onMove: (job: Job) => point({ job }) } : {})}
    />
  );
  const dayLoad = view === "day" ? loads.find(({ day }) => day === shown.day) : undefined;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <h1 className="text-xl leading-tight font-semibold tracking-tight">{t("title")}</h1>
        {dayLoad && (
          <div className="w-44">
            <LoadLine load={dayLoad} />
          </div>
        )}
        <Toolbar shown={shown} view={view} today={today} lanes={lanes} />
      </div>
      {cut && <Notice tone="warning">{t("cut")}</Notice>}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <section
          aria-label={t("title")}
          aria-busy={planning.busy || undefined}
          className="rounded-lg border border-line bg-surface shadow-card md:h-[max(32rem,calc(100dvh-9.5rem))] md:overflow-auto"
        >
          {view === "agenda" ? (
            list
          ) : (
            <Suspense fallback={list}>
              <CalendarGrid
                shown={shown}
                view={view}
                jobs={visible}
                plan={plan}
                loads={loads}
                lanes={shown.lane === undefined ? lanes : lanes.filter(({ id }) => id === shown.lane)}
                now={now}
                mayPlan={mayPlan && !planning.busy}
                changed={changed}
                dragged={dragged}
                onDragging={hold}
                onOpen={open}
                onPlan={planning.plan}
                onDay={(day) =>
                  void navigate(paths.calendar(calendarQuery({ ...shown, view: "day", day }, today)))
                }
              />
            </Suspense>
          )}
        </section>
        {mayPlan && (
          <WaitingList
            waiting={unplaced}
            {...(wide === undefined ? {} : { onFind: (request: Unplaced) => point({ request }) })}
            {...(wide === true && view !== "agenda"
              ? {
                  onDrag: (request: Unplaced | undefined) => {
                    if (!request) leaveGrid();
                    hold(request !== undefined);
                    drag(request);
                  },
                }
              : {})}
          />
        )}
      </div>
      {pointed && (
        <PlaceDialog
          pointed={pointed}
          plan={plan}
          known={days}
          now={now}
          mayPlan={mayPlan}
          {...(refusal ? { refusal } : {})}
          onPlan={(target) => planning.plan(pointed, target)}
          onClose={() => {
            forget();
            point(undefined);
          }}
        />
      )}
    </div>
  );
}

let latest: Workshop | undefined;

/** The plan's version says when the roster is another one; until then the days that were worked out are kept. */
function shopOf(roster: Roster): Workshop {
  const known = latest?.roster;
  if (!latest || known?.centreId !== roster.centreId || known.version !== roster.version) {
    latest = workshop(roster);
  }
  return latest;
}

function versionsOf(jobs: readonly Job[]): readonly { readonly id: string; readonly version: number }[] {
  return jobs.flatMap(({ visit }) => (visit ? [{ id: visit.id, version: visit.version }] : []));
}

/** The library leaves what was dragged over it standing unless it is told that the pointer has gone. */
function leaveGrid(): void {
  document.dispatchEvent(new DragEvent("dragover", { clientX: -9_999, clientY: -9_999 }));
}

/** News wait while something is dragged: what is under the pointer must not move. They are caught up with afterwards. */
function useHeldNews(): (dragging: boolean) => void {
  const { revalidate } = useRevalidator();
  const state = useRef({ dragging: false, missed: false });
  useLiveUpdates({
    hold: () => {
      if (state.current.dragging) state.current.missed = true;
      return state.current.dragging;
    },
  });
  return useCallback(
    (dragging) => {
      const { missed } = state.current;
      state.current = { dragging, missed: dragging && missed };
      if (!dragging && missed) void revalidate();
    },
    [revalidate],
  );
}
