// The jobs of a car in the simulation: in which order they are done, and what gets in their way.
import { MINUTE, type Instant } from "~/journey/instant";
import type { Job } from "~/journey/visit";
import { cancelJob } from "~/stages/4-repairs/clock";
import type { Steps } from "../agenda";
import type { Person, VisitFile } from "../visit-file";
import { Clock } from "./clock";
import { reportFaults } from "./findings";
import { delivered, type OnTheLift } from "./lift";
import { ON_THE_PHONE } from "./urgency";

/** People are a little faster than the book, and sometimes much slower. */
const PACE = { median: 0.93, sigma: 0.22 };
/** A car whose customer has not answered is not closed up. */
const NOT_CLOSED_UP = 0.9;

function workOn(file: VisitFile, job: Job): number {
  const minutes =
    job.defects.length > 0 ? file.chance.between(12, 40) : job.labourMinutes * file.chance.around(PACE);
  return Math.max(6, minutes) * MINUTE;
}

/** The part is not in the box, or was not there when the car came. */
function* withoutPart({ shop, file }: OnTheLift, clock: Clock, until: Instant): Steps {
  clock.stop("parts");
  yield* delivered(shop, file, clock.job.id, until);
  yield* clock.start();
}

function missingUntil({ shop, file }: OnTheLift, job: Job): Instant | undefined {
  const ordered = file.order.find(({ id }) => id === job.id);
  if (!ordered?.service.needsParts || job.defects.length > 0) return undefined;
  const due = file.partsDue;
  file.partsDue = undefined;
  if (due !== undefined && due > shop.now) return due;
  if (!file.chance.happens(shop.habits.partMissing.order)) return undefined;
  return shop.after(shop.habits.delivery, file.chance);
}

function* smallStop({ shop, file }: OnTheLift, clock: Clock): Steps {
  const { chance } = file;
  const cause = chance.weighted([
    [undefined, 0.94],
    ["advisor", 0.03],
    ["technician", 0.03],
  ] as const);
  if (cause === undefined) return;
  clock.stop(cause);
  if (cause === "advisor") {
    const advisor = yield* shop.desk.seize(ON_THE_PHONE);
    yield shop.minutes(chance.between(2, 6));
    shop.desk.release(advisor);
  } else {
    yield shop.agenda.until(shop.after({ median: 14, sigma: 0.5 }, chance));
  }
  yield* clock.start();
}

/** Wheels are aligned in one bay only. @returns what has to be given back */
function* intoAlignmentBay({ shop, file }: OnTheLift, clock: Clock): Steps<string | undefined> {
  const ordered = file.order.find(({ id }) => id === clock.job.id);
  if (ordered?.service.key !== "alignment") return undefined;
  if (shop.alignmentBay.isFree("alignment")) return yield* shop.alignmentBay.seize(0);
  yield shop.minutes(2);
  clock.stop("bay");
  const bay = yield* shop.alignmentBay.seize(0);
  yield* clock.start();
  return bay;
}

/** One job from the first turn of a spanner to the last. */
function* doJob(lift: OnTheLift, job: Job, isLast: boolean): Steps<Person> {
  const { shop, file, faults } = lift;
  const clock = new Clock(shop, file, job.id);
  yield* clock.start();
  const bay = yield* intoAlignmentBay(lift, clock);
  const all = workOn(file, job);
  yield* clock.work(all * 0.25);
  const missing = missingUntil(lift, job);
  if (missing !== undefined) yield* withoutPart(lift, clock, missing);
  yield* clock.work(all * 0.3);
  if (faults?.jobId === job.id && lift.asked === undefined) lift.asked = reportFaults(lift, faults, clock.by);
  yield* smallStop(lift, clock);
  yield* clock.work(all * 0.4);
  if (isLast && lift.asked?.isGiven === false && file.chance.happens(NOT_CLOSED_UP)) {
    clock.stop("approval");
    yield lift.asked.wait();
    yield* clock.start();
  }
  yield* clock.work(all * 0.05);
  if (bay !== undefined) shop.alignmentBay.release(bay);
  return clock.finish();
}

function isOpen({ state }: Job): boolean {
  return state.kind === "planned" || state.kind === "stopped";
}

/** A diagnosis can make another job needless. */
function dropOne({ shop, file }: OnTheLift, open: readonly Job[]): boolean {
  const [job, other] = open;
  const begun = file.visit.jobs.some(({ state }) => state.kind === "done");
  if (!job || other || !begun || job.origin !== "order" || job.defects.length > 0) return false;
  if (!file.chance.happens(0.03)) return false;
  const reason = file.chance.pick(shop.phrases.jobCancelled);
  file.record(shop.one("advisor"), "repairs:assign", cancelJob, { jobId: job.id, reason });
  return true;
}

/**
 * Everything that is on the order, and what comes to it, until nothing is left to do.
 * @returns the mechanic who was last on the car
 */
export function* allJobs(lift: OnTheLift): Steps<Person> {
  const { shop, file } = lift;
  let last: Person | undefined;
  for (;;) {
    const open = file.visit.jobs.filter(isOpen);
    const ready = open.filter(({ id }) => lift.onTheWay.get(id)?.isGiven !== false);
    const [job] = ready;
    if (job) {
      if (!dropOne(lift, ready)) last = yield* doJob(lift, job, ready.length === 1);
      continue;
    }
    const [waiting] = open;
    const signal = waiting ? lift.onTheWay.get(waiting.id) : lift.asked;
    if (signal === undefined || signal.isGiven) return last ?? file.chance.pick(shop.mechanics.members);
    yield signal.wait();
  }
}
