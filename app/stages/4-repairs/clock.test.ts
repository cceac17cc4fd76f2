// The clocks: who may start, stop and finish what, and what a stop asks for.
import { describe, expect, test } from "vitest";
import { MECHANIC, OTHER_MECHANIC, inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
import { assignJob, cancelJob, finishWork, resumeWork, startWork, stopWork } from "./clock";

const NOWHERE = "0199a000-0000-7000-8000-0000000000ff";
const car = inTheBay({ lines: [workLine(), workLine({ title: "Brake pads" })], mechanicId: MECHANIC });
const [oil = "", brakes = ""] = jobIds(car);
const now = minutesOn(30);

const started = after(car, (visit) => startWork(visit, { jobId: oil, mechanicId: MECHANIC }, minutesOn(0)));
const stopped = after(started, (visit) => stopWork(visit, { jobId: oil, cause: "bay" }, minutesOn(20)));
const finished = after(started, (visit) => finishWork(visit, { jobId: oil }, minutesOn(45)));

describe("starting the clock of a job", () => {
  test("is for the mechanic to whom the job belongs", () => {
    expect(started.jobs[0]?.state).toEqual({ kind: "running", since: minutesOn(0), mechanicId: MECHANIC });
    expect(started.jobs[0]?.workedBy).toEqual([MECHANIC]);
    expect(answer(startWork(car, { jobId: oil, mechanicId: OTHER_MECHANIC }, now))).toBe(
      "job-of-another-mechanic",
    );
  });
  test("takes a job that belongs to nobody", () => {
    const free = inTheBay();
    const taken = after(free, (visit) =>
      startWork(visit, { jobId: visit.jobs[0]?.id ?? "", mechanicId: MECHANIC }, now),
    );
    expect(taken.jobs[0]?.mechanicId).toBe(MECHANIC);
  });
  test("is refused while it runs, after it was stopped, and when the job is over", () => {
    expect(answer(startWork(started, { jobId: oil, mechanicId: MECHANIC }, now))).toBe(
      "clock-already-running",
    );
    expect(answer(startWork(stopped, { jobId: oil, mechanicId: MECHANIC }, now))).toBe("already-recorded");
    expect(answer(startWork(finished, { jobId: oil, mechanicId: MECHANIC }, now))).toBe("job-not-open");
    const off = after(car, (visit) => cancelJob(visit, { jobId: oil, reason: "not wanted" }, now));
    expect(answer(startWork(off, { jobId: oil, mechanicId: MECHANIC }, now))).toBe("job-not-open");
  });
  test("is refused to a mechanic whose clock runs on another job", () => {
    expect(answer(startWork(started, { jobId: brakes, mechanicId: MECHANIC }, now))).toBe("mechanic-busy");
  });
  test("needs a job of this visit, in repairs", () => {
    expect(answer(startWork(car, { jobId: NOWHERE, mechanicId: MECHANIC }, now))).toBe("job-not-found/jobId");
    expect(answer(startWork(requested(), { jobId: oil, mechanicId: MECHANIC }, now))).toBe("wrong-stage");
  });
});

describe("stopping the clock", () => {
  test("keeps the time worked and the cause", () => {
    expect(stopped.jobs[0]?.state).toEqual({ kind: "stopped", since: minutesOn(20), cause: "bay" });
    expect(stopped.jobs[0]?.clockedMs).toBe(20 * 60_000);
    expect(stopped.partsAwaited).toEqual([]);
  });
  test("for parts is also a request for them, once", () => {
    const waiting = after(started, (visit) =>
      stopWork(visit, { jobId: oil, cause: "parts", note: " oil filter " }, minutesOn(20)),
    );
    expect(waiting.partsAwaited).toEqual([{ jobId: oil, what: "oil filter", since: minutesOn(20) }]);
    const again = after(
      waiting,
      (visit) => resumeWork(visit, { jobId: oil, mechanicId: MECHANIC }, minutesOn(21)),
      (visit) => stopWork(visit, { jobId: oil, cause: "parts" }, minutesOn(22)),
    );
    expect(again.partsAwaited).toHaveLength(1);
    const wordless = after(started, (visit) =>
      stopWork(visit, { jobId: oil, cause: "parts", note: "" }, now),
    );
    expect(wordless.partsAwaited[0]?.what).toBe("Oil service");
  });
  test("is refused when it does not run or is somebody else's", () => {
    expect(answer(stopWork(car, { jobId: oil, cause: "bay" }, now))).toBe("job-not-running");
    expect(answer(stopWork(finished, { jobId: oil, cause: "bay" }, now))).toBe("job-not-open");
    expect(answer(stopWork(started, { jobId: oil, cause: "bay", by: OTHER_MECHANIC }, now))).toBe(
      "job-of-another-mechanic",
    );
    expect(answer(stopWork(started, { jobId: oil, cause: "bay", by: MECHANIC }, now))).toBe("yes");
    expect(answer(stopWork(carriedTo(started, "quality"), { jobId: oil, cause: "bay" }, now))).toBe(
      "wrong-stage",
    );
  });
});

describe("resuming", () => {
  test("goes on with a stopped job", () => {
    const resumed = after(stopped, (visit) => resumeWork(visit, { jobId: oil, mechanicId: MECHANIC }, now));
    expect(resumed.jobs[0]?.state.kind).toBe("running");
  });
  test("is refused for a job that was never started, runs already, or is another's", () => {
    expect(answer(resumeWork(car, { jobId: oil, mechanicId: MECHANIC }, now))).toBe("job-not-running");
    expect(answer(resumeWork(started, { jobId: oil, mechanicId: MECHANIC }, now))).toBe(
      "clock-already-running",
    );
    expect(answer(resumeWork(stopped, { jobId: oil, mechanicId: OTHER_MECHANIC }, now))).toBe(
      "job-of-another-mechanic",
    );
    expect(answer(resumeWork(requested(), { jobId: oil, mechanicId: MECHANIC }, now))).toBe("wrong-stage");
  });
});

describe("finishing", () => {
  test("ends the job with the time worked", () => {
    expect(finished.jobs[0]?.state).toEqual({ kind: "done", at: minutesOn(45) });
    expect(finished.jobs[0]?.clockedMs).toBe(45 * 60_000);
  });
  test("is refused without a running clock or with somebody else's", () => {
    expect(answer(finishWork(car, { jobId: oil }, now))).toBe("job-not-running");
    expect(answer(finishWork(stopped, { jobId: oil }, now))).toBe("job-not-running");
    expect(answer(finishWork(finished, { jobId: oil }, now))).toBe("job-not-open");
    expect(answer(finishWork(started, { jobId: oil, by: OTHER_MECHANIC }, now))).toBe(
      "job-of-another-mechanic",
    );
    expect(answer(finishWork(requested(), { jobId: oil }, now))).toBe("wrong-stage");
  });
});

describe("assigning and cancelling", () => {
  test("a job goes to another mechanic while its clock stands", () => {
    const moved = after(stopped, (visit) =>
      assignJob(visit, { jobId: oil, mechanicId: OTHER_MECHANIC }, now),
    );
    expect(moved.jobs[0]?.mechanicId).toBe(OTHER_MECHANIC);
    expect(answer(assignJob(started, { jobId: oil, mechanicId: OTHER_MECHANIC }, now))).toBe(
      "clock-already-running",
    );
    expect(answer(assignJob(car, { jobId: oil, mechanicId: MECHANIC }, now))).toBe("already-recorded");
    expect(answer(assignJob(finished, { jobId: oil, mechanicId: OTHER_MECHANIC }, now))).toBe("job-not-open");
    expect(answer(assignJob(requested(), { jobId: oil, mechanicId: MECHANIC }, now))).toBe("wrong-stage");
  });
  test("a job is taken off with a reason, never under a running clock", () => {
    const off = after(stopped, (visit) =>
      cancelJob(visit, { jobId: oil, reason: "customer changed their mind" }, now),
    );
    expect(off.jobs[0]?.state).toEqual({ kind: "cancelled", at: now, reason: "customer changed their mind" });
    expect(answer(cancelJob(started, { jobId: oil, reason: "x" }, now))).toBe("clock-already-running");
    expect(answer(cancelJob(off, { jobId: oil, reason: "x" }, now))).toBe("job-not-open");
    expect(answer(cancelJob(requested(), { jobId: oil, reason: "x" }, now))).toBe("wrong-stage");
    expect(answer(cancelJob(workedOn(car), { jobId: brakes, reason: "x" }, now))).toBe("job-not-open");
  });
});
