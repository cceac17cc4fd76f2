// Carries out a form of the settings: shows first what it would break, says what is wrong beside the field, once and for all.
import { data, redirect } from "react-router";
import type { z } from "zod";
import type { Submission } from "@conform-to/react";
import { changeRosterSeen, type Changed, type DisplacedVisit } from "~/capacity/displaced.server";
import type { Actor } from "~/journey/permissions";
import { Prisma, type Tx } from "~/platform/db/db.server";
import { parseForm } from "~/ui/form/parse-form";
import { submissionOf } from "~/visits/submission";
import type { SettingsAnswer, WouldLose } from "./change";

export type Refusal =
  | { readonly kind: "not-found" }
  /** Somebody has changed it since the page was opened; `seen` is what stands there now. */
  | { readonly kind: "stale"; readonly seen: string }
  | { readonly kind: "wrong"; readonly field?: string; readonly code: string };

export type Saved = Changed<undefined, Refusal>;

export const SAVED: Saved = { ok: true, value: undefined };
export const NOT_FOUND: Saved = { ok: false, refusal: { kind: "not-found" } };
export function stale(seen: string): Saved {
  return { ok: false, refusal: { kind: "stale", seen } };
}
export function wrong(field: string, code: string): Saved {
  return { ok: false, refusal: { kind: "wrong", field, code } };
}

export interface Saving<S extends z.ZodType> {
  /** Names the form on its page. */
  readonly form: string;
  readonly schema: S;
  readonly change: (tx: Tx, value: z.output<S>) => Promise<Saved>;
  /** Where one is afterwards. */
  readonly to: string;
}

/**
 * Answers a form of the settings. It changes the roster only when nothing breaks by it, or when what breaks has been seen.
 * @throws Response 404 when this centre has no such thing, 400 for a form that carries no id
 */
export async function answerChange<S extends z.ZodType>(actor: Actor, posted: FormData, saving: Saving<S>) {
  const { form, schema, change, to } = saving;
  const parsed = parseForm(posted, schema);
  if (parsed.status !== "success") return refused(400, { form, result: parsed.reply() });
  const submissionId = submissionOf(posted);
  if (submissionId === undefined) throw new Response(null, { status: 400 });
  const accepted = posted.get("accepted");
  try {
    const outcome = await changeRosterSeen(actor, (tx) => change(tx, parsed.value), {
      submissionId,
      accepted: typeof accepted === "string" ? accepted : undefined,
    });
    switch (outcome.kind) {
      case "done":
      case "repeated":
        return redirect(`${to}?saved=${submissionId}`);
      case "preview":
        return refused(409, {
          form,
          result: parsed.reply({ formErrors: ["settings:displaces"] }),
          preview: { visits: outcome.displaced.map(wouldLose), mark: outcome.mark },
        });
      case "refused":
        return answerRefusal(form, parsed, outcome.refusal);
      default:
        return outcome satisfies never;
    }
  } catch (error) {
    // Two centres that want the same address at once, for example: the second hears of it like the third.
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!taken) throw error;
    return refused(409, { form, result: parsed.reply({ formErrors: ["settings:taken"] }) });
  }
}

function refused(status: 400 | 409, answer: SettingsAnswer) {
  return data(answer, { status });
}

function answerRefusal(form: string, parsed: Submission<unknown, string[]>, refusal: Refusal) {
  switch (refusal.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "stale":
      return refused(409, {
        form,
        result: parsed.reply({ formErrors: ["settings:stale"] }),
        seen: refusal.seen,
      });
    case "wrong": {
      const { field, code } = refusal;
      const reply = field === undefined ? { formErrors: [code] } : { fieldErrors: { [field]: [code] } };
      return refused(400, { form, result: parsed.reply(reply) });
    }
    default:
      return refusal satisfies never;
  }
}

/** What the page shows of a visit that would lose its place. */
export function wouldLose({ visit, why, mechanic, bay, receptionAt }: DisplacedVisit): WouldLose {
  const { id, number, plate, customer } = visit;
  return { visitId: id, number, plate, customer, receptionAt, why, mechanic, bay };
}
