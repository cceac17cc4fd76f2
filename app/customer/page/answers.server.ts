// The customer's answers: decided once, by the rule, as the customer behind the link.
import { createHash } from "node:crypto";
import { deny } from "~/journey/verdict";
import type { ExtraRequest, Visit } from "~/journey/visit";
import { decideApproval } from "~/stages/4-repairs/extra-work";
import { answerSurvey } from "~/stages/7-follow-up/follow-up";
import { changeVisit, type Author, type Outcome } from "~/visits/store.server";
import type { z } from "zod/v4";
import type { OpenLink } from "../links.server";
import { RATED_STAGES, type ApprovalForm, type SurveyForm } from "./answer.schema";
import { shownText } from "./shown";

/** A fingerprint of what the page shows of a request. */
export function shownHash(request: ExtraRequest): string {
  return createHash("sha256").update(shownText(request)).digest("base64url");
}

function customer(link: OpenLink): Author {
  return { centreId: link.centreId, by: { kind: "customer", id: link.id } };
}

/** The link's own request, as it stood on the page. */
function isWhatWasShown(
  visit: Visit,
  link: OpenLink,
  { requestId, shown }: z.output<typeof ApprovalForm>,
): boolean {
  if (link.objectId !== undefined && link.objectId !== requestId) return false;
  const request = visit.requests.find(({ id }) => id === requestId);
  return request !== undefined && shownHash(request) === shown;
}

/** The decision, line by line. Of many at once the first counts: the others answered something that is no longer so. */
export function recordDecision(
  link: OpenLink,
  submissionId: string,
  answer: z.output<typeof ApprovalForm>,
): Promise<Outcome> {
  const { requestId, lines, acknowledgedSafety = false } = answer;
  return changeVisit(customer(link), link.visitId, submissionId, (visit, { now }) => {
    if (visit.status === "open" && !isWhatWasShown(visit, link, answer))
      return deny("request-lines-mismatch");
    return decideApproval(visit, { requestId, how: "link", lines, acknowledgedSafety }, now);
  });
}

export function recordSurvey(
  link: OpenLink,
  submissionId: string,
  answer: z.output<typeof SurveyForm>,
): Promise<Outcome> {
  const { recommend, text, callMe = false } = answer;
  const ratings = Object.fromEntries(
    RATED_STAGES.flatMap((stage) => {
      const rating = answer.ratings?.[stage];
      return rating === undefined ? [] : [[stage, rating]];
    }),
  );
  return changeVisit(customer(link), link.visitId, submissionId, (visit, { now }) =>
    answerSurvey(visit, { ratings, recommend, text, callMe, complaintId: crypto.randomUUID() }, now),
  );
}
