// Quiet hours: when nothing goes out that can wait, on the wall clock of the centre's zone. Pure.
import { DateTime } from "luxon";
import { instant, MINUTE, plus, type Instant } from "~/journey/instant";

/** Minutes after local midnight; from and until the same: there are none. They may go over midnight. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly timeZone: string;
}

/** A centre's, as its row has them. */
export function quietHoursOf(centre: {
  readonly quietFromMinute: number;
  readonly quietUntilMinute: number;
  readonly timeZone: string;
}): QuietHours {
  const { quietFromMinute: fromMinute, quietUntilMinute: untilMinute, timeZone } = centre;
  return { fromMinute, untilMinute, timeZone };
}

function minuteOf(local: DateTime): number {
  return local.hour * 60 + local.minute;
}

export function isQuiet(at: Instant, { fromMinute, untilMinute, timeZone }: QuietHours): boolean {
  const minute = minuteOf(DateTime.fromMillis(at, { zone: timeZone }));
  if (fromMinute <= untilMinute) return minute >= fromMinute && minute < untilMinute;
  return minute >= fromMinute || minute < untilMinute;
}

/** The moment itself when it is not quiet then, else when the quiet is over. */
export function afterQuiet(at: Instant, quiet: QuietHours): Instant {
  if (!isQuiet(at, quiet)) return at;
  const { fromMinute, untilMinute, timeZone } = quiet;
  const local = DateTime.fromMillis(at, { zone: timeZone });
  const overMidnight = fromMinute > untilMinute && minuteOf(local) >= fromMinute;
  const day = local.startOf("day").plus({ days: overMidnight ? 1 : 0 });
  const end = day.set({ hour: Math.floor(untilMinute / 60), minute: untilMinute % 60 });
  // Where the clocks go back, the end of the quiet comes twice: it is over after the second.
  let over = instant(end.toMillis());
  while (over <= at || isQuiet(over, quiet)) over = plus(over, 15 * MINUTE);
  // Where they jump over it, it is over with the jump.
  while (plus(over, -MINUTE) > at && !isQuiet(plus(over, -MINUTE), quiet)) over = plus(over, -MINUTE);
  return over;
}
