// Carries out the buttons beside a planned thing: sending it now, or cancelling it.
import { data, redirect } from "react-router";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { notify } from "~/platform/live.server";
import { parseForm } from "~/ui/form/parse-form";
import { centreTopic } from "~/visits/store.server";
import { carryOut } from "./carry-out.server";
import { cancelReminder } from "./scheduled.server";
import { ReminderDeed } from "./scheduled.schema";

export type DeedAnswer = "ended-before" | "withdrawn" | "missed" | "moved" | "put-back";

/** @throws Response 404 when this centre has no such thing, 400 for a form that is none of the page's */
export async function actOnReminder(request: Request) {
  const actor = await requireActor(request, "message:read");
  const parsed = parseForm(await formOf(request), ReminderDeed);
  if (parsed.status !== "success") throw new Response(null, { status: 400 });
  const { reminderId, deed, seenDueAt } = parsed.value;
  const { centreId, staffId } = actor;
  const now = new Date();
  const outcome =
    deed === "cancel"
      ? await cancelReminder(actor, { reminderId, seenDueAt }, now)
      : await carryOut(reminderId, instant(now), { centreId, staffId, seenDueAt: instant(seenDueAt) });
  if (outcome === "not-found") throw new Response(null, { status: 404 });
  if (outcome === "cancelled") await notify(db(), centreTopic(centreId), {});
  if (outcome === "cancelled" || outcome === "done") return redirect(backTo(request));
  const answer: { answer: DeedAnswer } = { answer: outcome };
  return data(answer, 409);
}

/** With the choice that stands in the page's address. */
function backTo(request: Request): string {
  const { searchParams } = new URL(request.url);
  const [kind, day, page] = ["kind", "day", "page"].map((name) => searchParams.get(name) ?? undefined);
  return paths.scheduled({
    ...(kind === undefined ? {} : { kind }),
    ...(day === undefined ? {} : { day }),
    ...(page === undefined ? {} : { page }),
  });
}
