// What the kept months do not know: visits to which the clock adds, visits with newer facts, and what is open now.
import type { Instant } from "~/journey/instant";
import type { WorkingCalendar } from "~/journey/working-time";
import { Prisma, type Tx } from "~/platform/db/db.server";
import { recordVisits } from "../ledger/refresh.server";
import type { NumberedRecord } from "../ledger/month-pack";
import { upToNow, type VisitRecord } from "../ledger/visit-record";
import type { OpenVisitFacts } from "./period-of-centre";

export interface LiveVisit extends NumberedRecord {
  readonly visitId: string;
}

/** Of one centre. */
export interface LiveVisits {
  /** As they are now; they take the place of whatever the months say of them. */
  readonly visits: readonly LiveVisit[];
  /** As the months have them. */
  readonly replaced: readonly NumberedRecord[];
  readonly open: readonly OpenVisitFacts[];
}

interface StoredRow {
  readonly visitId: string;
  readonly centreId: string;
  readonly number: number;
  readonly settled: boolean;
  readonly record: VisitRecord;
}

const STORED = Prisma.sql`
  select visit_id as "visitId", centre_id as "centreId", number, settled, record from ledger_visit`;

/** Two statements, so that each finds its index. */
async function storedRows(
  tx: Tx,
  centreIds: readonly string[],
  now: Date,
  marked: readonly string[],
): Promise<readonly StoredRow[]> {
  const running = await tx.$queryRaw<StoredRow[]>`
    ${STORED} where centre_id = any(${centreIds}::uuid[]) and ended_at is null and runs_from < ${now}`;
  if (marked.length === 0) return running;
  const known = new Set(running.map(({ visitId }) => visitId));
  const stored = await tx.$queryRaw<StoredRow[]>`${STORED} where visit_id = any(${marked}::uuid[])`;
  return [...running, ...stored.filter(({ visitId }) => !known.has(visitId))];
}

const OPEN_BYTES = 22;
/** PostgreSQL counts from the year 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** In one row a centre, since there may be thousands: number, stage, request, begin of the stay. */
async function openVisits(
  tx: Tx,
  centreIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenVisitFacts[]>> {
  const rows = await tx.$queryRaw<{ centreId: string; facts: Uint8Array }[]>`
    select centre_id as "centreId", string_agg(
      int4send(number) || int2send(stage) || timestamptz_send(began_at) || timestamptz_send(stay_from), ''::bytea) as facts
    from ledger_visit where centre_id = any(${centreIds}::uuid[]) and ended_at is null group by centre_id`;
  return new Map(
    rows.map(({ centreId, facts }) => {
      const view = new DataView(facts.buffer, facts.byteOffset, facts.byteLength);
      // Two halves, since a BigInt for each moment of thousands of visits is slow.
      const at = (place: number) =>
        EPOCH_MS + (view.getInt32(place) * 4_294_967_296 + view.getUint32(place + 4)) / 1000;
      const open = Array.from({ length: facts.length / OPEN_BYTES }, (_, visit) => {
        const place = visit * OPEN_BYTES;
        return {
          number: view.getInt32(place),
          stage: view.getInt16(place + 4),
          begin: at(place + 6),
          stayFrom: at(place + 14),
        };
      });
      return [centreId, open];
    }),
  );
}

function openFacts({ number, record }: NumberedRecord): readonly OpenVisitFacts[] {
  const { stay, end, begin } = record;
  return end === null && stay ? [{ number, stage: stay[0], begin, stayFrom: stay[1] }] : [];
}

/** By centre. Called in the transaction that the months are read in: both say the same moment. */
export async function liveVisits(
  tx: Tx,
  calendars: ReadonlyMap<string, WorkingCalendar>,
  now: Instant,
): Promise<ReadonlyMap<string, LiveVisits>> {
  const centreIds = [...calendars.keys()];
  const marks = await tx.$queryRaw<{ centreId: string; visitId: string }[]>`
    select distinct centre_id as "centreId", visit_id as "visitId" from ledger_mark
    where centre_id = any(${centreIds}::uuid[])`;
  const marked = new Set(marks.map(({ visitId }) => visitId));
  const stored = await storedRows(tx, centreIds, new Date(now), [...marked]);
  const open = await openVisits(tx, centreIds);
  const byCentre = new Map<string, LiveVisits>();
  for (const [centreId, calendar] of calendars) {
    const own = stored.filter((each) => each.centreId === centreId);
    const ids = marks.filter((each) => each.centreId === centreId).map(({ visitId }) => visitId);
    const fresh = ids.length > 0 ? await recordVisits(tx, centreId, ids, calendar) : [];
    const running = own.filter(({ visitId }) => !marked.has(visitId));
    const changed = new Set(own.filter(({ visitId }) => marked.has(visitId)).map(({ number }) => number));
    const known = open.get(centreId) ?? [];
    const current = changed.size > 0 ? known.filter(({ number }) => !changed.has(number)) : known;
    byCentre.set(centreId, {
      visits: [...running, ...fresh].map(({ visitId, number, record }) => ({
        visitId,
        number,
        record: upToNow(record, now, calendar),
      })),
      replaced: own.filter(({ settled }) => settled).map(({ number, record }) => ({ number, record })),
      open: fresh.length > 0 ? [...current, ...fresh.flatMap(openFacts)] : current,
    });
  }
  return byCentre;
}
