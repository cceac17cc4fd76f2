// An absence as its form has it: whole days, or from and to a time of the day.
import { z } from "zod/v4";
import { clockTime, localDate } from "../clock-fields";

export const ABSENCE_REASONS = ["holiday", "ill", "training", "other"] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

export const AbsenceForm = z
  .object({
    fromDate: localDate(),
    fromTime: clockTime().optional(),
    untilDate: localDate(),
    untilTime: clockTime().optional(),
    reason: z.enum(ABSENCE_REASONS),
  })
  .superRefine(({ fromDate, fromTime, untilDate, untilTime }, context) => {
    const ends = untilTime === undefined ? 1440 : untilTime;
    if (untilDate < fromDate)
      context.addIssue({ code: "custom", path: ["untilDate"], message: "roster:endsBefore" });
    else if (untilDate === fromDate && ends <= (fromTime ?? 0))
      context.addIssue({ code: "custom", path: ["untilTime"], message: "settings:endsBefore" });
  });
export type AbsenceForm = z.output<typeof AbsenceForm>;

export const RemoveAbsence = z.object({ absenceId: z.uuid() });
