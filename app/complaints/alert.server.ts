// The e-mail about a complaint: to the manager when it is opened by a poor rating or overdue, then to the administrator.
import { instant, type Instant } from "~/journey/instant";
import { say } from "~/messages/say.server";
import { paths } from "~/paths";
import { settings } from "~/platform/env.server";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { asLanguage, FALLBACK_LANGUAGE, type PageLanguage } from "~/platform/i18n/language";
import { formatDateTime } from "~/ui/format";
import { words } from "~/words";
import { LEVEL_ROLES } from "./complaint-tasks";

interface Told {
  readonly centreId: string;
  readonly visitId: string;
  readonly dueAt: Date | null;
  readonly timeZone: string;
  readonly what: string;
  readonly customer: string;
  readonly plate: string;
  readonly car: string;
}

/** Marks the level as told, once; undefined when it was told before or the complaint is closed. */
async function claim(tx: Tx, complaintId: string, level: number): Promise<Told | undefined> {
  const [told] = await tx.$queryRaw<Told[]>`
    update complaint c set alerted_level = ${level}
      from visit v
      join centre on centre.id = v.centre_id
      join customer on customer.id = v.customer_id and customer.centre_id = v.centre_id
      join vehicle on vehicle.id = v.vehicle_id and vehicle.centre_id = v.centre_id
      join event on event.visit_id = v.id and event.type = 'complaint.opened'
        and event.payload ->> 'complaintId' = ${complaintId}
     where c.id = ${complaintId}::uuid and c.alerted_level < ${level} and c.closed_at is null
       and v.id = c.visit_id and v.centre_id = c.centre_id
    returning c.centre_id as "centreId", c.visit_id as "visitId", c.due_at as "dueAt", centre.time_zone as "timeZone",
      event.payload ->> 'what' as what, customer.name as customer, vehicle.plate as plate,
      concat_ws(' ', vehicle.make, vehicle.model) as car`;
  return told;
}

function textFor(
  language: PageLanguage,
  level: number,
  { visitId, what, customer, dueAt, timeZone }: Told,
): string {
  const t = words(language, "complaints");
  const due = dueAt && formatDateTime(instant(dueAt), { timeZone, language });
  return [
    t(level === 0 ? "mail.opened" : "mail.overdue", { customer }),
    what,
    ...(due ? [t(level === 0 ? "mail.answerBy" : "mail.wasDue", { time: due })] : []),
    `${settings().appUrl}${paths.stage(visitId, "follow-up")}`,
  ].join("\n\n");
}

/** Tells everybody of the level, once, however often it is asked for. */
export async function alertAbout(complaintId: string, level: number, now: Instant): Promise<void> {
  await inTransaction(async (tx) => {
    const told = await claim(tx, complaintId, level);
    if (!told) return;
    const { centreId, plate, car } = told;
    const role = LEVEL_ROLES[Math.max(1, level)] ?? "admin";
    const people = await tx.staff.findMany({
      where: { active: true, roles: { some: { centreId, role } } },
      select: { id: true, language: true },
      orderBy: { id: "asc" },
    });
    for (const { id, language } of people) {
      const list = textFor(asLanguage(language) ?? FALLBACK_LANGUAGE, level, told);
      await say(tx, {
        centreId,
        kind: "complaint-alert",
        to: { staffId: id },
        values: { list, plate, car },
        now,
      });
    }
  });
}
