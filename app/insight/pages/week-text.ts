// A local date as people say it, without a zone: it is the same day everywhere.
import type { Format } from "~/ui/centre-context";
import { formatShortDate } from "~/ui/format";

/** @param date "2026-11-02" */
export function dayText(date: string, { language, now }: Format): string {
  return formatShortDate(Date.parse(`${date}T12:00:00Z`), { timeZone: "UTC", language, now });
}
