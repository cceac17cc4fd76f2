// What a centre says of money, for the pages of its visits.
import type { Actor } from "~/journey/permissions";
import { DAY, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { wallClock } from "~/ui/zoned-time";
import { takesLinkPayments } from "./stripe/client.server";
import type { MoneyTerms } from "./money-view";

const DAYS_TO_PAY = 14;

/** The centre's local date of a moment: "2026-12-24". */
export function localDateOf(at: number, timeZone: string): string {
  const { year, month, day } = wallClock(at, timeZone);
  return [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

export async function moneyTerms({ centreId }: Pick<Actor, "centreId">): Promise<MoneyTerms> {
  const { taxBasisPoints, timeZone } = await db().centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { taxBasisPoints: true, timeZone: true },
  });
  const dueOn = localDateOf(plus(instant(new Date()), DAYS_TO_PAY * DAY), timeZone);
  return { taxBasisPoints, dueOn, byLink: takesLinkPayments() };
}
