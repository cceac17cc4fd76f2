// What the calendar posts: the booking's own commands, answered without leaving the calendar.
import { data } from "react-router";
import { formOf } from "~/platform/http/form-body";
import { bookingCommands } from "~/stages/1-booking/booking.commands.server";
import { runCommand } from "~/visits/command.server";
import type { Denial } from "~/journey/verdict";

/** What became of a move that the calendar asked for. */
export interface PlanningAnswer {
  /** The id that the calendar gave it. */
  readonly deed: string;
  readonly done: boolean;
  readonly denial?: Denial;
  /** Codes of the sentences that say why not. */
  readonly errors: readonly string[];
}

const { book, replan } = bookingCommands;

/** @throws Response 404 for a visit that is not the centre's, 400 for a form that is none of the calendar's */
export async function planWork(request: Request) {
  const form = await formOf(request.clone());
  const [deed, visitId] = [form.get("deed"), form.get("visitId")];
  if (typeof deed !== "string" || typeof visitId !== "string") throw new Response(null, { status: 400 });
  const ran = await runCommand(request, visitId, { book, replan });
  if (ran instanceof Response) return data({ deed, done: true, errors: [] } satisfies PlanningAnswer);
  const { denial, result } = ran.data;
  const errors = Object.values(result.error ?? {}).flatMap((codes) => codes ?? []);
  const answer: PlanningAnswer = { deed, done: false, errors, ...(denial ? { denial } : {}) };
  return data(answer, ran.init ?? undefined);
}
