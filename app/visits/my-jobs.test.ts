// The jobs on the phone: what the server said, with what was tapped since laid over it.
import { describe, expect, test } from "vitest";
import { Tap, type TapState } from "~/offline/tap";
import { jobsWithTaps } from "./my-jobs";
import type { MyJob } from "./my-work.server";

const VISIT = "00000000-0000-7000-8000-000000000001";
const [OIL, TYRES] = ["00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"];
const LOADED = 1_000_000;

function job(id: string, wishes: Partial<MyJob> = {}): MyJob {
  return {
    ...{
      id,
      visitId: VISIT,
      title: id,
      labourMinutes: 60,
      state: "planned",
      runningSince: null,
      workedSeconds: 0,
    },
    ...{ unassigned: false, plate: "1", make: "", model: "", bay: null, loop: 0 },
    ...{ promisedAt: null, waitCause: null },
    ...wishes,
  };
}

function tap(intent: Tap["intent"], jobId: string, state: TapState = { kind: "waiting" }): Tap {
  return Tap.parse({
    ...{ submissionId: crypto.randomUUID(), intent, visitId: VISIT, staffId: VISIT, centreId: VISIT },
    ...{ fields: { jobId, cause: "parts" }, tappedAt: 2_000_000, offset: 500, state },
    subject: { plate: "1", title: jobId },
  });
}

describe("taps over the page", () => {
  test("start, stop and finish jobs before the server knows", () => {
    const jobs = [job(OIL), job(TYRES)];
    const started = jobsWithTaps(jobs, [tap("startWork", OIL)], LOADED);
    expect(started.running).toMatchObject({ id: OIL, runningSince: new Date(2_000_500) });
    const stopped = jobsWithTaps(jobs, [tap("startWork", OIL), tap("stopWork", OIL)], LOADED);
    expect(stopped.running).toBeUndefined();
    expect(stopped.next[0]).toMatchObject({ id: OIL, state: "stopped", waitCause: "parts" });
    const finished = jobsWithTaps(jobs, [tap("startWork", OIL), tap("finishWork", OIL)], LOADED);
    expect(finished.next.map(({ id }) => id)).toEqual([TYRES]);
    expect(finished.finished.map(({ id }) => id)).toEqual([OIL]);
  });
  test("keep what was worked when a clock is stopped", () => {
    const since = new Date(2_000_500 - 90_000);
    const running = job(OIL, { state: "running", runningSince: since, workedSeconds: 30 });
    expect(jobsWithTaps([running], [tap("stopWork", OIL)], LOADED).next[0]?.workedSeconds).toBe(120);
  });
  test("that were refused or held back change nothing, nor do those that the page knows of", () => {
    const jobs = [job(OIL), job(TYRES, { unassigned: true })];
    const over = [
      tap("startWork", OIL, { kind: "refused", code: "mechanic-busy" }),
      tap("startWork", OIL, { kind: "held", by: "x" }),
      tap("startWork", OIL, { kind: "done", now: LOADED }),
    ];
    const shown = jobsWithTaps(jobs, over, LOADED);
    expect(shown.running).toBeUndefined();
    expect(shown.next.map(({ id }) => id)).toEqual([OIL]);
    expect(shown.free.map(({ id }) => id)).toEqual([TYRES]);
  });
  test("that were recorded after the page was loaded stand until it is loaded anew", () => {
    const recorded = tap("startWork", TYRES, { kind: "done", now: LOADED + 1, at: 1_999_000 });
    const shown = jobsWithTaps([job(TYRES, { unassigned: true })], [recorded], LOADED);
    expect(shown.running).toMatchObject({ id: TYRES, unassigned: false, runningSince: new Date(1_999_000) });
  });
});
