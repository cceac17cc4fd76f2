// Stopping in the reverse order of starting, once, when the system asks.

/** Thrown where a start would open its next part though it was told to stop. */
export class Stopping extends Error {
  override name = "Stopping";
}

/** What has to be closed, last opened first. */
export class Closers {
  private readonly steps: { name: string; close: () => Promise<void> }[] = [];
  private closing: Promise<void> | undefined;

  constructor(private readonly report: (name: string, error: unknown) => void) {}

  /** True from the moment when somebody wants everything closed. */
  get isClosing(): boolean {
    return this.closing !== undefined;
  }

  /**
   * Opens a part. A stop that comes while it opens waits for it and closes it: what nobody knows of yet would stay behind.
   * @throws Stopping when everything is being closed already
   */
  async open<T>(name: string, open: () => Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    if (this.isClosing) throw new Stopping(name);
    const opening = open();
    // Why it did not open is told to whoever asked for it.
    const opened = opening.then(
      (value) => () => close(value),
      () => () => Promise.resolve(),
    );
    this.steps.push({ name, close: async () => (await opened)() });
    return opening;
  }

  /** Closes everything; a step that fails is reported and does not keep the others from closing. */
  closeAll(): Promise<void> {
    this.closing ??= this.run();
    return this.closing;
  }

  private async run(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step.close().catch((error: unknown) => this.report(step?.name ?? "", error));
    }
  }
}

/** One Ctrl-C reaches us twice: from the terminal, and from npm, which passes on what it got itself. */
const SAME_SIGNAL_MS = 1_000;
/** Longer than every single step may take; the database is then told to stop by our own exit. */
const STOP_WITHIN_MS = 40_000;

/**
 * Stops at SIGINT and SIGTERM and exits with 0, or with `exitCode` where work was broken off; a second signal, later than
 * a breath after the first, does not wait. SIGHUP (a closed terminal) counts as SIGTERM.
 */
export function stopOnSignals(stop: () => Promise<void>, say: (line: string) => void, exitCode = 0): void {
  let first: number | undefined;
  const heard = () => {
    const now = Date.now();
    if (first === undefined) {
      first = now;
      say("Stopping");
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      stop().then(
        () => process.exit(exitCode),
        () => process.exit(1),
      );
    } else if (now - first > SAME_SIGNAL_MS) {
      say("Stopping at once");
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, heard);
}
