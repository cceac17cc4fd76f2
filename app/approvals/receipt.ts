// The facts of a receipt: what was decided on a request, when, how, and the hashes under which it is kept.
import type { Instant } from "~/journey/instant";
import type { ExtraRequest, LineDecision, Visit } from "~/journey/visit";
import { approvedOf } from "./sealing";

export interface ReceiptFacts {
  readonly visitNumber: number;
  readonly requestId: string;
  /** Of the estimate, 1, 2, 3 ... within the visit. */
  readonly version: number;
  readonly askedAt: Instant;
  /** SHA-256 of the estimate, hex; none of requests of earlier versions of the program. */
  readonly estimateHash: string | undefined;
  readonly lines: readonly {
    readonly id: string;
    readonly title: string;
    readonly labourMinutes: number;
    /** Minor units, tax included. */
    readonly priceMinor: number;
    readonly decision: LineDecision;
  }[];
  /** Sum of the approved lines, minor units. */
  readonly approvedMinor: number;
  readonly answers: readonly {
    readonly at: Instant;
    readonly how: ExtraRequest["answers"][number]["how"];
    readonly saidBy: string | undefined;
    /** SHA-256 of the decision as it is kept, hex. */
    readonly hash: string | undefined;
  }[];
}

/**
 * What was answered to a request; where nothing was and it was asked anew, to the one in its place.
 * @returns undefined when the visit has no such request, or nothing of it was answered yet
 */
export function approvalReceipt(visit: Visit, requestId: string): ReceiptFacts | undefined {
  const request = visit.requests.find(({ id }) => id === requestId);
  if (!request) return undefined;
  if (request.answers.length === 0)
    return request.replacedBy === undefined ? undefined : approvalReceipt(visit, request.replacedBy);
  return {
    visitNumber: visit.number,
    requestId,
    version: request.version,
    askedAt: request.requested.at,
    estimateHash: request.hash,
    lines: request.lines.map(({ id, title, labourMinutes, priceMinor, decision }) => ({
      id,
      title,
      labourMinutes,
      priceMinor,
      decision,
    })),
    approvedMinor: approvedOf(request.lines),
    answers: request.answers.map(({ at, how, saidBy, hash }) => ({ at, how, saidBy, hash })),
  };
}
