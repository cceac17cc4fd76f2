// The vocabulary of quality control.
import { z } from "zod";
import { bare, define, id, text } from "./event-shapes";

export const QUALITY_EVENTS = {
  "inspection.started": define("quality", z.object({ inspectorId: id })),
  "inspection.failed": define(
    "quality",
    z.object({
      inspectorId: id,
      defects: z
        .array(z.object({ jobId: id, what: text }))
        .min(1)
        .max(40),
    }),
  ),
  "inspection.passed": define(
    "quality",
    z.object({ inspectorId: id, testDriveDistance: z.int().min(0).max(500).optional() }),
  ),
  "vehicle.washed": define("quality", bare),
  "papers.prepared": define("quality", z.object({ explanation: text })),
} as const;
