// The advisors' list of the day: one e-mail to each, when the doors open on a working day.
import { v7 as uuidv7 } from "uuid";
import { dateOfDay, dayNumber, type WorkingCalendar } from "~/journey/working-time";
import { HOUR, MINUTE, plus, type Instant } from "~/journey/instant";
import { say } from "~/messages/say.server";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { formatTime } from "~/ui/format";
import { words } from "~/words";
import type { Acting, Made } from "../acts/act";
import type { Wanted } from "../kind";
import { plannedRow, rulesOf, writePlan } from "../planning.server";
import type { Rule } from "../rules";
import type { Daily, ReminderRow } from "../subject.server";

/** A list of the morning is no use in the afternoon. */
const UNTIL = 3 * HOUR;

/** The list of a local date; undefined when the doors stay shut then. */
export function morningOf(day: number, rule: Rule, calendar: WorkingCalendar): Wanted | undefined {
  const [first] = calendar.openings(calendar.dayStart(day), calendar.dayStart(day + 1));
  if (!first) return undefined;
  const dueAt = plus(first.start, rule.offsetMinutes * MINUTE);
  return { kind: "morning-list", occasion: dateOfDay(day), dueAt, deadlineAt: plus(dueAt, UNTIL) };
}

/** Plans the lists of today and tomorrow. */
export async function planMorningLists(centreId: string, now: Instant): Promise<void> {
  await inTransaction(async (tx) => {
    const rule = (await rulesOf(tx, centreId))["morning-list"];
    if (!rule.enabled) return;
    const calendar = await workingCalendarOf(tx, { centreId });
    const today = calendar.dayIndex(now);
    const wanted = [today, today + 1].flatMap((day) => morningOf(day, rule, calendar) ?? []);
    const known = await tx.reminder.findMany({
      where: { centreId, kind: "morning-list", occasion: { in: wanted.map(({ occasion }) => occasion) } },
      select: { occasion: true, dueAt: true, state: true },
    });
    const keep = wanted.filter(({ occasion, dueAt, deadlineAt }) => {
      const row = known.find((each) => each.occasion === occasion);
      return deadlineAt > now && (!row || (row.state === "planned" && row.dueAt.getTime() !== dueAt));
    });
    await writePlan(tx, { keep: keep.map((each) => plannedRow({ centreId }, each, uuidv7())) });
  });
}

interface Line {
  readonly at: Instant;
  readonly plate: string;
  readonly car: string;
  readonly customer: string;
}

async function visitsOf(tx: Tx, centreId: string, from: Instant, to: Instant): Promise<readonly Line[]> {
  const rows = await tx.visit.findMany({
    where: { centreId, status: "open", appointmentAt: { gte: new Date(from), lt: new Date(to) } },
    select: {
      appointmentAt: true,
      customer: { select: { name: true } },
      vehicle: { select: { plate: true, make: true, model: true } },
    },
    orderBy: [{ appointmentAt: "asc" }, { number: "asc" }],
    take: 300,
  });
  return rows.flatMap(({ appointmentAt, customer, vehicle }) =>
    appointmentAt
      ? [
          {
            at: plus(from, appointmentAt.getTime() - from),
            plate: vehicle.plate,
            car: `${vehicle.make} ${vehicle.model}`,
            customer: customer.name,
          },
        ]
      : [],
  );
}

async function sendLists(tx: Tx, day: number, acting: Acting): Promise<Made> {
  const { centreId, calendar, wanted, now } = acting;
  const advisors = await tx.staff.findMany({
    where: { active: true, roles: { some: { centreId, role: "advisor" } } },
    select: { id: true, language: true },
    orderBy: { id: "asc" },
  });
  const lines = await visitsOf(tx, centreId, calendar.dayStart(day), calendar.dayStart(day + 1));
  for (const { id, language: spoken } of advisors) {
    const language = asLanguage(spoken) ?? FALLBACK_LANGUAGE;
    const list = lines.map(
      ({ at, plate, car, customer }) =>
        `${formatTime(at, { timeZone: calendar.timeZone, language })}  ${plate}  ${car}, ${customer}`,
    );
    const nobody = words(language, "reminders")("morning.nobody");
    await say(tx, {
      centreId,
      kind: "morning-list",
      to: { staffId: id },
      values: { list: list.join("\n") || nobody, count: String(lines.length) },
      deadlineAt: wanted.deadlineAt,
      now,
    });
  }
  return advisors.length === 0 ? { reason: "no-advisor" } : {};
}

export async function morningListNow(
  tx: Tx,
  {
    row,
    rules,
    calendar,
  }: {
    readonly row: ReminderRow;
    readonly rules: { readonly "morning-list": Rule };
    readonly calendar: WorkingCalendar;
  },
): Promise<Daily | undefined> {
  const day = dayNumber(row.occasion);
  const wanted = morningOf(day, rules["morning-list"], calendar);
  return wanted && { wanted, act: (acting) => sendLists(tx, day, acting) };
}
