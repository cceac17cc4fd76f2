// What the carrying out of a reminder is given, and what it leaves.
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import type { Wanted } from "../kind";
import type { Rule } from "../rules";

export interface Acting {
  readonly tx: Tx;
  readonly centreId: string;
  readonly reminderId: string;
  readonly wanted: Wanted;
  readonly rule: Rule;
  readonly calendar: WorkingCalendar;
  /** The colleague who did not want to wait. */
  readonly by?: string;
  readonly now: Instant;
}

/** What came of it: a message, a task, or why there is neither. */
export interface Made {
  readonly messageId?: string;
  readonly taskId?: string;
  /** Why nobody will hear of it, where it was withheld. */
  readonly reason?: string;
}

export type Act = (visit: Visit, acting: Acting) => Promise<Made>;
