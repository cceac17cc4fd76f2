// The forms of a conversation, carried out: an answer, another try, and that none is needed.
import { data, redirect } from "react-router";
import { may, type Actor } from "~/journey/permissions";
import { formOf } from "~/platform/http/form-body";
import { parseForm } from "~/ui/form/parse-form";
import type { FormAnswer } from "~/visits/command.server";
import { submissionOf } from "~/visits/submission";
import { Again, Answer, Settle } from "./answer.schema";
import { answer, sayAgain, settleTalks, type Answered, type FindWho } from "./answer.server";

interface Place {
  readonly find: FindWho;
  /** Where one is afterwards. */
  readonly back: string;
  readonly visitId?: string;
}

type Reply = (refusal?: { formErrors: string[] }) => FormAnswer["result"];

function refused(intent: string, result: FormAnswer["result"], status: number) {
  const refusal: FormAnswer = { intent, result };
  return data(refusal, { status });
}

function tell(intent: string, outcome: Answered, reply: Reply, back: string) {
  switch (outcome.kind) {
    case "done":
      return redirect(back);
    case "not-found":
      return refused(intent, reply({ formErrors: ["conversations:refusal.gone"] }), 404);
    case "overtaken":
      return refused(intent, reply({ formErrors: ["conversations:refusal.overtaken"] }), 409);
    case "withheld":
      return refused(intent, reply({ formErrors: [`conversations:blocked.${outcome.reason}`] }), 409);
    default:
      return outcome satisfies never;
  }
}

/** @throws Response 400 when the form names nothing that can be done, 403 when the person may not do it */
export async function runThreadForm(request: Request, actor: Actor, { find, back, visitId }: Place) {
  const form = await formOf(request);
  const submissionId = submissionOf(form);
  if (!may(actor.roles, "people:write")) throw new Response(null, { status: 403 });
  if (submissionId === undefined) throw new Response(null, { status: 400 });
  switch (form.get("intent")) {
    case "answer": {
      const parsed = parseForm(form, Answer);
      if (parsed.status !== "success") return refused("answer", parsed.reply(), 400);
      const outcome = await answer(actor, find, { ...parsed.value, visitId, submissionId });
      return tell("answer", outcome, (refusal) => parsed.reply(refusal), back);
    }
    case "again": {
      const parsed = parseForm(form, Again);
      if (parsed.status !== "success") return refused("again", parsed.reply(), 400);
      const outcome = await sayAgain(actor, find, { ...parsed.value, submissionId });
      return tell("again", outcome, (refusal) => parsed.reply(refusal), back);
    }
    case "settle": {
      const parsed = parseForm(form, Settle);
      if (parsed.status !== "success") return refused("settle", parsed.reply(), 400);
      await settleTalks(actor, find, parsed.value.how);
      return redirect(back);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
