// The forms of booking.
import { z } from "zod/v4";
import { LOST_REASONS } from "~/journey/events";
import { instant } from "~/journey/instant";
import { paragraph, wholeNumber, zonedDateTime } from "~/ui/form/zod-fields";

/** A day's work is the longest that one appointment keeps a place for. */
const MOST_MINUTES = 24 * 60;

const minutes = wholeNumber(15, MOST_MINUTES);

interface Zoned {
  readonly timeZone: string;
}

/** Milliseconds, of four-digit years. */
const moment = z.coerce
  .number()
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31))
  .transform(instant);

/** With a lane where it was put into the calendar: the work then begins at `startsAt`. */
export const Book = ({ timeZone }: Zoned) =>
  z.object({
    at: zonedDateTime(timeZone).transform(instant),
    minutes,
    startsAt: moment.optional(),
    bayId: z.uuid().optional(),
    mechanicId: z.uuid().optional(),
  });

export const ConfirmContact = () => z.object({ how: z.enum(["read-back", "message", "code"]) });

export const Move = ({ timeZone }: Zoned) =>
  z.object({
    to: zonedDateTime(timeZone).transform(instant),
    minutes,
    reason: paragraph(500).optional(),
    /** The appointment that stood on the page, in milliseconds. */
    from: moment,
  });

/** Times in milliseconds: it comes from the calendar, where nobody types them. */
export const Replan = () =>
  z.object({
    startsAt: moment,
    minutes,
    bayId: z.uuid().optional(),
    mechanicId: z.uuid().optional(),
    from: moment.optional(),
    /** When the customer comes, where an earlier move is taken back. */
    receptionAt: moment.optional(),
  });

export const Lose = () => z.object({ reason: z.enum(LOST_REASONS), note: paragraph(500).optional() });
