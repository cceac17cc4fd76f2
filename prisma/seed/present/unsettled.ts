// Complaints that stand open at the present moment: one that is late, one of today.
import { HOUR, plus, type Instant } from "~/journey/instant";

const HOURS_AGO = [27, 3];
/** Only visits that were released shortly before are taken. */
const RECENT_HOURS = 6 * 24;

export class Unsettled {
  private readonly left: Instant[];

  constructor(private readonly now: Instant) {
    this.left = HOURS_AGO.map((hours) => plus(now, -hours * HOUR));
  }

  /** When this customer will complain, if it is one of those. */
  next(surveyedAt: Instant): Instant | undefined {
    const [first] = this.left;
    if (first === undefined || surveyedAt > first || surveyedAt < plus(this.now, -RECENT_HOURS * HOUR)) {
      return undefined;
    }
    return this.left.shift();
  }
}
