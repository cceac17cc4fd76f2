// A webhook answers soon: what takes longer goes on, and stands in the queue in case that it comes to nothing here.
import { enqueueApart } from "~/platform/enqueue.server";
import type { FormAnswer } from "~/platform/http/posted-forms.server";
import { log } from "~/platform/log.server";
import { inTime, TooSlow } from "../sending/in-time";
import { laterJob, type Post } from "./later-job";

/** How much a webhook does itself before it leaves things to the queue. */
export interface Pace {
  /** What takes longer is answered before it is done. */
  readonly soonMs: number;
  /** When so many are under way, the next go to the queue at once: a crowd would only hold up everybody. */
  readonly atOnce: number;
}

/** Of the 100 ms in which the carrier is to have its answer; the rest is for the queue's row. */
export const PACE: Pace = { soonMs: 50, atOnce: 4 };
/** What went on here is done by then: the job finds nothing to do. */
const LOOKED_AFTER_MS = 10_000;

async function leave(post: Post, afterMs: number): Promise<void> {
  await enqueueApart(laterJob, post, { runAt: new Date(Date.parse(post.postedAt) + afterMs) });
}

/** Whoever calls it with `work` has its answer soon, or `taken`: then a job does it, which changes nothing where it is done. */
export function promptly({ soonMs, atOnce }: Pace) {
  let underWay = 0;
  return async (post: Post, work: () => Promise<FormAnswer>, taken: FormAnswer): Promise<FormAnswer> => {
    if (underWay >= atOnce) {
      await leave(post, 0);
      return taken;
    }
    underWay += 1;
    const going = work().finally(() => (underWay -= 1));
    try {
      return await inTime(going, soonMs);
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error;
    }
    going.catch((err: unknown) => log().warn({ err }, "What the carrier posted is left to a job"));
    await leave(post, LOOKED_AFTER_MS);
    return taken;
  };
}
