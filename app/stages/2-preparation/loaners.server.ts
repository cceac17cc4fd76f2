// The centre's loaners: which of them nobody has at a certain time.
import { plus, MINUTE, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";

/** The end of the day on which the work on the car ends; undefined without an appointment. */
export function loanEnd({ booking }: Visit, calendar: WorkingCalendar): Instant | undefined {
  const { appointment, plan } = booking;
  if (!appointment) return undefined;
  const workEnds = plan?.to ?? plus(appointment.at, appointment.minutes * MINUTE);
  return calendar.dayStart(calendar.dayIndex(workEnds) + 1);
}

export interface LentTime {
  readonly visitId: string;
  readonly loaner: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The customer has it now. */
  readonly out: boolean;
}

/** Loans that touch a stretch of time, and cars that are out although they should be back. */
export async function lentBetween(
  tx: Tx,
  { centreId }: { readonly centreId: string },
  from: Instant,
  to: Instant,
): Promise<readonly LentTime[]> {
  return tx.$queryRaw<LentTime[]>`
    select l.visit_id as "visitId", l.loaner, l.starts_at as "startsAt", l.ends_at as "endsAt",
      v.status = 'open' and v.arrived_at is not null and v.stage <> 'follow-up' as out
    from loan l join visit v on v.centre_id = l.centre_id and v.id = l.visit_id
    where l.centre_id = ${centreId}::uuid and l.starts_at < ${new Date(to)}
      and (l.ends_at > ${new Date(from)}
        or (v.status = 'open' and v.arrived_at is not null and v.stage <> 'follow-up'))`;
}

/** Numbers of the loaners that are free in the time of the visit. */
export function freeLoaners(
  visit: Visit,
  calendar: WorkingCalendar,
  loaners: number,
  lent: readonly LentTime[],
): readonly number[] {
  const from = visit.booking.appointment?.at;
  const to = loanEnd(visit, calendar);
  if (from === undefined || to === undefined) return [];
  const taken = new Set(
    lent
      .filter(({ visitId, startsAt, endsAt, out }) => {
        if (visitId === visit.id) return false;
        return startsAt.getTime() < to && (endsAt.getTime() > from || out);
      })
      .map(({ loaner }) => loaner),
  );
  return Array.from({ length: loaners }, (_, index) => index + 1).filter((each) => !taken.has(each));
}
