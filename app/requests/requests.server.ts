// Every request of a centre, whatever came of it: visits as they were asked for, and enquiries that are none (yet).
import type { CHANNELS } from "~/journey/events";
import type { Actor } from "~/journey/permissions";
import { db, Prisma } from "~/platform/db/db.server";

export type Channel = (typeof CHANNELS)[number];

/** How a request stands: without a time or an answer, or what it became. */
export type RequestOutcome = "open" | "booked" | "closed" | "cancelled" | "no-show" | "lost";

export interface RequestRow {
  readonly kind: "visit" | "enquiry";
  readonly id: string;
  /** The visit's number; an enquiry has none. */
  readonly number: number | null;
  /** Not known of visits that were imported. */
  readonly channel: Channel | null;
  readonly receivedAt: Date;
  readonly what: string;
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly plate: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly outcome: RequestOutcome;
  readonly lostReason: string | null;
}

/** Open requests that the list shows; a centre with more has another problem than their list. */
export const OPEN_SHOWN = 100;
export const ENDED_PER_PAGE = 25;
export const LAST_ENDED_PAGE = 40;

/** Who answered a visit's request first. Whoever calls or comes in person is answered by whoever takes the request down. */
const answerOfVisit = Prisma.sql`
  left join lateral (
    select a.occurred_at, a.actor_id from event a
    where a.visit_id = v.id and a.type = 'request.answered' order by a.seq limit 1
  ) answer on true
  left join staff s on s.id = answer.actor_id`;

const visitColumns = Prisma.sql`
  'visit' as kind, v.id, v.number, asked.payload->>'channel' as channel, asked.occurred_at as "receivedAt",
  v.complaint as what, p.name, p.phone, c.plate, answer.occurred_at as "answeredAt", s.name as "answeredBy"`;

const carAndCustomer = Prisma.sql`
  join customer p on p.centre_id = v.centre_id and p.id = v.customer_id
  join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id`;

const enquiryColumns = Prisma.sql`
  'enquiry' as kind, q.id, null::int as number, q.channel, q.received_at as "receivedAt", q.what, q.name, q.phone,
  null as plate, q.answered_at as "answeredAt", s.name as "answeredBy"`;

function ofChannel(column: Prisma.Sql, channel: Channel | undefined): Prisma.Sql {
  return channel === undefined ? Prisma.empty : Prisma.sql`and ${column} = ${channel}`;
}

const VISIT_CHANNEL = Prisma.sql`asked.payload->>'channel'`;
const ENQUIRY_CHANNEL = Prisma.sql`q.channel`;

export function openQuery(centreId: string, channel: Channel | undefined): Prisma.Sql {
  return Prisma.sql`
    select ${visitColumns}, 'open' as outcome, null as "lostReason"
    from visit v join event asked on asked.visit_id = v.id and asked.seq = 1 ${carAndCustomer} ${answerOfVisit}
    where v.centre_id = ${centreId}::uuid and v.status = 'open' and v.stage = 'booking' and v.appointment_at is null
      ${ofChannel(VISIT_CHANNEL, channel)}
    union all
    select ${enquiryColumns}, 'open' as outcome, null as "lostReason"
    from enquiry q left join staff s on s.id = q.answered_by
    where q.centre_id = ${centreId}::uuid and q.ended_at is null ${ofChannel(ENQUIRY_CHANNEL, channel)}
    order by "receivedAt", id limit ${OPEN_SHOWN + 1}`;
}

/** From the newest back along the index of events: a page costs as much as what lies before it. */
export function endedQuery(centreId: string, channel: Channel | undefined, page: number): Prisma.Sql {
  const offset = (page - 1) * ENDED_PER_PAGE;
  const upTo = offset + ENDED_PER_PAGE + 1;
  return Prisma.sql`
    (
      select ${visitColumns},
        case when v.status = 'open' then 'booked' else v.status end as outcome,
        (select l.payload->>'reason' from event l where l.visit_id = v.id and l.type = 'request.lost' limit 1)
          as "lostReason"
      from event asked join visit v on v.id = asked.visit_id ${carAndCustomer} ${answerOfVisit}
      where asked.centre_id = ${centreId}::uuid and asked.type = 'request.received'
        and not (v.status = 'open' and v.stage = 'booking' and v.appointment_at is null)
        ${ofChannel(VISIT_CHANNEL, channel)}
      order by asked.occurred_at desc limit ${upTo}
    )
    union all
    (
      select ${enquiryColumns}, 'lost' as outcome, q.lost_reason as "lostReason"
      from enquiry q left join staff s on s.id = q.answered_by
      where q.centre_id = ${centreId}::uuid and q.lost_reason is not null ${ofChannel(ENQUIRY_CHANNEL, channel)}
      order by q.received_at desc limit ${upTo}
    )
    order by "receivedAt" desc, id limit ${ENDED_PER_PAGE + 1} offset ${offset}`;
}

/** Requests without a time, the longest waiting first. */
export async function openRequests({ centreId }: Pick<Actor, "centreId">, channel: Channel | undefined) {
  const rows = await db().$queryRaw<RequestRow[]>(openQuery(centreId, channel));
  return { rows: rows.slice(0, OPEN_SHOWN), more: rows.length > OPEN_SHOWN };
}

/** What became of the others, the newest first. Pages count from 1. */
export async function endedRequests(
  { centreId }: Pick<Actor, "centreId">,
  channel: Channel | undefined,
  page: number,
) {
  const rows = await db().$queryRaw<RequestRow[]>(endedQuery(centreId, channel, page));
  return {
    rows: rows.slice(0, ENDED_PER_PAGE),
    more: rows.length > ENDED_PER_PAGE && page < LAST_ENDED_PAGE,
  };
}
