// Keeps every visit's expected finish up to date, and the tasks of those whose promise is at risk.
import { iso, MINUTE, type Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { notify } from "~/platform/live.server";
import { rulesOf } from "~/reminders/planning.server";
import { centreTopic } from "~/visits/store.server";
import { expectedFinishes, type Expected } from "./expected";
import { floorOf, type KeptVisit } from "./floor.server";
import { latenessJob } from "./lateness-job";
import { hasMoved, riskOf } from "./promise-risk";
import { keepRiskTasks, type AtRisk } from "./risk-tasks.server";

/** More news than this are one: something changed. */
const MOST_NEWS = 8;

interface Counted {
  readonly visit: KeptVisit;
  /** What is kept from now on. */
  readonly readyAt: Instant | undefined;
  readonly expected: Expected;
  readonly moved: boolean;
}

function counted(visit: KeptVisit, expected: Expected): Counted {
  const moved = !visit.counted || hasMoved(visit.kept, expected.readyAt, visit.promisedAt);
  return { visit, expected, moved, readyAt: moved ? expected.readyAt : visit.kept };
}

/** Whoever changes a visit at this moment has it counted again: it is left out here, and nobody waits for anybody. */
async function write(tx: Tx, centreId: string, moved: readonly Counted[]): Promise<readonly string[]> {
  if (moved.length === 0) return [];
  const rows = moved.map(({ visit: { id, version }, readyAt, expected: { because } }) => ({
    ...{ id, version, because },
    ready_at: readyAt === undefined ? null : iso(readyAt),
  }));
  const written = await tx.$queryRaw<{ id: string }[]>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as wanted(id uuid, version int, ready_at timestamptz, because jsonb)
    ), free as (
      select v.id from visit v join wanted on wanted.id = v.id and wanted.version = v.version
      where v.centre_id = ${centreId}::uuid order by v.id for no key update of v skip locked
    )
    update visit set expected_ready_at = wanted.ready_at, expected_because = wanted.because
    from wanted join free on free.id = wanted.id where visit.id = wanted.id
    returning visit.id`;
  return written.map(({ id }) => id);
}

/** Cars that have left the workshop are expected no more. */
async function forget(tx: Tx, centreId: string): Promise<void> {
  await tx.$executeRaw`
    update visit set expected_ready_at = null, expected_because = null
    where id in (
      select id from visit
      where centre_id = ${centreId}::uuid and expected_because is not null
        and not (status = 'open' and stage in ('repairs', 'quality'))
      order by id for no key update skip locked)`;
}

function atRisk(all: readonly Counted[], reserveMs: number, now: Instant): readonly AtRisk[] {
  return all.flatMap(({ visit: { id, promisedAt, toldLate }, readyAt }) => {
    if (promisedAt === undefined) return [];
    const risk = riskOf({ promisedAt, readyAt }, now, reserveMs);
    // Of a time that is over the customer need be told once.
    if (risk.kind === "none" || (risk.kind === "broken" && toldLate)) return [];
    return [{ visitId: id, promisedAt, readyAt }];
  });
}

async function tellPages(tx: Tx, centreId: string, visitIds: readonly string[]): Promise<void> {
  const news = visitIds.length > MOST_NEWS ? [{}] : visitIds.map((visitId) => ({ visitId }));
  for (const each of news) await notify(tx, centreTopic(centreId), each);
}

/** One count at a time, in a transaction. @returns ids of the visits of which the pages hear something new */
async function countIn(tx: Tx, centreId: string, now: Instant): Promise<readonly string[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`lateness:${centreId}`}, 0))`;
  const floor = await floorOf(tx, centreId, now);
  const finishes = expectedFinishes(now, floor);
  const all = floor.visits.flatMap((visit) => {
    const expected = finishes.get(visit.id);
    return expected ? [counted(visit, expected)] : [];
  });
  const written = await write(
    tx,
    centreId,
    all.filter(({ moved }) => moved),
  );
  await forget(tx, centreId);
  const rule = (await rulesOf(tx, centreId))["promise-at-risk"];
  const risks = rule.enabled ? atRisk(all, rule.offsetMinutes * MINUTE, now) : [];
  const changed = await keepRiskTasks(tx, { shop: floor.shop, risks, now });
  const news = [...new Set([...written, ...changed])];
  await tellPages(tx, centreId, news);
  return news;
}

/**
 * Counts the expected finishes of a centre's cars again: writes those that moved by five minutes or past their promise, makes
 * and ends the tasks of promises at risk.
 * @returns ids of the visits of which the pages hear something new
 */
export async function countLateness(centreId: string, now: Instant): Promise<readonly string[]> {
  return inTransaction((tx) => countIn(tx, centreId, now));
}

/** Asks for a count of every centre that has cars in the workshop, or tasks of cars that were there. */
export async function countEverywhere(): Promise<void> {
  const centres = await db().$queryRaw<{ id: string }[]>`
    select c.id from centre c
    where exists (select 1 from visit v
      where v.centre_id = c.id and v.status = 'open' and v.stage in ('repairs', 'quality'))
    or exists (select 1 from task t
      where t.centre_id = c.id and t.kind = 'promise-at-risk' and t.ended_at is null)
    order by c.id`;
  for (const { id } of centres) await enqueue(db(), latenessJob, { centreId: id });
}
