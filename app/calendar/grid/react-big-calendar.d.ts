// Parts of react-big-calendar that are taken one by one: the whole would bring every date library's adapter along.
declare module "react-big-calendar/lib/Calendar" {
  export { Calendar as default } from "react-big-calendar";
}
declare module "react-big-calendar/lib/TimeGrid" {
  import type { ComponentType } from "react";
  /** Beside these it takes what the library gives to every view. */
  const TimeGrid: ComponentType<{ readonly range: readonly Date[]; readonly eventOffset: number }>;
  export default TimeGrid;
}
declare module "react-big-calendar/lib/localizers/luxon" {
  export { luxonLocalizer as default } from "react-big-calendar";
}
