// Puts a job into a queue, at a place: another mechanic's is an assignment and a fact, the place alone is a plan.
import { data } from "react-router";
import type { Actor } from "~/journey/permissions";
import { deny, type Denial } from "~/journey/verdict";
import { requireActor } from "~/people/staff/actor.server";
import { db, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { formOf } from "~/platform/http/form-body";
import { notify } from "~/platform/live.server";
import { decideAssignment } from "~/stages/4-repairs/assigning.server";
import { errorCode } from "~/ui/form/error-codes";
import { parseForm } from "~/ui/form/parse-form";
import { authorOf, centreTopic, changeVisit } from "~/visits/store.server";
import { queueWith } from "./board";
import { MoveJob, type MoveAnswer } from "./foreman.schema";
import { heldQueue, keepOrder } from "./workshop-jobs.server";

function refused({ code, detail }: Denial) {
  const answer: MoveAnswer = { done: false, code, error: errorCode(`denials:${code}`, detail) };
  return data(answer, { status: code === "lacks-skill" ? 400 : 409 });
}

function done() {
  const answer: MoveAnswer = { done: true };
  return data(answer);
}

const CHANGED = deny("queue-changed");

/** The queue with the job in its place; undefined when it is not the one that was seen. */
async function wished(tx: Tx, { centreId }: Actor, move: MoveJob): Promise<readonly string[] | undefined> {
  const queue = await heldQueue(tx, centreId, move.mechanicId);
  return queue.join(",") === move.seenQueue ? queueWith(queue, move.jobId, move.before) : undefined;
}

async function reorder(actor: Actor, move: MoveJob) {
  const { centreId } = actor;
  const moved = await inTransaction(async (tx) => {
    const queue = await wished(tx, actor, move);
    if (!queue?.includes(move.jobId)) return false;
    await keepOrder(tx, centreId, queue);
    await notify(tx, centreTopic(centreId), { visitId: move.visitId });
    return true;
  });
  return moved ? done() : refused(CHANGED.denial);
}

async function assign(actor: Actor, move: MoveJob) {
  const { centreId } = actor;
  const { visitId, jobId, mechanicId, reason } = move;
  let queue: readonly string[] = [];
  const outcome = await changeVisit(
    authorOf(actor),
    visitId,
    move.submissionId,
    async (visit, { tx, now }) => {
      const job = visit.jobs.find(({ id }) => id === jobId);
      const order = await wished(tx, actor, move);
      if (!order || (job?.mechanicId ?? "") !== move.seenMechanic) return CHANGED;
      queue = order;
      return decideAssignment(visit, { jobId, mechanicId, reason }, { tx, actor, now });
    },
    (tx) => keepOrder(tx, centreId, queue),
  );
  if (outcome.kind === "not-found") throw new Response(null, { status: 404 });
  return outcome.kind === "denied" ? refused(outcome.denial) : done();
}

/**
 * The foreman's one form.
 * @throws Response 403 when not permitted, 404 when this centre has no such job, 400 when the form is none
 */
export async function moveJob(request: Request) {
  const actor = await requireActor(request, "repairs:assign");
  const submission = parseForm(await formOf(request), MoveJob);
  if (submission.status !== "success") throw new Response(null, { status: 400 });
  const move = submission.value;
  const { visitId, jobId } = move;
  const job = await db().job.findFirst({ where: { id: jobId, visitId, centreId: actor.centreId } });
  if (!job) throw new Response(null, { status: 404 });
  return move.mechanicId === job.mechanicId ? reorder(actor, move) : assign(actor, move);
}
