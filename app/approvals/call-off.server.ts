// Calls off what is still on its way about questions that wait for no answer any more: nobody is asked what is settled.
import type { JourneyEvent } from "~/journey/events";
import { isOpenLine, type Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";

/** Facts after which a question may be settled. */
const SETTLING: readonly JourneyEvent["type"][] = [
  "approval.requested",
  "approval.decided",
  "approval.withdrawn",
  "stage.left",
  "visit.cancelled",
];

/** Requests on which the customer can't decide any more. */
function settledOf({ status, stage, requests }: Visit): readonly string[] {
  const over = status !== "open" || stage !== "repairs";
  return requests.flatMap(({ id, lines }) => (over || !lines.some(isOpenLine) ? [id] : []));
}

/**
 * In the transaction of the change: messages that have not left are withdrawn, and the calls that were asked for in their
 * place end. What the carrier has goes out; its link shows how things stand.
 */
export async function callOffQuestions(
  tx: Tx,
  { visit, events }: { readonly visit: Visit; readonly events: readonly JourneyEvent[] },
): Promise<void> {
  if (visit.requests.length === 0 || !events.some(({ type }) => SETTLING.includes(type))) return;
  const settled = settledOf(visit);
  if (settled.length === 0) return;
  const { centreId, id: visitId } = visit;
  // Whoever hands one over at this moment was first, or waits and finds it withdrawn.
  await tx.$executeRaw`
    with about as (
      select m.id, m.state from message m join link l on l.id = m.link_id
       where m.centre_id = ${centreId}::uuid and m.visit_id = ${visitId}::uuid and m.kind = 'approval-request'
         and l.object_id = any(${settled}::uuid[])
    ), called as (
      update task set ended_at = now(), outcome = 'settled'
       where centre_id = ${centreId}::uuid and ended_at is null
         and key in (select 'please-phone:' || about.id from about)
    )
    update message set state = 'withdrawn', reason = 'outdated', sealed = null
     where id in (select about.id from about) and state = 'pending'`;
}
