// Facts that leave a visit as it stands: onto its log without reading the whole of it.
import type { NewEvent } from "~/journey/events";
import { instant, latest, type Instant } from "~/journey/instant";
import { isStage } from "~/journey/stages";
import type { Tx } from "~/platform/db/db.server";
import { notify } from "~/platform/live.server";
import { rowFromEvent } from "./event-rows";
import { centreTopic } from "./store.server";
import { lockVisit } from "./visit-lock.server";

/** What became of a message: the fold takes no notice of it but for its number. */
function leavesAsItStands({ type }: NewEvent): boolean {
  return type.startsWith("message.");
}

interface Standing {
  readonly version: number;
  readonly stage: string;
  readonly loop: number;
  readonly last: Date | null;
}

/**
 * Records what the program did about messages in the caller's transaction. Locks the visit until that ends.
 * @param facts at `now`, which is never before the visit's last fact
 * @returns false when the centre has no such visit
 * @throws Error for a fact that the visit's state depends on
 */
export async function notePassing(
  tx: Tx,
  { centreId, visitId }: { readonly centreId: string; readonly visitId: string },
  facts: (now: Instant) => readonly NewEvent[],
): Promise<boolean> {
  await lockVisit(tx, { centreId, visitId });
  const [visit] = await tx.$queryRaw<Standing[]>`
    select version, stage, loop, (select max(occurred_at) from event where visit_id = visit.id) as last
      from visit where id = ${visitId}::uuid and centre_id = ${centreId}::uuid`;
  if (!visit || !isStage(visit.stage)) return false;
  const { stage, loop, version, last } = visit;
  const now = latest(instant(new Date()), last === null ? undefined : instant(last));
  const noted = facts(now);
  const other = noted.find((fact) => !leavesAsItStands(fact));
  if (other) throw new Error(`${other.type} is more than a line of the history`);
  const actor = { kind: "job" } as const;
  const filed = noted.map((fact, at) => ({ ...fact, seq: version + at + 1, stage, loop, actor }));
  if (filed.length === 0) return true;
  await tx.event.createMany({ data: filed.map((each) => rowFromEvent({ id: visitId, centreId }, each)) });
  await tx.visit.update({ where: { id: visitId }, data: { version: version + filed.length } });
  await notify(tx, centreTopic(centreId), { visitId, version: version + filed.length });
  return true;
}
