// Booked visits whose reminder of the day before is due within a short while: by the real rules, nothing put in by hand.
import type { Random } from "~/insight/figures/random";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { REMINDER_KINDS, RULE_SPANS, type ReminderKind } from "~/reminders/rules";
import { aCentre, aCustomer, visitIn, type TestCentre } from "../factories";

/** Visits that are made beside each other. */
const AT_ONCE = 6;

/** A centre in a zone without clock changes, without quiet hours, that sends these by itself and nothing else. */
export async function centreThatSends(...kinds: readonly ReminderKind[]): Promise<TestCentre> {
  const centre = await aCentre({ timeZone: "Etc/UTC" });
  await db().centre.update({ where: { id: centre.id }, data: { quietFromMinute: 0, quietUntilMinute: 0 } });
  await db().reminderRule.createMany({
    data: REMINDER_KINDS.map((kind) => ({
      centreId: centre.id,
      kind,
      enabled: kinds.includes(kind),
      offsetMinutes: RULE_SPANS[kind].offsetMinutes,
      updatedBy: centre.team.manager.staffId,
    })),
  });
  return centre;
}

/** Books a visit for each moment, so that its reminder is due just then. Returns the visits' ids in the same order. */
export async function remindAt(centre: TestCentre, moments: readonly Instant[]): Promise<readonly string[]> {
  const ids: string[] = [];
  const waiting = [...moments.entries()];
  const book = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, at] = next;
      const customerId = await aCustomer(centre);
      await db().customer.update({ where: { id: customerId }, data: { smsConsent: true } });
      const visit = await visitIn("preparation", { centre, customerId, appointmentAt: plus(at, DAY) });
      ids[place] = visit.id;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, book));
  return ids;
}

/** Moments spread at random over a while from `from` on. */
export function spread(count: number, from: Instant, overMs: number, random: Random): readonly Instant[] {
  return Array.from({ length: count }, () => instant(Math.round(from + random.fraction() * overMs)));
}
