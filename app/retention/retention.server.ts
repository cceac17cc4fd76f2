// How many customers come again, year by year on the centre's clock.
import type { Actor } from "~/journey/permissions";
import { db, type Prisma } from "~/platform/db/db.server";

export interface RetentionYear {
  readonly year: number;
  /** Customers whose car was here in that year. */
  readonly customers: number;
  /** Those of them who had been here in an earlier year. */
  readonly returning: number;
  /** Those of them who had been here in the year before. */
  readonly again: number;
  /** Customers of the year before. */
  readonly before: number;
}

const YEARS_SHOWN = 12;

/**
 * The years in which cars were here, the latest last. One pass over the index of arrivals (centre, customer, arrived at):
 * a customer counts once a year, a merged record as its customer.
 */
export async function retentionByYear(
  { centreId }: Pick<Actor, "centreId">,
  tx: Prisma.TransactionClient = db(),
): Promise<readonly RetentionYear[]> {
  const years = await tx.$queryRaw<RetentionYear[]>`
    with here as (
      select v.customer_id, extract(year from v.arrived_at at time zone c.time_zone)::int as year
        from visit v join centre c on c.id = v.centre_id
       where v.centre_id = ${centreId}::uuid and v.arrived_at is not null
       group by 1, 2
    ), told as (
      select year, lag(year) over (partition by customer_id order by year) as earlier from here
    ), counted as (
      select year, count(*)::int as customers, count(earlier)::int as "returning",
          count(*) filter (where earlier = year - 1)::int as again
        from told group by year
    )
    select year, customers, "returning", again,
        case when lag(year) over years = year - 1 then lag(customers) over years else 0 end as before
      from counted window years as (order by year) order by year desc limit ${YEARS_SHOWN}`;
  return years.reverse();
}
