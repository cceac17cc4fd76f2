// The customer's answers: decided once, by the rule, as the customer behind the link.
import type { z } from "zod/v4";
import type { Decision } from "~/journey/course";
import { event } from "~/journey/events";
import { iso, type Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { decideApproval } from "~/stages/4-repairs/extra-work";
import { changeVisit, type Author, type Outcome } from "~/visits/store.server";
import type { OpenLink } from "../links.server";
import type { ApprovalForm } from "./answer.schema";
import { approvalFacts } from "./approval-facts";
import { approvalText, type ApprovalText } from "./approval-text";
import { readMadeAt, shownHash } from "./shown.server";
import { settingsOf } from "./view.server";

/** Who answers from where. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string | undefined;
}

type Approval = z.output<typeof ApprovalForm>;

function customer(link: OpenLink): Author {
  return { centreId: link.centreId, by: { kind: "customer", id: link.id } };
}

/** The text of the link's own question as the page would show it now, when it is the text that was answered. */
async function answeredText(
  tx: Tx,
  visit: Visit,
  link: OpenLink,
  { requestId, shown }: Pick<Approval, "requestId" | "shown">,
): Promise<ApprovalText | undefined> {
  const facts = approvalFacts(visit, link.objectId);
  if (facts?.open?.id !== requestId) return undefined;
  const text = approvalText({ ...facts, ...facts.open }, await settingsOf(tx, link));
  return shownHash(text) === shown ? text : undefined;
}

async function messageOf(tx: Tx, { centreId, id: linkId }: OpenLink): Promise<string | undefined> {
  const row = await tx.message.findFirst({
    where: { centreId, linkId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { sid: true },
  });
  return row?.sid ?? undefined;
}

/** The first reading is a fact of its own; it is known from the page that comes back with the first answer. */
function readingOf(visit: Visit, requestId: string, madeAt: Instant | undefined, now: Instant) {
  const seen = visit.requests.find(({ id }) => id === requestId)?.viewedAt;
  if (seen !== undefined) return [];
  const at = madeAt !== undefined && madeAt <= now ? { at: iso(madeAt) } : {};
  return [event("approval.viewed", now, { requestId, ...at })];
}

/** The decision, line by line. Of many at once the first counts: the others answered something that is no longer so. */
export function recordDecision(
  link: OpenLink,
  submissionId: string,
  answer: Approval,
  { address, userAgent }: Visitor,
): Promise<Outcome> {
  const { requestId, shown, lines, acknowledgedSafety = false } = answer;
  return changeVisit(customer(link), link.visitId, submissionId, async (visit, { tx, now, testify }) => {
    const text = await answeredText(tx, visit, link, answer);
    if (visit.status === "open" && !text) return deny("request-lines-mismatch");
    const input = { requestId, how: "link" as const, lines, acknowledgedSafety };
    const decision = decideApproval(visit, input, now);
    if (!decision.ok) return decision;
    const madeAt = readMadeAt(answer.made, link.id, shown);
    const [viewed] = readingOf(visit, requestId, madeAt, now);
    const firstViewAt = visit.requests.find(({ id }) => id === requestId)?.viewedAt ?? madeAt;
    testify({
      shown: text,
      ip: address,
      userAgent: userAgent?.slice(0, 300),
      linkId: link.id,
      messageSid: await messageOf(tx, link),
      firstViewAt,
      acknowledgedSafety,
    });
    return viewed ? { ...decision, events: [viewed, ...decision.events] } : decision;
  });
}

/** They have read the question and will decide later. Said once. */
export function recordReading(
  link: OpenLink,
  submissionId: string,
  { requestId, shown, made }: Pick<Approval, "requestId" | "shown" | "made">,
): Promise<Outcome> {
  const decide = async (
    visit: Visit,
    { tx, now }: { readonly tx: Tx; readonly now: Instant },
  ): Promise<Decision> => {
    if (!(await answeredText(tx, visit, link, { requestId, shown }))) return deny("request-lines-mismatch");
    return { ok: true, events: readingOf(visit, requestId, readMadeAt(made, link.id, shown), now) };
  };
  return changeVisit(customer(link), link.visitId, submissionId, decide);
}
