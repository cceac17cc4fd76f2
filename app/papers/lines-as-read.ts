// The lines of an order in the customer's words.
import type { WorkOrder } from "./work-order";

/** With the titles of the customer's language where the order has them. */
export function linesAsRead({ lines, lineTitles = [] }: WorkOrder): WorkOrder["lines"] {
  return lines.map((line, at) => ({ ...line, title: lineTitles[at] ?? line.title }));
}
