// The present moment as the last scenes of the simulation see it.
import { MINUTE, plus, type Instant } from "~/journey/instant";
import type { Calendar } from "../calendar";

export class Moments {
  constructor(
    private readonly calendar: Calendar,
    readonly now: Instant,
  ) {}

  /** So many minutes of opening hours ago: on a Sunday night that is Saturday. */
  openAgo(minutes: number): Instant {
    return this.calendar.beforeOpen(this.now, minutes * MINUTE);
  }

  /** So many minutes ago on the clock on the wall. When the centre is shut, somebody is on duty. */
  ago(minutes: number): Instant {
    return plus(this.now, -minutes * MINUTE);
  }

  /** In so many minutes of opening hours. */
  openAhead(minutes: number): Instant {
    return this.calendar.afterOpen(this.now, minutes * MINUTE);
  }
}
