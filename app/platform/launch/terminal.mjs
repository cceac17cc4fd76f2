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
