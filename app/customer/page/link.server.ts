// Opening a link and answering behind it. Looking changes nothing; only a form that was handed in does.
import { data, redirect } from "react-router";
import type { z } from "zod/v4";
import { instant } from "~/journey/instant";
import { payNow } from "~/money/stripe/checkout.server";
import { PAY_INTENT } from "~/money/stripe/pay-intent";
import { paths } from "~/paths";
import { orUnavailable } from "~/platform/database-outage";
import { parseForm } from "~/ui/form/parse-form";
import type { Outcome } from "~/visits/store.server";
import { submissionOf } from "~/visits/submission";
import { formOf } from "~/platform/http/form-body";
import { countPost, missing } from "../link-limits.server";
import type { LinkPurpose } from "../link-purposes";
import { findLink, type OpenLink } from "../links.server";
import type { Answer } from "./answer";
import { ApprovalForm, HandoverForm, ReadingForm, SignForm } from "./answer.schema";
import { recordDecision, recordReading, type Visitor } from "./answers.server";
import { recordHandover } from "./ready.server";
import { recordSignature } from "./sign.server";
import { SurveyForm, SurveyStepForm } from "./survey/survey.schema";
import { keepStep, recordSurvey, withDraft } from "./survey/survey.server";
import { pageBehind, type Asked, type PageBehind } from "./view.server";

/**
 * The page behind a token.
 * @param address the visitor's network address, for the limit on misses
 * @throws data 404 (429 after too many) when it opens nothing
 */
export async function openPage(
  token: string,
  address: string,
  now: Date,
  asked: Asked = {},
): Promise<PageBehind> {
  const link = await orUnavailable(findLink(token, undefined, now));
  const page = link && (await orUnavailable(pageBehind(link, now.getTime(), asked)));
  return page ?? missing(address);
}

function refused(status: number, answer: Answer) {
  return data(answer, { status });
}

function typed(form: FormData): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] = value.slice(0, 4000);
  return values;
}

/** What the whole form and its fields lack, by name. */
function invalid(form: FormData, errors: Readonly<Record<string, string[] | null>>) {
  const named: Record<string, readonly string[]> = {};
  for (const [name, codes] of Object.entries(errors)) if (codes) named[name] = codes;
  return refused(400, { kind: "invalid", errors: named, values: typed(form) });
}

function answered(token: string, form: FormData, outcome: Outcome) {
  switch (outcome.kind) {
    case "done":
    case "repeated":
      return redirect(paths.customerLink(token));
    case "denied": {
      const { code, field } = outcome.denial;
      if (field === undefined) return refused(409, { kind: "stale" });
      // The sentences of denials are for staff; the customer is told in words of their own.
      return invalid(form, { "": [`customer:approval.${field}`], [field]: [`denials:${code}`] });
    }
    case "not-found":
      return undefined;
    default:
      return outcome satisfies never;
  }
}

type Recorder<S extends z.ZodType> = (
  link: OpenLink,
  submissionId: string,
  value: z.output<S>,
) => Promise<Outcome>;

async function take<S extends z.ZodType>(
  posted: { readonly token: string; readonly link: OpenLink; readonly form: FormData },
  schema: S,
  record: Recorder<S>,
) {
  const { token, link, form } = posted;
  const submissionId = submissionOf(form);
  if (!submissionId) throw new Response(null, { status: 400 });
  const submission = parseForm(form, schema);
  if (submission.status !== "success") return invalid(form, submission.error ?? {});
  return answered(token, form, await orUnavailable(record(link, submissionId, submission.value)));
}

/** What an address says beside its token: of the survey's steps, of a payment. */
export function askedOf(request: Request): Asked {
  const { searchParams } = new URL(request.url);
  return {
    step: searchParams.get("step") ?? undefined,
    saved: searchParams.has("saved"),
    returned: searchParams.get("payment") === "done",
  };
}

/** A step of the survey is kept and leads to the next one; the last page sends all of them. */
async function answerSurveyPage(token: string, form: FormData, address: string, now: Date) {
  const link = await orUnavailable(findLink(token, "survey", now));
  if (!link) return missing(address);
  if (form.get("intent") === "survey") {
    const whole = await orUnavailable(withDraft(link, form));
    return (await take({ token, link, form: whole }, SurveyForm, recordSurvey)) ?? missing(address);
  }
  const step = parseForm(form, SurveyStepForm);
  if (step.status !== "success") return invalid(form, step.error ?? {});
  const kept = await orUnavailable(keepStep(link, step.value, now));
  return kept === "over"
    ? refused(409, { kind: "stale" })
    : redirect(paths.surveyStep(token, kept.next, kept.saved));
}

/** Which pages say how the visit stands: the car is paid and signed for there. */
const STANDING_BEHIND: readonly LinkPurpose[] = ["status", "booking"];

/** Leads to the payment page, or back to the link's own page, which says how it stands. */
async function leadToPayment(token: string, address: string, now: Date) {
  const link = await orUnavailable(findLink(token, undefined, now));
  if (!link || !STANDING_BEHIND.includes(link.purpose)) return missing(address);
  const answer = await orUnavailable(payNow(link, token, instant(now)));
  switch (answer.kind) {
    case "go":
      return redirect(answer.to, 303);
    case "back":
      return redirect(paths.customerLink(token), 303);
    case "unreachable":
      return refused(503, { kind: "invalid", errors: { "": ["linkPay:unreachable"] }, values: {} });
    case "refused":
      return refused(409, { kind: "invalid", errors: { "": ["linkPay:refused"] }, values: {} });
    default:
      return answer satisfies never;
  }
}

/** The customer has the car back. */
async function signForCar(token: string, form: FormData, visitor: Visitor, now: Date) {
  const { address } = visitor;
  const link = await orUnavailable(findLink(token, undefined, now));
  if (!link || !STANDING_BEHIND.includes(link.purpose)) return missing(address);
  const posted = { token, link, form };
  return (
    (await take(posted, HandoverForm, (...about) => recordHandover(...about, visitor))) ?? missing(address)
  );
}

/**
 * Takes the form of the page behind a token; a form of another purpose finds no page.
 * @throws data 404 like openPage, 429 after too many forms, Response 400 for a body that is none of our forms
 */
export async function answerPage(request: Request, token: string, address: string, now: Date) {
  await countPost(token, address);
  const form = await formOf(request);
  const intent = form.get("intent");
  if (intent === "survey" || intent === "survey-step") return answerSurveyPage(token, form, address, now);
  if (intent === PAY_INTENT) return leadToPayment(token, address, now);
  const visitor = { address, userAgent: request.headers.get("User-Agent") ?? undefined };
  if (intent === "handover") return signForCar(token, form, visitor, now);
  if (intent !== "approval" && intent !== "intake") return missing(address);
  const link = await orUnavailable(findLink(token, intent, now));
  if (!link) return missing(address);
  const posted = { token, link, form };
  const answer =
    intent === "intake"
      ? await take(posted, SignForm, recordSignature)
      : form.has("later")
        ? await take(posted, ReadingForm, recordReading)
        : await take(posted, ApprovalForm, (...about) => recordDecision(...about, visitor));
  return answer ?? missing(address);
}
