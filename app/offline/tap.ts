// Taps that this phone still has: what they are, which is sent next, and what one that was refused means for the others.
import { z } from "zod/v4";
import { TAP_INTENTS, type TapAnswer, type TapIntent } from "./tap.schema";

/** What was tapped, for people: it is read when the page that it was tapped on may be gone. */
export const TapSubject = z.object({ plate: z.string(), title: z.string() });
export type TapSubject = z.infer<typeof TapSubject>;

export const TapState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("waiting") }),
  /** In the log; `now` is the server's clock then: a page that was loaded later shows it by itself. */
  z.object({
    kind: z.literal("done"),
    now: z.number(),
    at: z.number().optional(),
    movedFrom: z.number().optional(),
    /** Nothing has to be told any more. */
    seen: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal("refused"),
    code: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
  /** An earlier tap on which it rests was refused. */
  z.object({ kind: z.literal("held"), by: z.string() }),
]);
export type TapState = z.infer<typeof TapState>;

export const Tap = z.object({
  submissionId: z.uuid(),
  intent: z.enum(TAP_INTENTS),
  visitId: z.uuid(),
  staffId: z.uuid(),
  centreId: z.uuid(),
  /** Of the command: `jobId`, `cause`, `what` and the like. */
  fields: z.record(z.string(), z.string()),
  /** Milliseconds by this phone's clock. */
  tappedAt: z.number(),
  /** To be added to get the server's clock; unknown before the first contact. */
  offset: z.number().optional(),
  subject: TapSubject,
  state: TapState,
});
export type Tap = z.infer<typeof Tap>;

/** The server's time of a tap, as far as the phone knows. */
export function timeOf({ tappedAt, offset = 0, state }: Pick<Tap, "tappedAt" | "offset" | "state">): number {
  return (state.kind === "done" ? state.at : undefined) ?? tappedAt + offset;
}

export function jobOf({ fields }: Pick<Tap, "fields">): string | undefined {
  return fields["jobId"];
}

const CLOCK: readonly TapIntent[] = ["startWork", "resumeWork", "stopWork", "finishWork"];

export function runsClock({ intent }: Pick<Tap, "intent">): boolean {
  return CLOCK.includes(intent);
}

/** Refusals after which the clock of this job did not begin, and was not running either. */
const NOT_BEGUN: readonly string[] = [
  "job-not-open",
  "job-not-found",
  "job-of-another-mechanic",
  "mechanic-busy",
  "wrong-stage",
  "visit-ended",
  "not-found",
  "not-permitted",
  "tap-too-old",
];

function begins({ intent }: Pick<Tap, "intent">): boolean {
  return intent === "startWork" || intent === "resumeWork";
}

/** What makes no sense after the refusal: ending what did not begin, until it is begun again. */
function restingOn(taps: readonly Tap[], place: number): ReadonlySet<Tap> {
  const refused = taps[place];
  if (!refused || refused.state.kind !== "refused" || !begins(refused)) return new Set();
  if (!NOT_BEGUN.includes(refused.state.code)) return new Set();
  const later = taps.slice(place + 1).filter((tap) => runsClock(tap) && jobOf(tap) === jobOf(refused));
  const next = later.findIndex(begins);
  return new Set((next < 0 ? later : later.slice(0, next)).filter(isUnsent));
}

export function isUnsent({ state }: Pick<Tap, "state">): boolean {
  return state.kind === "waiting";
}

/** Whether a person has to look at it. */
export function needsLook({ state }: Pick<Tap, "state">): boolean {
  if (state.kind === "done") return state.movedFrom !== undefined && !state.seen;
  return state.kind === "refused" || state.kind === "held";
}

/** In the order in which they were tapped: one is not sent before the one in front of it has been answered. */
export function nextToSend(taps: readonly Tap[]): Tap | undefined {
  return taps.find(isUnsent);
}

function stateAfter(answer: TapAnswer): TapState {
  const { now } = answer;
  switch (answer.kind) {
    case "recorded":
      return {
        kind: "done",
        now,
        at: answer.at,
        ...(answer.movedFrom ? { movedFrom: answer.movedFrom } : {}),
      };
    case "repeated":
      return { kind: "done", now };
    case "refused":
      return { kind: "refused", code: answer.code, ...(answer.detail ? { detail: answer.detail } : {}) };
    default:
      return answer satisfies never;
  }
}

/** The taps after an answer to one of them. What rests on a refused one is not sent; all the others go on. */
export function settled(taps: readonly Tap[], submissionId: string, answer: TapAnswer): readonly Tap[] {
  const place = taps.findIndex((tap) => tap.submissionId === submissionId);
  const after = taps.map((tap, at) => (at === place ? { ...tap, state: stateAfter(answer) } : tap));
  const resting = restingOn(after, place);
  if (resting.size === 0) return after;
  return after.map((tap) =>
    resting.has(tap) ? { ...tap, state: { kind: "held" as const, by: submissionId } } : tap,
  );
}

/** Once more: the tap and what was held back because of it. */
export function triedAgain(taps: readonly Tap[], submissionId: string): readonly Tap[] {
  return taps.map((tap) => {
    const held = tap.state.kind === "held" && tap.state.by === submissionId;
    return tap.submissionId === submissionId || held ? { ...tap, state: { kind: "waiting" as const } } : tap;
  });
}

/** Without the tap, and without what rests on it. What was only told is not told again. */
export function leftOut(taps: readonly Tap[], submissionId: string): readonly Tap[] {
  return taps.flatMap((tap) => {
    if (tap.state.kind === "held" && tap.state.by === submissionId) return [];
    if (tap.submissionId !== submissionId) return [tap];
    return tap.state.kind === "done" ? [{ ...tap, state: { ...tap.state, seen: true } }] : [];
  });
}

/** A page that was kept for opening without a connection is not older than this. */
const KEPT_FOR = 48 * 60 * 60 * 1000;

/** Taps that every page shows by itself, also one that was kept. Until then they stand over what a page says. */
export function outlived(taps: readonly Tap[], serverNow: number): readonly Tap[] {
  return taps.filter(
    (tap) => tap.state.kind === "done" && tap.state.now < serverNow - KEPT_FOR && !needsLook(tap),
  );
}
