// A job's clock in the simulation: a mechanic takes the job, works in opening hours, stops and goes on.
import type { Skill } from "~/capacity/skills";
import { MINUTE, plus } from "~/journey/instant";
import type { StopCause } from "~/journey/events";
import type { Job } from "~/journey/visit";
import { assignJob, finishWork, resumeWork, startWork, stopWork } from "~/stages/4-repairs/clock";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";

/** Whoever is nearly done stays a little longer. */
const OVERTIME = 15 * MINUTE;

export class Clock {
  private mechanic: Person | undefined;

  constructor(
    private readonly shop: Shop,
    private readonly file: VisitFile,
    private readonly jobId: string,
  ) {}

  get job(): Job {
    const job = this.file.visit.jobs.find(({ id }) => id === this.jobId);
    if (!job) throw new Error(`visit ${this.file.visit.number} has no job ${this.jobId}`);
    return job;
  }

  /** Extra work is mechanical. */
  private get skill(): Skill {
    return this.file.order.find(({ id }) => id === this.jobId)?.service.skill ?? "mechanical";
  }

  get by(): Person {
    if (!this.mechanic) throw new Error("nobody works on this job");
    return this.mechanic;
  }

  /** The next free mechanic takes the job; the car that was promised first comes first. */
  *start(): Steps {
    const { shop, file } = this;
    const { mechanicId } = this.job;
    const urgency = file.visit.promise?.current ?? shop.now;
    const mechanic = yield* shop.mechanics.seize(
      urgency,
      (each) => shop.canDo(each, this.skill),
      ({ id }) => id === mechanicId,
    );
    this.mechanic = mechanic;
    if (this.job.mechanicId !== mechanic.id) {
      const advisor = shop.one("advisor");
      file.record(advisor, "repairs:assign", assignJob, { jobId: this.jobId, mechanicId: mechanic.id });
    }
    // The car has to be driven in.
    yield shop.minutes(file.chance.between(1, 4));
    this.run();
  }

  private run(): void {
    const rule = this.job.state.kind === "stopped" ? resumeWork : startWork;
    const { jobId, by } = this;
    this.file.record(by, "repairs:work", rule, { jobId, mechanicId: by.id });
  }

  private pause(cause: StopCause, note: string): void {
    const { jobId, by } = this;
    this.file.record(by, "repairs:work", stopWork, { jobId, cause, note, by: by.id });
  }

  /** Stops and sets the mechanic free for another car. */
  stop(cause: StopCause, note = this.file.chance.pick(this.shop.phrases.stopped[cause])): void {
    this.pause(cause, note);
    this.shop.mechanics.release(this.by);
    this.mechanic = undefined;
  }

  finish(): Person {
    const { jobId, by } = this;
    this.file.record(by, "repairs:work", finishWork, { jobId, by: by.id });
    this.shop.mechanics.release(by);
    this.mechanic = undefined;
    return by;
  }

  /** Works so many milliseconds, and goes home in between when the day is over. */
  *work(milliseconds: number): Steps {
    const { shop, file } = this;
    let left = milliseconds;
    for (;;) {
      const { closes } = shop.calendar.periodAt(shop.now);
      if (shop.now + left <= closes + OVERTIME) return yield shop.agenda.pass(left);
      left -= Math.max(0, closes - shop.now);
      yield shop.agenda.until(closes);
      this.pause("technician", file.chance.pick(shop.phrases.stopped.shift));
      const { opens } = shop.calendar.nextPeriod(closes);
      yield shop.agenda.until(plus(opens, file.chance.whole(1, 9) * MINUTE));
      this.run();
    }
  }
}
