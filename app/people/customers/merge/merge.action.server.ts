// The answers to the forms that make two records one and part them again.
import { data, redirect } from "react-router";
import { z } from "zod";
import { may, type Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { submissionOf } from "~/visits/submission";
import { mergeCustomers } from "./merge.server";
import { undoMerge } from "./undo.server";

/** Why nothing was changed, in codes. */
export interface MergeRefusal {
  readonly codes: readonly string[];
}

function refused(code: string, status: 400 | 403 | 409) {
  const refusal: MergeRefusal = { codes: [code] };
  return data(refusal, { status });
}

const Merge = z.object({ other: z.uuid(), keep: z.uuid() });
const Undo = z.object({ mergeId: z.uuid() });

async function merge(actor: Actor, customerId: string, form: FormData, submissionId: string) {
  const said = Merge.safeParse(Object.fromEntries(form)).data;
  const pair = said && [customerId, said.other];
  if (!said || !pair?.includes(said.keep)) return refused("merging:chooseOne", 400);
  const mergedId = said.keep === customerId ? said.other : customerId;
  const outcome = await mergeCustomers(actor, { keptId: said.keep, mergedId }, submissionId);
  switch (outcome.kind) {
    case "merged":
      return redirect(paths.customer(outcome.keptId));
    case "same-record":
      return refused("merging:sameRecord", 400);
    case "merged-already":
      return refused("merging:mergedAlready", 409);
    case "not-found":
      throw new Response(null, { status: 404 });
    default:
      return outcome satisfies never;
  }
}

async function undo(actor: Actor, form: FormData, submissionId: string) {
  const said = Undo.safeParse(Object.fromEntries(form)).data;
  if (!said) throw new Response(null, { status: 400 });
  const outcome = await undoMerge(actor, said.mergeId, submissionId);
  switch (outcome.kind) {
    case "undone":
      return redirect(paths.customer(outcome.mergedId));
    case "later-merge":
      return refused("merging:laterMerge", 409);
    case "not-found":
      throw new Response(null, { status: 404 });
    default:
      return outcome satisfies never;
  }
}

/** @throws Response 400 when the form names nothing that can be done, 404 for what this centre does not have */
export async function answerMergeForm(actor: Actor, customerId: string, form: FormData) {
  const submissionId = submissionOf(form);
  if (!submissionId) throw new Response(null, { status: 400 });
  if (!may(actor.roles, "people:write")) return refused("denials:not-permitted", 403);
  const intent = form.get("intent");
  if (intent === "merge") return merge(actor, customerId, form, submissionId);
  if (intent === "undo") return undo(actor, form, submissionId);
  throw new Response(null, { status: 400 });
}
