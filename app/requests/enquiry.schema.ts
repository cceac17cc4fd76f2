// An enquiry as it is typed between two calls.
import { z } from "zod/v4";
import { CHANNELS, LOST_REASONS } from "~/journey/events";
import { line, paragraph, phoneText } from "~/ui/form/zod-fields";

/** What becomes of it at once: somebody has still to answer, it is lost, or it becomes a visit. */
export const NEXT_STEPS = ["open", "visit", "lost"] as const;

export const NewEnquiry = () =>
  z
    .object({
      channel: z.enum(CHANNELS),
      what: paragraph(2000),
      name: line(120).optional(),
      phone: phoneText().optional(),
      next: z.enum(NEXT_STEPS),
      reason: z.enum(LOST_REASONS).optional(),
      note: paragraph(500).optional(),
    })
    .refine(({ next, reason }) => next !== "lost" || reason !== undefined, {
      path: ["reason"],
      error: "choose-one",
    });
export type NewEnquiry = z.output<ReturnType<typeof NewEnquiry>>;

export const LoseEnquiry = () =>
  z.object({ enquiryId: z.uuid(), reason: z.enum(LOST_REASONS), note: paragraph(500).optional() });
export type LoseEnquiry = z.output<ReturnType<typeof LoseEnquiry>>;
