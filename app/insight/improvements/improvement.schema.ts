// The forms of an improvement: what is begun, and what is decided of it.
import { z } from "zod/v4";
import { localDate } from "~/settings/clock-fields";
import { line } from "~/ui/form/zod-fields";
import { IMPROVED } from "./improved";

export const StartImprovement = z
  .object({
    id: z.uuid(),
    cause: z.enum(IMPROVED),
    what: line(200),
    ownerId: z.uuid({ error: "improvements:noOwner" }),
    startedOn: localDate(),
    dueOn: localDate(),
  })
  .superRefine(({ startedOn, dueOn }, context) => {
    if (dueOn >= startedOn) return;
    context.addIssue({ code: "custom", path: ["dueOn"], message: "improvements:dueBeforeStart" });
  });
export type StartImprovement = z.output<typeof StartImprovement>;

export const DECISIONS = ["keep", "undo"] as const;
export type Decision = (typeof DECISIONS)[number];

export const DecideImprovement = z.object({ decision: z.enum(DECISIONS) });
