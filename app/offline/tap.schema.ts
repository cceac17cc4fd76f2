// A tap of a mechanic as it is sent, and what is answered: shared by the phone and the server.
import { z } from "zod/v4";

/** What can be tapped without a connection. The names are those of the commands of the repairs page. */
export const TAP_INTENTS = [
  "startWork",
  "resumeWork",
  "stopWork",
  "finishWork",
  "reportFinding",
  "requestParts",
] as const;
export type TapIntent = (typeof TAP_INTENTS)[number];

/** Beside the command's own fields. Times are milliseconds by the phone's clock. */
export const TapForm = z.object({
  intent: z.enum(TAP_INTENTS),
  /** The tap's own id: sent twice, it is carried out once. */
  submissionId: z.uuid(),
  visitId: z.uuid(),
  /** Who tapped, and at which centre: a phone is handed on, and taps are nobody else's. */
  staffId: z.uuid(),
  centreId: z.uuid(),
  tappedAt: z.coerce.number().int().min(0),
  sentAt: z.coerce.number().int().min(0),
  offset: z.coerce.number().int().optional(),
});
export type TapForm = z.infer<typeof TapForm>;

/** What became of a tap. `now` is the server's clock. */
export const TapAnswer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("recorded"),
    now: z.number(),
    /** The time in the log; `movedFrom` is the tap's own where another fact did not allow it. */
    at: z.number(),
    movedFrom: z.number().optional(),
  }),
  z.object({ kind: z.literal("repeated"), now: z.number() }),
  z.object({
    kind: z.literal("refused"),
    now: z.number(),
    code: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
]);
export type TapAnswer = z.infer<typeof TapAnswer>;
