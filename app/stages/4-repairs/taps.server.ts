// Taps of a mechanic's phone, sent one by one, perhaps long after they were made: the same commands, at their own time.
import { v5 as uuidv5 } from "uuid";
import { instant, latest, plus, type Instant } from "~/journey/instant";
import { may, type Actor } from "~/journey/permissions";
import { TapForm, type TapAnswer } from "~/offline/tap.schema";
import { optionalActor } from "~/people/staff/actor.server";
import { db, type Tx } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { centreFacts } from "~/visits/centre.server";
import type { Command } from "~/visits/command.server";
import { OLDEST_TAP, recordedTime, serverTimeOf, UNTOLD } from "~/visits/tap-time";
import type { Deciding, Outcome } from "~/visits/store.server";
import { repairsCommands } from "./repairs.commands.server";

/** A mechanic has one clock at a time: one job begins when the last one has ended. */
async function lastStopOf(
  tx: Tx,
  { centreId, staffId }: Actor,
  after: Instant,
): Promise<Instant | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    select max(e.occurred_at) as at from event e
    where e.centre_id = ${centreId}::uuid and e.type in ('work.stopped', 'work.finished')
      and e.occurred_at > ${new Date(after)}
      and ((e.actor_kind = 'staff' and e.actor_id = ${staffId}::uuid) or exists (
        select 1 from job j where j.centre_id = e.centre_id and j.mechanic_id = ${staffId}::uuid
          and j.id = (e.payload ->> 'jobId')::uuid))`;
  return row?.at ? instant(row.at) : undefined;
}

interface Posted {
  readonly actor: Actor;
  readonly form: FormData;
  readonly tap: TapForm;
  /** When it was tapped, by the server's clock. */
  readonly at: Instant;
  readonly now: Instant;
}

/** Within the transaction, when the visit is locked: nothing can come in between any more. */
async function placed({ actor, form, tap, at }: Posted, tx: Tx, { visit, deciding }: Placing) {
  const job = form.get("jobId");
  const jobId = typeof job === "string" ? job : undefined;
  const begins = tap.intent === "startWork" || tap.intent === "resumeWork";
  const stopped = begins ? await lastStopOf(tx, actor, at) : undefined;
  return latest(recordedTime(visit, deciding.events, { at, jobId }), stopped);
}

interface Placing {
  readonly visit: Parameters<typeof recordedTime>[0];
  readonly deciding: Deciding;
}

function refusal(outcome: Exclude<Outcome, { kind: "done" | "repeated" }>) {
  if (outcome.kind === "not-found") return { code: "not-found" };
  const { code, detail } = outcome.denial;
  return { code, ...(detail ? { detail } : {}) };
}

async function carryOut(posted: Posted, command: Command): Promise<TapAnswer> {
  const { actor, form, tap, now, at } = posted;
  const { visitId } = tap;
  let recorded = at;
  const ran = await command.run(form, {
    actor,
    centre: await centreFacts(db(), actor),
    visitId,
    submissionId: uuidv5(`${tap.intent} ${visitId}`, tap.submissionId),
    happenedAt: async (visit, deciding) =>
      (recorded = await placed(posted, deciding.tx, { visit, deciding })),
  });
  if ("invalid" in ran) return { kind: "refused", now, code: "invalid" };
  const { outcome } = ran;
  if (outcome.kind === "repeated") return { kind: "repeated", now };
  if (outcome.kind !== "done") return { kind: "refused", now, ...refusal(outcome) };
  const moved = Math.abs(recorded - at) > UNTOLD;
  return { kind: "recorded", now: Date.now(), at: recorded, ...(moved ? { movedFrom: at } : {}) };
}

function answered(answer: TapAnswer): Response {
  return Response.json(answer, {
    status: answer.kind === "refused" ? 409 : 200,
    headers: { "Cache-Control": "no-store" },
  });
}

/**
 * Takes one tap. 401 when nobody is signed in: the phone keeps it and says so. 400 when it is no tap at all.
 * A tap from the future happened now; one that is older than a day is refused.
 */
export async function takeTap(request: Request): Promise<Response> {
  const actor = await optionalActor(request);
  if (!actor) return new Response(null, { status: 401 });
  const form = await formOf(request);
  const read = TapForm.safeParse(Object.fromEntries(form));
  if (!read.success) return new Response(null, { status: 400 });
  const tap = read.data;
  const now = instant(Date.now());
  const at = serverTimeOf(tap, now);
  const refuse = (code: string) => answered({ kind: "refused", now, code });
  if (tap.staffId !== actor.staffId || tap.centreId !== actor.centreId) return refuse("another-person");
  const command: Command = repairsCommands()[tap.intent];
  if (!may(actor.roles, command.may)) return refuse("not-permitted");
  if (at < plus(now, -OLDEST_TAP)) return refuse("tap-too-old");
  return answered(await carryOut({ actor, form, tap, at, now }, command));
}
