// Which complaints the list shows.
import type { Stage } from "~/journey/stages";

export const COMPLAINT_SHOWS = ["open", "overdue", "mine", "closed"] as const;

export interface ComplaintChoice {
  readonly show: (typeof COMPLAINT_SHOWS)[number];
  readonly cause?: Stage;
}
