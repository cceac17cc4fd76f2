// Kills and restarts at random moments, spread over the time in which the reminders are due.
import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "~/insight/figures/random";
import type { Program } from "./programs";

/** How a database server goes down: told to, told to drop everything, or shot. */
const ENDS = ["SIGINT", "SIGQUIT", "SIGKILL"] as const;

export interface Calamity {
  /** Milliseconds after the first reminder is due. */
  readonly at: number;
  readonly what: "kill" | "restart";
}

/** So many of each, none in the first or last twentieth of the time. */
export function calamities(
  { kills, restarts, overMs }: { readonly kills: number; readonly restarts: number; readonly overMs: number },
  random: Random,
): readonly Calamity[] {
  const at = () => Math.round(overMs * (0.05 + 0.9 * random.fraction()));
  return [
    ...Array.from({ length: kills }, (): Calamity => ({ at: at(), what: "kill" })),
    ...Array.from({ length: restarts }, (): Calamity => ({ at: at(), what: "restart" })),
  ].sort((one, other) => one.at - other.at);
}

/** A worker that could not start is started again so long after: the database may be away just then. */
const AGAIN_AFTER_MS = 500;

/** Several workers, of which one that was killed is replaced at once. */
export class Workers {
  private readonly programs: Program[] = [];
  private stopping = false;
  kills = 0;
  /** Those that had worked and ended though nobody killed them. */
  fallen = 0;

  constructor(
    count: number,
    private readonly start: () => Program,
    private readonly random: Random,
  ) {
    for (let place = 0; place < count; place += 1) this.occupy(place);
  }

  /** Whoever runs programs starts one again that ended; that it may end at a start is part of it. */
  private occupy(place: number): void {
    const program = this.start();
    this.programs[place] = program;
    let worked = false;
    program.ready.then(
      () => (worked = true),
      () => undefined,
    );
    void program.ended.then(async () => {
      if (this.stopping || this.programs[place] !== program) return;
      if (worked) this.fallen += 1;
      await pause(AGAIN_AFTER_MS);
      if (!this.stopping && this.programs[place] === program) this.occupy(place);
    });
  }

  /** When all of them work, at their first try or a later one. */
  async ready(): Promise<void> {
    for (;;) {
      const tries = await Promise.allSettled(this.programs.map((program) => program.ready));
      if (tries.every(({ status }) => status === "fulfilled")) return;
      await pause(AGAIN_AFTER_MS);
    }
  }

  /** SIGKILL for one of them, whatever it is at: it may be just starting. */
  async killOne(): Promise<void> {
    const place = this.random.below(this.programs.length);
    const victim = this.programs[place];
    this.occupy(place);
    await victim?.end("SIGKILL");
    this.kills += 1;
  }

  /** SIGTERM for all; returns their exit codes. */
  async stop(): Promise<readonly (number | null)[]> {
    this.stopping = true;
    return Promise.all(this.programs.map((program) => program.end("SIGTERM")));
  }
}

/** The database's own process, restarted by whoever supervises it. */
export interface RestartedDatabase {
  readonly pid: () => number | undefined;
}

/** Ends the server in one of its ways and waits until another one runs. */
export async function restartDatabase({ pid }: RestartedDatabase, random: Random): Promise<void> {
  const before = pid();
  if (before === undefined) throw new Error("The database is not running.");
  process.kill(before, ENDS[random.below(ENDS.length)] ?? "SIGINT");
  while (pid() === before || pid() === undefined) await pause(20);
}

/** Lets everything happen at its time. */
export async function carryOut(
  planned: readonly Calamity[],
  start: number,
  happen: (what: Calamity["what"]) => Promise<void>,
): Promise<void> {
  for (const { at, what } of planned) {
    await pause(Math.max(0, start + at - Date.now()));
    await happen(what);
  }
}
