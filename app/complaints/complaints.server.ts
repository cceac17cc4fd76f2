// The complaints of a centre, page by page: the open ones by their deadline, the closed ones newest first.
import type { Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { STAGES, type Stage } from "~/journey/stages";
import { db, Prisma } from "~/platform/db/db.server";
import { COMPLAINT_SHOWS, type ComplaintChoice } from "./complaint-choice";

export const COMPLAINTS_PER_PAGE = 30;
const LAST_PAGE = 500;

export function askedPage(text: string | null): number {
  return Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(text)) || 1));
}

/** What the address asks for; what is none of it counts as not asked. */
export function askedChoice(query: URLSearchParams): ComplaintChoice {
  const show = COMPLAINT_SHOWS.find((each) => each === query.get("show")) ?? "open";
  const cause = STAGES.find((each) => each === query.get("cause"));
  return cause === undefined ? { show } : { show, cause };
}

export interface ComplaintRow {
  readonly id: string;
  readonly visitId: string;
  readonly number: number;
  readonly plate: string;
  readonly customer: string;
  readonly what: string;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly cause: Stage | null;
  readonly owner: string | null;
  readonly level: number;
}

function chosen(actor: Actor, { show, cause }: ComplaintChoice, now: Instant): Prisma.Sql {
  const own = Prisma.sql`c.centre_id = ${actor.centreId}::uuid`;
  const at = cause === undefined ? Prisma.empty : Prisma.sql`and c.cause = ${cause}`;
  switch (show) {
    case "open":
      return Prisma.sql`${own} and c.due_at is not null ${at}`;
    case "overdue":
      return Prisma.sql`${own} and c.due_at < ${new Date(now)} ${at}`;
    case "mine":
      return Prisma.sql`${own} and c.due_at is not null and c.owner_id = ${actor.staffId}::uuid ${at}`;
    case "closed":
      return Prisma.sql`${own} and c.closed_at is not null ${at}`;
    default:
      return show satisfies never;
  }
}

/** A page of complaints. What the customer said is read from the log, for the rows of the page alone. */
export async function complaintsOf(
  actor: Actor,
  choice: ComplaintChoice,
  page: number,
  now: Instant,
): Promise<{ readonly rows: readonly ComplaintRow[]; readonly more: boolean }> {
  const order = choice.show === "closed" ? Prisma.sql`c.closed_at desc, c.id` : Prisma.sql`c.due_at, c.id`;
  const rows = await db().$queryRaw<ComplaintRow[]>`
    with shown as materialized (
      select c.* from complaint c where ${chosen(actor, choice, now)} order by ${order}
       limit ${COMPLAINTS_PER_PAGE + 1} offset ${(page - 1) * COMPLAINTS_PER_PAGE}
    )
    select c.id, c.visit_id as "visitId", v.number, vehicle.plate, customer.name as customer, told.what,
        c.opened_at as "openedAt", c.due_at as "dueAt", c.answered_at as "answeredAt", c.closed_at as "closedAt",
        c.cause, staff.name as owner, c.level
      from shown c
      join visit v on v.id = c.visit_id and v.centre_id = c.centre_id
      join vehicle on vehicle.id = v.vehicle_id and vehicle.centre_id = v.centre_id
      join customer on customer.id = v.customer_id and customer.centre_id = v.centre_id
      left join staff on staff.id = c.owner_id
      cross join lateral (
        select coalesce(max(e.payload ->> 'what'), '') as what from event e
         where e.visit_id = c.visit_id and e.type = 'complaint.opened' and e.payload ->> 'complaintId' = c.id::text
      ) told
     order by ${order}`;
  return { rows: rows.slice(0, COMPLAINTS_PER_PAGE), more: rows.length > COMPLAINTS_PER_PAGE };
}
