// The vocabulary of quality control.
import { z } from "zod";
import { bare, define, id, note, text } from "./event-shapes";

/** What an inspector says of one point of a list. */
export const POINT_RESULTS = ["ok", "failed", "not-applicable"] as const;
export type PointResultKind = (typeof POINT_RESULTS)[number];

const reading = z.int().min(0).max(5_000_000);

export const QUALITY_EVENTS = {
  "inspection.started": define("quality", z.object({ inspectorId: id })),
  /** A failed point says what is wrong (`note`) with which job; the photos of the defect are filed under `defectId`. */
  "inspection.checked": define(
    "quality",
    z.object({
      item: text.max(100),
      result: z.enum(POINT_RESULTS),
      jobId: id.optional(),
      note,
      defectId: id.optional(),
    }),
  ),
  /** Odometer readings in the centre's unit; `note`: why they differ from the one at intake. */
  "test-drive.driven": define("quality", z.object({ startMileage: reading, endMileage: reading, note })),
  /** A manager lets somebody inspect who worked on the car. */
  "inspector.allowed": define("quality", z.object({ inspectorId: id, reason: text })),
  "inspection.failed": define(
    "quality",
    z.object({
      inspectorId: id,
      // Inspections of earlier versions of the program know neither the defect's id nor the point.
      defects: z
        .array(z.object({ jobId: id, what: text, defectId: id.optional(), item: text.max(100).optional() }))
        .min(1)
        .max(100),
    }),
  ),
  "inspection.passed": define(
    "quality",
    z.object({ inspectorId: id, testDriveDistance: z.int().min(0).max(500).optional() }),
  ),
  "vehicle.washed": define("quality", bare),
  "papers.prepared": define(
    "quality",
    z.object({
      explanation: text,
      advice: note,
      /** A local date, and an odometer reading in the centre's unit: whichever comes first. */
      nextService: z.object({ on: z.iso.date().optional(), mileage: reading.optional() }).optional(),
    }),
  ),
} as const;
