// Extra work: what was found, what the customer is asked about it, what they answered, and the parts it takes.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type DECISIONS, type NewEvent, type Severity, type WorkLine } from "~/journey/events";
import { iso, type Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import {
  isOpenLine,
  linesTotal,
  unpricedFindings,
  type ExtraRequest,
  type Facts,
  type RequestLine,
  type Visit,
} from "~/journey/visit";
import { openJob } from "./clock";

export { isOpenLine };

type Denied = Exclude<Decision, { ok: true }>;

/** A finding with its price. Its severity is the finding's. */
export interface PricedLine extends WorkLine {
  readonly findingId: string;
  /** Why it matters, in plain words. */
  readonly why?: string | undefined;
}

/** A question to the customer. */
export interface Asked {
  readonly requestId: string;
  readonly lines: readonly PricedLine[];
  /** An earlier question whose place it takes. */
  readonly replaces?: string | undefined;
  /** By when the car would be ready if the customer says yes to everything. */
  readonly readyAt?: Instant | undefined;
}

export interface LineAnswer {
  readonly lineId: string;
  readonly decision: (typeof DECISIONS)[number];
}

/** Something that the order does not know yet. */
export function reportFinding(
  visit: Visit,
  finding: { readonly findingId: string; readonly what: string; readonly severity: Severity },
  now: Instant,
): Decision {
  const here = inStage(visit, "repairs");
  if (!here.ok) return here;
  if (here.visit.findings.some(({ id }) => id === finding.findingId)) return deny("already-recorded");
  return happened(event("finding.reported", now, finding));
}

/** Extra work that was agreed to so far and not taken off again, in minor units. */
function extraTotal(visit: Facts): number {
  return linesTotal(
    visit.jobs.filter(({ origin, state }) => origin === "extra" && state.kind !== "cancelled"),
  );
}

/**
 * The lines to which the customer said yes in advance, at intake. "Up to an amount" covers all extra work of the visit
 * together, line by line in the given order; "safety only" covers safety lines, the others are asked about.
 */
export function agreedInAdvance(
  visit: Facts,
  lines: readonly (PricedLine & { readonly severity: Severity })[],
): readonly string[] {
  const consent = visit.intake.consent;
  if (!consent) return [];
  switch (consent.choice) {
    case "ask-every-time":
      return [];
    case "do-not-ask":
      return lines.map(({ id }) => id);
    case "safety-only":
      return lines.filter(({ severity }) => severity === "safety").map(({ id }) => id);
    case "up-to-amount": {
      let left = (consent.limitMinor ?? 0) - extraTotal(visit);
      return lines.flatMap(({ id, priceMinor }) => {
        if (priceMinor > left) return [];
        left -= priceMinor;
        return [id];
      });
    }
    default:
      return consent.choice satisfies never;
  }
}

/** What the customer can still be asked anew: open, or taken back. */
export function askableAgain(request: ExtraRequest): readonly RequestLine[] {
  if (request.replacedBy !== undefined) return [];
  return request.lines.filter((line) => isOpenLine(line) || line.decision === "withdrawn");
}

/** Why a finding can't be part of a new request. */
function notToAsk(visit: Facts, { lines, replaces }: Asked): Denied | undefined {
  if (lines.length === 0) return deny("estimate-empty");
  const known = new Set([
    ...visit.jobs.map(({ id }) => id),
    ...visit.requests.flatMap((request) => request.lines.map(({ id }) => id)),
  ]);
  const ids = lines.map(({ id }) => id);
  if (new Set(ids).size < ids.length || ids.some((id) => known.has(id))) return deny("already-recorded");
  const replaced = visit.requests.find(({ id }) => id === replaces);
  const again = replaced ? askableAgain(replaced) : [];
  if (replaces !== undefined && !replaced) return deny("request-not-found");
  if (replaced && again.length === 0)
    return deny(replaced.replacedBy === undefined ? "request-already-decided" : "request-taken-back");
  const unpriced = new Set([
    ...unpricedFindings(visit).map(({ id }) => id),
    ...again.map(({ findingId }) => findingId),
  ]);
  const wrong = lines.find(({ findingId }) => !unpriced.has(findingId));
  if (!wrong) return undefined;
  const found = visit.findings.some(({ id }) => id === wrong.findingId);
  return deny(found ? "finding-already-priced" : "finding-not-found");
}

/** Puts priced findings before the customer; what was agreed to in advance is decided in the same moment. */
export function requestApproval(visit: Visit, question: Asked, now: Instant): Decision {
  const { requestId, lines, replaces, readyAt } = question;
  const here = inStage(visit, "repairs");
  if (!here.ok) return here;
  if (here.visit.requests.some(({ id }) => id === requestId)) return deny("already-recorded");
  const denied = notToAsk(here.visit, question);
  if (denied) return denied;
  const severities = new Map(here.visit.findings.map(({ id, severity }) => [id, severity]));
  const asked = lines.map((line) => ({ ...line, severity: severities.get(line.findingId) ?? "advice" }));
  const agreed = agreedInAdvance(here.visit, asked);
  const decided: readonly NewEvent[] =
    agreed.length === 0
      ? []
      : [
          event("approval.decided", now, {
            requestId,
            how: "in-advance",
            version: 1,
            lines: agreed.map((lineId) => ({ lineId, decision: "approved" as const })),
          }),
        ];
  const requested = event("approval.requested", now, {
    requestId,
    lines: asked,
    version: Math.max(0, ...here.visit.requests.map(({ version }) => version)) + 1,
    ...(replaces === undefined ? {} : { replaces }),
    ...(readyAt === undefined ? {} : { readyAt: iso(readyAt) }),
  });
  return happened(requested, ...decided);
}

function notToDecide(request: ExtraRequest, answers: readonly LineAnswer[]): Denied | undefined {
  const lines = new Map(request.lines.map((line) => [line.id, line]));
  const named = answers.map(({ lineId }) => lines.get(lineId));
  if (answers.length === 0 || named.some((line) => line === undefined)) return deny("request-lines-mismatch");
  if (new Set(answers.map(({ lineId }) => lineId)).size < answers.length)
    return deny("request-lines-mismatch");
  if (named.some((line) => line && !isOpenLine(line))) return deny("request-already-decided");
  const nothingNew = answers.every(({ lineId, decision }) => lines.get(lineId)?.decision === decision);
  return nothingNew ? deny("already-recorded") : undefined;
}

/**
 * The customer's answer, line by line; lines that are not named stay open. To decline a safety line the customer has to
 * say that they know what it means.
 */
export function decideApproval(
  visit: Visit,
  input: {
    readonly requestId: string;
    readonly how: "link" | "phone" | "desk";
    readonly lines: readonly LineAnswer[];
    readonly acknowledgedSafety: boolean;
    /** Who said it, where a colleague writes it down. */
    readonly saidBy?: string | undefined;
  },
  now: Instant,
): Decision {
  const here = inStage(visit, "repairs");
  if (!here.ok) return here;
  const request = here.visit.requests.find(({ id }) => id === input.requestId);
  if (!request) return deny("request-not-found");
  if (request.withdrawn || request.replacedBy !== undefined) return deny("request-taken-back");
  if (request.decidedAt !== undefined) return deny("request-already-decided");
  const denied = notToDecide(request, input.lines);
  if (denied) return denied;
  const declined = new Set(
    input.lines.flatMap(({ lineId, decision }) => (decision === "declined" ? [lineId] : [])),
  );
  const unsafe = request.lines.some((line) => line.severity === "safety" && declined.has(line.id));
  if (unsafe && !input.acknowledgedSafety) {
    return deny("safety-needs-acknowledgement", { field: "acknowledgedSafety" });
  }
  const { requestId, how, saidBy } = input;
  const lines = input.lines.map(({ lineId, decision }) => ({ lineId, decision }));
  const version = request.answers.length + 1;
  const said = saidBy === undefined ? {} : { saidBy };
  return happened(event("approval.decided", now, { requestId, how, lines, version, ...said }));
}

/** Takes back what is open of a question. */
export function withdrawApproval(
  visit: Visit,
  { requestId, reason }: { readonly requestId: string; readonly reason: string },
  now: Instant,
): Decision {
  const here = inStage(visit, "repairs");
  if (!here.ok) return here;
  const request = here.visit.requests.find(({ id }) => id === requestId);
  if (!request) return deny("request-not-found");
  if (request.withdrawn || request.replacedBy !== undefined) return deny("request-taken-back");
  if (!request.lines.some(isOpenLine)) return deny("request-already-decided");
  return happened(event("approval.withdrawn", now, { requestId, reason }));
}

/** Asks the parts desk. Several things may be awaited for one job. */
export function requestParts(
  visit: Visit,
  { jobId, what }: { readonly jobId: string; readonly what: string },
  now: Instant,
): Decision {
  const found = openJob(visit, jobId);
  if (!found.ok) return found;
  return happened(event("parts.requested", now, { jobId, what }));
}

/** Everything that was awaited for the job is there. */
export function partsArrived(visit: Visit, { jobId }: { readonly jobId: string }, now: Instant): Decision {
  const found = openJob(visit, jobId);
  if (!found.ok) return found;
  if (!found.visit.partsAwaited.some((part) => part.jobId === jobId)) return deny("already-recorded");
  return happened(event("parts.arrived", now, { jobId }));
}
