// What came of the reminders, held against what the carrier really got. Pure.
import type { MessageStep } from "./history";

/** A visit's reminder and its message as the database has them at the end. */
export interface Outcome {
  readonly visitId: string;
  readonly reminderState: string | null;
  readonly messageId: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  /** How often its leaving stands on the visit's timeline. */
  readonly toldSent: number;
  /** Open tasks to telephone about it. */
  readonly toldToPhone: number;
}

/** A message that the carrier took. */
export interface Taken {
  readonly sid: string;
  /** Which message of ours it is. */
  readonly messageId: string;
}

export interface Verdict {
  readonly figures: {
    readonly reminders: number;
    readonly sent: number;
    /** The number had objected at the carrier's: nothing was to be sent, and a colleague was asked to telephone. */
    readonly refused: number;
    readonly duplicates: number;
    readonly throughUnknown: number;
    readonly slowestResolutionSeconds: number;
  };
  /** Promises that were not kept, one sentence each. */
  readonly broken: readonly string[];
}

export const RESOLVED_WITHIN_MS = 5 * 60_000;
const GONE_OUT: readonly string[] = ["sent", "delivered"];

export function judge(
  outcomes: readonly Outcome[],
  ledger: readonly Taken[],
  steps: readonly MessageStep[],
): Verdict {
  const taken = new Map<string, number>();
  for (const { messageId } of ledger) taken.set(messageId, (taken.get(messageId) ?? 0) + 1);
  const timesOf = ({ messageId }: Outcome) => taken.get(messageId ?? "") ?? 0;
  const doubts = doubtsOf(steps);
  const doubted = new Set(doubts.map(({ messageId }) => messageId));
  const found = outcomes.map((one) => ({
    ...one,
    times: timesOf(one),
    doubted: doubted.has(one.messageId ?? ""),
  }));
  return {
    figures: {
      reminders: found.length,
      sent: found.filter(({ state }) => GONE_OUT.includes(state ?? "")).length,
      refused: found.filter(isRefused).length,
      duplicates: found.reduce((sum, { times }) => sum + Math.max(0, times - 1), 0),
      throughUnknown: found.filter((one) => one.doubted).length,
      slowestResolutionSeconds: Math.round(Math.max(0, ...doubts.map(({ ms }) => ms)) / 100) / 10,
    },
    broken: [
      ...found.flatMap(brokenBy),
      ...strangers(outcomes, ledger),
      ...doubts
        .filter(({ ms }) => ms > RESOLVED_WITHIN_MS)
        .map(({ messageId, ms }) => tooLong(messageId, ms)),
    ],
  };
}

interface Found extends Outcome {
  /** How often the carrier took it. */
  readonly times: number;
  /** It passed through `unknown`. */
  readonly doubted: boolean;
}

/** The number wants nothing more, says the carrier: then nothing went there, and a colleague was asked to telephone. */
function isRefused({ state, reason, times, toldToPhone }: Found): boolean {
  return state === "failed" && reason === "21610" && times === 0 && toldToPhone === 1;
}

function brokenBy(one: Found): string[] {
  const { times, doubted } = one;
  const what = `The reminder of visit ${one.visitId}`;
  if (one.state === null)
    return [`${what} was lost: it is ${one.reminderState ?? "gone"}, without a message.`];
  const where = `${one.state}${one.reason === null ? "" : ` (${one.reason})`}`;
  if (isRefused(one)) return [];
  if (!GONE_OUT.includes(one.state))
    return [`${what} was lost: ${where}, and the carrier took it ${times} times.`];
  if (times === 0) return [`${what} is ${where}, but the carrier never took it.`];
  return [
    ...(times > 1 && !doubted ? [`${what} was sent ${times} times without any doubt.`] : []),
    ...(one.toldSent === 1 ? [] : [`${what} stands ${one.toldSent} times on the timeline.`]),
  ];
}

function strangers(outcomes: readonly Outcome[], ledger: readonly Taken[]): string[] {
  const known = new Set(outcomes.map(({ messageId }) => messageId));
  return ledger
    .filter(({ messageId }) => !known.has(messageId))
    .map(({ sid }) => `The carrier took ${sid} for nobody who was to be reminded.`);
}

function tooLong(messageId: string, ms: number): string {
  return `Message ${messageId} was in doubt for ${Math.round(ms / 1_000)} seconds.`;
}

/** Every doubt: from the moment when nobody could tell whether the carrier has the message to the moment when that was known. */
function doubtsOf(steps: readonly MessageStep[]): readonly { messageId: string; ms: number }[] {
  const open = new Map<string, number>();
  const ended: { messageId: string; ms: number }[] = [];
  for (const { messageId, from, to, at } of steps) {
    const since = open.get(messageId);
    if (from === "unknown" && since !== undefined) {
      open.delete(messageId);
      ended.push({ messageId, ms: at.getTime() - since });
    }
    if (to === "unknown") open.set(messageId, at.getTime());
  }
  return [...ended, ...[...open.keys()].map((messageId) => ({ messageId, ms: Infinity }))];
}
