// How long this centre waits as a rule: for a customer's answer, for parts that are not in the house. From its own log.
import { HOUR, instant, MINUTE, type Instant } from "~/journey/instant";
import { isCounted, type WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { rememberedOfDatabase } from "~/platform/db/remembered.server";
import { RecentlyUsed } from "~/platform/recently-used";
import type { UsualWaits } from "./floor";

/** Criterion 4.2 and a delivery on the same day, until the centre's own figures say more. */
const UNTIL_KNOWN: UsualWaits = { approvalMs: 30 * MINUTE, partsMs: 4 * HOUR };
const LOOK_BACK_DAYS = 60;
const MOST = 200;
/** Fewer say nothing. */
const LEAST = 5;
/** A habit does not change within the hour. */
const KEPT_FOR = HOUR;
const KEPT = 500;

const memory = rememberedOfDatabase(
  () => new RecentlyUsed<{ readonly readAt: Instant; readonly waits: UsualWaits }>(KEPT),
);

interface Wait {
  readonly kind: "approval" | "parts";
  readonly asked: Date;
  readonly came: Date;
}

function read(tx: Tx, centreId: string, now: Instant): Promise<Wait[]> {
  const since = new Date(now - LOOK_BACK_DAYS * 24 * HOUR);
  return tx.$queryRaw<Wait[]>`
    with asked as (
      (select 'approval' as kind, visit_id, seq, occurred_at, payload ->> 'requestId' as what,
         'approval.decided' as answer, 'requestId' as field
       from event where centre_id = ${centreId}::uuid and type = 'approval.requested' and occurred_at > ${since}
       order by occurred_at desc limit ${MOST})
      union all
      (select 'parts', visit_id, seq, occurred_at, payload ->> 'jobId', 'parts.arrived', 'jobId'
       from event where centre_id = ${centreId}::uuid and type = 'parts.requested' and occurred_at > ${since}
       order by occurred_at desc limit ${MOST}))
    select a.kind, a.occurred_at as asked, e.occurred_at as came
    from asked a join lateral (
      select occurred_at from event e
      where e.visit_id = a.visit_id and e.seq > a.seq and e.type = a.answer and e.payload ->> a.field = a.what
      order by e.seq limit 1) e on true`;
}

function median(values: readonly number[]): number | undefined {
  if (values.length < LEAST) return undefined;
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The medians of the last two months, in opening hours; read once an hour. */
export async function usualWaits(
  tx: Tx,
  centreId: string,
  calendar: WorkingCalendar,
  now: Instant,
): Promise<UsualWaits> {
  const known = memory();
  const before = known.get(centreId);
  if (before && Math.abs(now - before.readAt) < KEPT_FOR) return before.waits;
  const rows = isCounted(now) ? await read(tx, centreId, now) : [];
  const usual = (wanted: Wait["kind"]) =>
    median(
      rows
        .filter(({ kind }) => kind === wanted)
        .map(({ asked, came }) => Math.max(0, calendar.open(instant(asked), instant(came)))),
    );
  const waits = {
    approvalMs: usual("approval") ?? UNTIL_KNOWN.approvalMs,
    partsMs: usual("parts") ?? UNTIL_KNOWN.partsMs,
  };
  known.set(centreId, { readAt: now, waits });
  return waits;
}
