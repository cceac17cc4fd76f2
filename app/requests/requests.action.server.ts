// The answers to the forms of the list of requests: "I answer this", and an enquiry that came to nothing.
import { data, redirect } from "react-router";
import { z } from "zod";
import { may, type Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { answerRequest } from "~/stages/1-booking/booking";
import { parseForm } from "~/ui/form/parse-form";
import { authorOf, changeVisit } from "~/visits/store.server";
import { submissionOf } from "~/visits/submission";
import { answerEnquiry, loseEnquiry, type EnquiryChanged } from "./enquiries.server";
import { LoseEnquiry } from "./enquiry.schema";

/** What the list says above itself when a form was not carried out, in codes. */
export interface ListRefusal {
  readonly codes: readonly string[];
}

function refused(code: string, status: 400 | 403 | 409) {
  const refusal: ListRefusal = { codes: [code] };
  return data(refusal, { status });
}

function afterEnquiry(changed: EnquiryChanged, back: string) {
  if (changed === "not-found") throw new Response(null, { status: 404 });
  return changed === "ended" ? refused("requestList:faster", 409) : redirect(back);
}

async function answerVisit(actor: Actor, visitId: string, submissionId: string, back: string) {
  const outcome = await changeVisit(authorOf(actor), visitId, submissionId, (visit, { now }) =>
    answerRequest(visit, now),
  );
  if (outcome.kind === "not-found") throw new Response(null, { status: 404 });
  return outcome.kind === "denied" ? refused("requestList:faster", 409) : redirect(back);
}

const Answer = z.union([z.object({ visitId: z.uuid() }), z.object({ enquiryId: z.uuid() })]);

/**
 * @param back the list as it was looked at
 * @throws Response 400 when the form names nothing that can be done, 404 for what this centre does not have
 */
export async function answerListForm(actor: Actor, form: FormData, back: string) {
  const submissionId = submissionOf(form);
  if (!submissionId) throw new Response(null, { status: 400 });
  if (!may(actor.roles, "booking:write")) return refused("denials:not-permitted", 403);
  switch (form.get("intent")) {
    case "answer": {
      const what = Answer.safeParse(Object.fromEntries(form)).data;
      if (!what) throw new Response(null, { status: 400 });
      if ("visitId" in what) return answerVisit(actor, what.visitId, submissionId, back);
      return afterEnquiry(await answerEnquiry(actor, what.enquiryId, new Date()), back);
    }
    case "lose": {
      const submission = parseForm(form, LoseEnquiry());
      if (submission.status !== "success") return refused("requestList:reasonMissing", 400);
      return afterEnquiry(await loseEnquiry(actor, submission.value, new Date()), back);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** Where the list was looked at: its own address without anything else. */
export function listAddress(request: Request): string {
  const { searchParams } = new URL(request.url);
  const kept = (name: string) => searchParams.get(name) ?? undefined;
  return paths.requests({ channel: kept("channel"), show: kept("show"), page: kept("page") });
}
