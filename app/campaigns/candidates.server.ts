// The cars that a campaign may be about, with all that decides about them: read in one pass over a centre's cars.
import { DateTime } from "luxon";
import { instant, type Instant } from "~/journey/instant";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Language } from "~/journey/permissions";
import { addresseeOf, objectionsOf, type Block } from "~/messages/addressee";
import { Prisma, type Tx } from "~/platform/db/db.server";
import { serviceDueAt, type ServiceInterval } from "~/reminders/daily/service-interval";
import type { CampaignKind } from "./campaign";
import { deferredOf, type DeferredOfVisit } from "./deferred.server";
import type { Reachable } from "./left-out";
import { estimatedMileage, type Described } from "./segment";

/** A car, whose it is, and what would be said of it. */
export interface Candidate extends Described, Reachable {
  readonly vehicleId: string;
  readonly customerId: string;
  /** Its last visit that has ended. */
  readonly visitId: string;
  readonly name: string;
  readonly language: Language;
  readonly plate: string;
  readonly car: string;
  readonly lines: readonly DeferredOfVisit[];
}

interface Row {
  readonly vehicleId: string;
  readonly customerId: string;
  readonly visitId: string;
  readonly endedAt: Date;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly mileage: number | null;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly smsConsent: boolean;
  readonly preferredChannel: string;
  readonly language: string;
  readonly openVisit: boolean;
  readonly inCampaign: boolean;
  readonly offeredAt: Date | null;
  readonly blocks: readonly Block[];
  readonly readings: readonly { readonly at: string; readonly mileage: number }[];
}

export interface Asked {
  readonly centreId: string;
  readonly kind: CampaignKind;
  /** Being in this one is no reason to be left out. */
  readonly campaignId: string;
  /** One car alone. */
  readonly vehicleId?: string;
  readonly now: Instant;
}

/** Only cars of people who are still known, who brought them last and still have them. */
function rowsOf(tx: Tx, { centreId, kind, campaignId, vehicleId, now }: Asked): Promise<Row[]> {
  const only = vehicleId === undefined ? Prisma.empty : Prisma.sql`and car.id = ${vehicleId}::uuid`;
  const declined =
    kind === "deferred-work"
      ? Prisma.sql`and exists (
          select 1 from visit v join event e on e.visit_id = v.id
           where v.centre_id = car.centre_id and v.vehicle_id = car.id and e.type = 'approval.decided'
             and e.payload @> '{"lines": [{"decision": "declined"}]}')`
      : Prisma.empty;
  return tx.$queryRaw<Row[]>`
    select car.id as "vehicleId", c.id as "customerId", last.id as "visitId", last.ended_at as "endedAt",
        car.plate, car.make, car.model, car.mileage, c.name, c.phone, c.email, c.sms_consent as "smsConsent",
        c.preferred_channel as "preferredChannel", c.language,
        exists (select 1 from visit v
          where v.centre_id = c.centre_id and v.status = 'open'
            and (v.customer_id = c.id or v.vehicle_id = car.id)) as "openVisit",
        exists (select 1 from campaign_recipient r join campaign k on k.id = r.campaign_id
          where r.centre_id = c.centre_id and r.customer_id = c.id and k.id <> ${campaignId}::uuid
            and k.state = 'running' and k.ends_at > ${new Date(now)}) as "inCampaign",
        (select max(m.created_at) from message m
          where m.centre_id = c.centre_id and m.recipient in (c.phone, coalesce(c.email, c.phone))
            and m.kind in ('service-due', 'deferred-work')
            and m.state not in ('withheld', 'withdrawn', 'missed', 'failed')) as "offeredAt",
        coalesce((select json_agg(json_build_object('address', b.address, 'channel', b.channel, 'source', b.source))
          from contact_block b where b.address in (c.phone, coalesce(c.email, c.phone)) and b.lifted_at is null),
          '[]') as blocks,
        coalesce((select json_agg(json_build_object('at', e.occurred_at, 'mileage', (e.payload ->> 'mileage')::int))
          from visit v join event e on e.visit_id = v.id
          where v.centre_id = car.centre_id and v.vehicle_id = car.id
            and e.type in ('walkaround.completed', 'visit.imported') and e.payload ->> 'mileage' is not null),
          '[]') as readings
      from vehicle car
      join customer c on c.id = car.owner_id and c.centre_id = car.centre_id
      cross join lateral (
        select id, customer_id, ended_at from visit
         where centre_id = car.centre_id and vehicle_id = car.id and status = 'closed' and ended_at is not null
         order by requested_at desc limit 1) last
     where car.centre_id = ${centreId}::uuid and last.customer_id = car.owner_id
       and c.erased_at is null and c.merged_into_id is null ${only} ${declined}
     order by car.id`;
}

async function termsOf(tx: Tx, centreId: string): Promise<{ zone: string; interval: ServiceInterval }> {
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { timeZone: true, serviceEveryMonths: true, serviceEveryDistance: true },
  });
  const { timeZone: zone, serviceEveryMonths: months, serviceEveryDistance: distance } = centre;
  return { zone, interval: { months, distance } };
}

function candidateOf(
  row: Row,
  lines: readonly DeferredOfVisit[],
  { zone, interval }: { readonly zone: string; readonly interval: ServiceInterval },
  now: Instant,
): Candidate {
  const { vehicleId, customerId, visitId, plate, make, model, name, openVisit, inCampaign } = row;
  const readings = row.readings.map(({ at, mileage }) => ({ at: instant(new Date(at)), mileage }));
  const addressee = addresseeOf(row);
  return {
    ...{ vehicleId, customerId, visitId, plate, make, name, openVisit, inCampaign, addressee, lines },
    car: `${make} ${model}`,
    language: asLanguage(row.language) ?? FALLBACK_LANGUAGE,
    lastOn: DateTime.fromJSDate(row.endedAt, { zone }).toISODate() ?? "",
    mileage: estimatedMileage(readings, now) ?? row.mileage ?? undefined,
    serviceDueAt: serviceDueAt(instant(row.endedAt), readings, interval, zone),
    deferred: lines.map(({ severity }) => severity),
    objections: objectionsOf(addressee, row.blocks),
    offeredAt: row.offeredAt === null ? undefined : instant(row.offeredAt),
  };
}

/** Every car that the kind of campaign can be about; which of them fit its segment is asked of `fits`. */
export async function candidatesOf(tx: Tx, asked: Asked): Promise<readonly Candidate[]> {
  const rows = await rowsOf(tx, asked);
  const terms = await termsOf(tx, asked.centreId);
  const lines =
    asked.kind === "deferred-work"
      ? await deferredOf(tx, asked.centreId, rows)
      : new Map<string, readonly DeferredOfVisit[]>();
  return rows.map((row) => candidateOf(row, lines.get(row.vehicleId) ?? [], terms, asked.now));
}
