// The forms of the quality page, shared by browser and action.
import { z } from "zod/v4";
import { line, paragraph, wholeNumber } from "~/ui/form/zod-fields";

export const Nothing = z.object({});

/** A defect for each job where one was found; the others are left empty. */
export const FailInspection = z.object({
  defects: z
    .array(z.object({ jobId: z.uuid(), what: line(500).optional() }))
    .max(100)
    .transform((defects) =>
      defects.flatMap(({ jobId, what }) => (what === undefined ? [] : [{ jobId, what }])),
    ),
});

/** The distance of the test drive in the centre's unit; empty when the car was not driven. */
export const PassInspection = z.object({ testDriveDistance: wholeNumber(0, 500).optional() });

export const PreparePapers = z.object({ explanation: paragraph(2000) });
