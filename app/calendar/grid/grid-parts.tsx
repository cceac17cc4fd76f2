// Our parts of the library's grid: the week's days, the heads of days, and columns that know their lane.
import type { CSSProperties, ReactNode, Ref } from "react";
import type { Components, DateHeaderProps, HeaderProps, NavigateAction, ViewProps } from "react-big-calendar";
import TimeGrid from "react-big-calendar/lib/TimeGrid";
import { useFormat } from "~/ui/centre-context";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { LaneOf } from "../lanes";
import { LoadLine } from "../load-line";
import { EventView } from "./event-view";
import { LaneContext, useGrid } from "./grid-context";
import type { GridEvent } from "./grid-event";

/**
 * The library's own work week asks the browser's zone which days are a Saturday or a Sunday; this one is told its days.
 */
export function WeekView(props: ViewProps<GridEvent, LaneOf>) {
  const { weekDays } = useGrid();
  return <TimeGrid {...props} range={weekDays} eventOffset={15} />;
}
WeekView.range = (date: Date) => [date];
WeekView.navigate = (date: Date, _: NavigateAction) => date;
WeekView.title = () => "";

interface ColumnProps {
  readonly resource?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children?: ReactNode;
}

/** A column that tells what stands in it which lane it is. */
function LaneColumn({ resource, children, className, style, ref }: ColumnProps) {
  return (
    <div ref={ref} className={className} style={style}>
      <LaneContext value={resource}>{children}</LaneContext>
    </div>
  );
}

function DayHead({ date }: HeaderProps) {
  const { shortDate } = useFormat();
  const load = useGrid().loadOf(date);
  return (
    <span className="calendar-day-head">
      <span className="block first-letter:uppercase">{shortDate(date)}</span>
      {load && <LoadLine load={load} short />}
    </span>
  );
}

function MonthDayHead({ date, label, onDrillDown }: DateHeaderProps) {
  const { date: whole } = useFormat();
  const load = useGrid().loadOf(date);
  return (
    <button type="button" className="calendar-month-head" onClick={onDrillDown}>
      <span aria-hidden="true" className="font-medium">
        {label}
      </span>
      <VisuallyHidden>{whole(date)}</VisuallyHidden>
      {load && <LoadLine load={load} short />}
    </button>
  );
}

function LaneHead({ label }: { readonly label: ReactNode }) {
  return <span className="block truncate font-medium">{label}</span>;
}

/** Made once: other components would be other columns, drawn anew. */
export const GRID_COMPONENTS: Components<GridEvent, LaneOf> = {
  event: EventView,
  dayColumnWrapper: LaneColumn,
  resourceHeader: LaneHead,
  work_week: { header: DayHead },
  month: { dateHeader: MonthDayHead },
};
