// The forms of the quality page, shared by browser and action.
import { z } from "zod/v4";
import { line, paragraph, wholeNumber } from "~/ui/form/zod-fields";

export const Nothing = z.object({});

const seen = z.string().max(40).optional();
const point = { item: line(100), seen };

/** A point that is right or that the car does not have: one tap. */
export const SayPoint = z.object({ ...point, result: z.enum(["ok", "not-applicable"]) });

/** A point that failed: what is wrong, with which job. The defect's id is made with the page. */
export const FailPoint = z.object({ ...point, jobId: z.uuid(), what: paragraph(500), defectId: z.uuid() });

const MOST = 5_000_000;

/** Odometer readings in the centre's unit. */
export const DriveTest = z.object({
  startMileage: wholeNumber(0, MOST),
  endMileage: wholeNumber(0, MOST),
  note: paragraph(500).optional(),
});

export const AllowInspector = z.object({ inspectorId: z.uuid(), reason: paragraph(500) });

/** Defects that are on no list: one for each job where one was found; the others are left empty. */
export const FailInspection = z.object({
  defects: z
    .array(z.object({ jobId: z.uuid(), what: line(500).optional() }))
    .max(100)
    .default([])
    .transform((defects) =>
      defects.flatMap(({ jobId, what }) => (what === undefined ? [] : [{ jobId, what }])),
    ),
});

export const PreparePapers = z.object({
  explanation: paragraph(2000),
  advice: paragraph(2000).optional(),
  nextOn: z.iso.date().optional(),
  nextMileage: wholeNumber(0, MOST).optional(),
});
