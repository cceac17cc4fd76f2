// For how long the sender leaves a message in doubt alone before it looks.
import { MINUTE, SECOND } from "~/journey/instant";

/** So many hundredths of every wait: only the short run of the test with faults sets it, to be done within a minute. */
const HUNDREDTHS = Number(/^[1-9]\d?$/.exec(process.env.BAYLINE_DOUBT_PERCENT ?? "")?.[0] ?? 100);

function wait(milliseconds: number): number {
  return (milliseconds * HUNDREDTHS) / 100;
}

/** Longer than any try takes: whoever began it has died, or will find that it was overtaken. */
export const ABANDONED_AFTER_MS = wait(20 * SECOND);
/** After the answer was lost: a list may be a little behind. Found by none of these, it was not taken. */
export const LOOKS_AFTER_MS: readonly number[] = [wait(5 * SECOND), wait(30 * SECOND), wait(2 * MINUTE)];
