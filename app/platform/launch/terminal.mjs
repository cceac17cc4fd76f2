// What the person at the terminal reads.

const PRODUCT = "Bayline";

/** Prints one line of progress. @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Prints why it cannot go on, without a stack trace unless it is a fault of ours, and exits with 1. @param {unknown} error */
export function giveUp(error) {
  const known = error instanceof Error && ("isRefusal" in error || error.name === "CommandFailed");
  const text = known
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`\n${known ? "" : `${PRODUCT} stopped because of a fault in itself:\n`}${text}\n`);
  process.exit(1);
}

/** Seconds since `start` with one decimal. @param {number} start a value of performance.now() */
export function secondsSince(start) {
  return ((performance.now() - start) / 1_000).toFixed(1);
}

/** A line of progress is written at most this often where lines cannot be replaced. */
const PLAIN_EVERY_MS = 2_000;

/**
 * Lines of which the last is replaced while something is under way; where nobody watches (a pipe, a log) now and then a plain
 * line.
 */
export function progressLine(out = process.stdout) {
  let open = false;
  let last = 0;
  const end = () => {
    if (open) out.write("\n");
    open = false;
  };
  return {
    end,
    /** @param {string} line */
    say(line) {
      end();
      out.write(`${line}\n`);
    },
    /** @param {string} line */
    progress(line) {
      if (out.isTTY) {
        out.write(`\r\u001b[K${line}`);
        open = true;
        return;
      }
      const now = performance.now();
      if (now - last < PLAIN_EVERY_MS) return;
      last = now;
      out.write(`${line}\n`);
    },
  };
}
