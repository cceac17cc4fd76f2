// A webhook answers soon: what takes longer goes on, and stands in the queue in case that it comes to nothing here.
import { db } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import type { FormAnswer } from "~/platform/http/posted-forms.server";
import { log } from "~/platform/log.server";
import { inTime, TooSlow } from "../sending/in-time";
import { laterJob, type Post } from "./later-job";

/** Of the 100 ms in which the carrier is to have its answer; the rest is for the queue's row. */
export const SOON_MS = 50;
/** What went on here is done by then: the job finds nothing to do. */
const LOOKED_AFTER_MS = 10_000;

/**
 * The answer of `work`, or `taken` when that is not there soon: then a job does it once more, which changes nothing where it
 * is done already.
 */
export async function promptly(
  post: Post,
  work: () => Promise<FormAnswer>,
  { taken, soonMs }: { readonly taken: FormAnswer; readonly soonMs: number },
): Promise<FormAnswer> {
  const going = work();
  try {
    return await inTime(going, soonMs);
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
  }
  going.catch((err: unknown) => log().warn({ err }, "What the carrier posted is left to a job"));
  await enqueue(db(), laterJob, post, { runAt: new Date(Date.parse(post.postedAt) + LOOKED_AFTER_MS) });
  return taken;
}
