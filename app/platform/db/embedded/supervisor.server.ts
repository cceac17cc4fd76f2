// Keeps the embedded server running on its port for as long as the program wants it.
import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { ClusterOptions } from "./cluster.server";
import type { PostgresLog } from "./log-file.server";
import { freePort } from "./port.server";
import { clearOrphan } from "./postmaster.server";
import { clusterFolder } from "./cluster.server";
import { PortTaken, startServer, StillEnding, stopServer } from "./server-process.server";

const TRIES = 50;
const LONGEST_PAUSE_MS = 5_000;
const LOG_CHECK_MS = 60_000;

export interface SupervisorOptions extends ClusterOptions {
  readonly log: PostgresLog;
  /** Says in one line what happened to the server; `failed` when it matters. */
  readonly report: (line: string, failed: boolean) => void;
  /** Where a port comes from; tests hand out taken ones. */
  readonly choosePort?: () => Promise<number>;
}

export class Supervisor {
  private child: ChildProcess | undefined;
  private stopping = new AbortController();
  private restarting: Promise<void> | undefined;
  private readonly logCheck: NodeJS.Timeout;

  private constructor(
    private readonly options: SupervisorOptions,
    readonly port: number,
    child: ChildProcess,
  ) {
    this.logCheck = setInterval(() => this.options.log.bound(), LOG_CHECK_MS);
    this.logCheck.unref();
    this.watch(child);
  }

  /** Starts the server on a free port. */
  static async start(options: SupervisorOptions): Promise<Supervisor> {
    const choosePort = options.choosePort ?? freePort;
    for (let attempt = 1; ; attempt += 1) {
      const port = await choosePort();
      try {
        return new Supervisor(options, port, await startServer(options, port, options.log));
      } catch (error) {
        const again = error instanceof PortTaken || error instanceof StillEnding;
        if (!again || attempt === TRIES) throw error;
        if (error instanceof StillEnding) await pause(200);
      }
    }
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Stops the server for good. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.logCheck);
    await this.restarting;
    if (this.child) await stopServer(this.child);
  }

  private watch(child: ChildProcess): void {
    this.child = child;
    // The database alone does not keep the program alive.
    child.unref();
    child.once("exit", (code, signal) => {
      if (this.stopping.signal.aborted) return;
      this.child = undefined;
      this.options.report(`PostgreSQL ended by itself (${signal ?? code}); starting it again`, true);
      this.restarting = this.restart();
    });
    if (child.exitCode !== null || child.signalCode !== null)
      child.emit("exit", child.exitCode, child.signalCode);
  }

  /** Tries until it runs again: on the same port, for the connections know no other. */
  private async restart(): Promise<void> {
    for (let wait = 200; !this.stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        await clearOrphan(clusterFolder(this.options.dataDir));
        const child = await startServer(this.options, this.port, this.options.log);
        if (this.stopping.signal.aborted) return await stopServer(child);
        this.watch(child);
        return this.options.report("PostgreSQL runs again", false);
      } catch (error) {
        this.options.report(error instanceof Error ? error.message : String(error), true);
        await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }
}
