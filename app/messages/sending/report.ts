// What is known of a message and what a carrier says of it, put together: in whatever order the reports come. Pure.
import type { MessageState } from "../kinds";
import { isPassing } from "./codes";
import type { Progress } from "./channel";

/** The row, as far as reports go. */
export interface Known {
  readonly state: MessageState;
  readonly attempt: number;
  /** Of the present attempt; also of one that failed and will be tried again. */
  readonly sid: string | null;
  /** The one further try was used, or is planned. */
  readonly retried: boolean;
}

/** What the carrier says: in its answer, its list or a callback. */
export interface Report {
  readonly sid: string | undefined;
  /** The try that it is about; undefined where it does not say: the present one. */
  readonly attempt: number | undefined;
  readonly progress: Progress;
  readonly code?: string;
}

/** What becomes of the row. `again`: it failed, and is tried once more later. */
export type Step = "sent" | "delivered" | "failed" | "again";

const REACHABLE: readonly MessageState[] = ["pending", "sending", "unknown", "sent", "failed"];
const OPEN: readonly MessageState[] = ["pending", "sending", "unknown"];

/**
 * The step that a report makes necessary; undefined when it says nothing new. A delivery outweighs a failure, and a failure
 * outweighs that it is on its way, so that every order of the same reports ends alike.
 */
export function stepOf(known: Known, report: Report): Step | undefined {
  if (!REACHABLE.includes(known.state)) return undefined;
  const attempt = report.attempt ?? known.attempt;
  if (report.progress === "delivered") return isOther(known, report) ? undefined : "delivered";
  // An earlier try, or one that has failed already and waits for the next: only a delivery changes anything.
  if (attempt !== known.attempt || isOther(known, report)) return undefined;
  if (known.state === "pending" && known.sid !== null) return undefined;
  if (report.progress === "handed") return OPEN.includes(known.state) ? "sent" : undefined;
  if (known.state === "failed") return undefined;
  return isPassing(report.code ?? "") && !known.retried ? "again" : "failed";
}

/** About another message of the carrier's than the one that this row has become. */
function isOther(known: Known, report: Report): boolean {
  if (known.sid === null || report.sid === undefined || known.sid === report.sid) return false;
  // One that failed may turn out to have come by its earlier try.
  return known.state !== "failed" || report.progress !== "delivered";
}
