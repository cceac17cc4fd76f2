// Calendars for other programs (RFC 5545): times on a zone's wall clock, with the zone's own rules beside them.
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { DateTime } from "luxon";
import { tzlib_get_ical_block } from "timezones-ical-library";

export interface CalendarEntry {
  /** The same for the same thing for ever. */
  readonly id: string;
  /** Counts up with every change of the times. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** When it was changed last. */
  readonly changedAt: number;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly cancelled?: boolean;
}

export interface CalendarFile {
  readonly timeZone: string;
  readonly name?: string;
  /** How often a program that follows the calendar is asked to look again. */
  readonly refreshMinutes?: number;
  readonly entries: readonly CalendarEntry[];
}

function zoneRules(timeZone: string): string | null {
  const [block] = [tzlib_get_ical_block(timeZone)].flat();
  return block ?? null;
}

/** The text of an .ics file. */
export function calendarFile({ timeZone, name, refreshMinutes, entries }: CalendarFile): string {
  const calendar = ical({
    prodId: { company: "Bayline", product: "Bayline", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: timeZone, generator: zoneRules },
    ...(name === undefined ? {} : { name }),
    ...(refreshMinutes === undefined ? {} : { ttl: refreshMinutes * 60 }),
  });
  const clock = (at: number) => DateTime.fromMillis(at, { zone: timeZone });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@bayline`,
      sequence: entry.sequence,
      start: clock(entry.startsAt),
      end: clock(entry.endsAt),
      stamp: new Date(entry.changedAt),
      timezone: timeZone,
      summary: entry.summary,
      ...(entry.description === undefined ? {} : { description: entry.description }),
      ...(entry.location === undefined ? {} : { location: entry.location }),
      ...(entry.cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
    });
  }
  return stamped(calendar.toString(), entries);
}

/** The package writes stamps on the calendar's wall clock; the standard wants them in UTC. */
function stamped(text: string, entries: CalendarFile["entries"]): string {
  let index = 0;
  return text.replace(/^DTSTAMP:.*$/gm, () => {
    const changedAt = DateTime.fromMillis(entries[index]?.changedAt ?? 0, { zone: "utc" });
    index += 1;
    return `DTSTAMP:${changedAt.toFormat("yyyyMMdd'T'HHmmss'Z'")}`;
  });
}

/** The answer of a route that gives a calendar. It is nobody else's to keep. */
export function calendarResponse(text: string, fileName?: string): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex, nofollow",
      ...(fileName === undefined ? {} : { "Content-Disposition": `attachment; filename="${fileName}"` }),
    },
  });
}
