// The answer to a posted request: a visit, or the form with what stands in its way.
import type { Submission, SubmissionResult } from "@conform-to/react";
import { data, redirect } from "react-router";
import { may, type Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, parsePhone } from "~/people/phone";
import { db } from "~/platform/db/db.server";
import { errorCode } from "~/ui/form/error-codes";
import { parseForm } from "~/ui/form/parse-form";
import { centreFacts } from "~/visits/centre.server";
import { submissionOf } from "~/visits/submission";
import { askedToLookUp, lookedUp } from "./look-up.action.server";
import { lookUp, type Known } from "./look-up.server";
import { NewRequest } from "./request.schema";
import { takeRequest, type Refusal, type RequestToTake } from "./request.server";

/** What the page gets back when a request was not taken down. */
export interface RequestAnswer {
  readonly result: SubmissionResult<string[]>;
  /** What the centre knew and the page did not show. */
  readonly known?: Known;
}

function refused(answer: RequestAnswer, status: 400 | 403) {
  return data(answer, { status });
}

type Parsed = Submission<Record<string, unknown>, string[], NewRequest>;

async function explained(
  actor: Actor,
  submission: Parsed,
  request: RequestToTake,
  refusal: Refusal,
): Promise<RequestAnswer> {
  const field = (name: string, code: string) => submission.reply({ fieldErrors: { [name]: [code] } });
  const everythingKnown = () => lookUp(actor, request);
  switch (refusal.kind) {
    case "known-by-other-name": {
      const code = errorCode("requests:knownByOtherName", { name: refusal.customer.name });
      return { result: field("name", code), known: await everythingKnown() };
    }
    case "owner-unclear": {
      const code = errorCode("requests:foreignCar", { owner: refusal.vehicle.owner.name });
      return { result: field("ownership", code), known: await everythingKnown() };
    }
    case "service-gone":
      return { result: field("services", "requests:serviceGone") };
    case "enquiry-ended":
      return { result: submission.reply({ formErrors: ["requests:enquiryEnded"] }) };
    case "first-choice-past":
      return { result: field("firstChoiceAt", "requests:firstChoicePast") };
    default:
      return refusal satisfies never;
  }
}

/**
 * Takes the request down that a form holds and goes on to its booking.
 * @throws Response 400 when the form carries no submission id
 */
export async function answerRequest(actor: Actor, form: FormData) {
  const submissionId = submissionOf(form);
  if (!submissionId) throw new Response(null, { status: 400 });
  const centre = await centreFacts(db(), actor);
  const submission = parseForm(form, NewRequest(centre));
  if (!may(actor.roles, "booking:write")) {
    return refused({ result: submission.reply({ formErrors: ["denials:not-permitted"] }) }, 403);
  }
  const asked = askedToLookUp(form);
  if (asked) return data(await lookedUp(actor, submission, asked), { status: 200 });
  if (submission.status !== "success") return refused({ result: submission.reply() }, 400);
  const phone = parsePhone(submission.value.phone, countryOfPhone(centre.phone));
  if (phone === undefined) {
    return refused({ result: submission.reply({ fieldErrors: { phone: ["not-a-phone"] } }) }, 400);
  }
  const toTake = { ...submission.value, phone };
  const taken = await takeRequest(actor, centre, toTake, submissionId);
  if (taken.kind === "taken") return redirect(paths.stage(taken.visitId, "booking"));
  return refused(await explained(actor, submission, toTake, taken), 400);
}
