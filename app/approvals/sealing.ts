// What is kept as evidence of a question and of an answer, made from the facts themselves, so that both can be compared later.
import type { EventActor, NewEvent, Payload } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { iso } from "~/journey/instant";
import type { Facts } from "~/journey/visit";
import { contentHash, type EvidenceKind } from "./chain";
import { isStatement, sealStatement } from "./sealing-statements";

/** What was seen and said when somebody answered. All of it is kept with the answer, and nowhere else. */
export interface Witness {
  /** The text as it was shown, in its language. */
  readonly shown?: unknown;
  /** When the page was made that was answered first. */
  readonly firstViewAt?: Instant | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly linkId?: string | undefined;
  /** The carrier's name of the message that brought the link. */
  readonly messageSid?: string | undefined;
  /** Somebody declined a safety line and said that they know what it means. */
  readonly acknowledgedSafety?: boolean | undefined;
}

/** A record that is to be appended with the fact. */
export interface Exhibit {
  readonly kind: EvidenceKind;
  readonly subjectId: string;
  readonly version: number;
  readonly content: unknown;
  /** When the fact that it belongs to happened. */
  readonly at: Instant;
}

export interface Sealed {
  readonly events: readonly NewEvent[];
  readonly exhibits: readonly Exhibit[];
}

/** What is known of the question that an answer is to. */
export interface AskedBefore {
  readonly id: string;
  readonly version: number;
  readonly hash?: string | undefined;
  readonly lines: readonly {
    readonly id: string;
    readonly title: string;
    readonly labourMinutes: number;
    readonly priceMinor: number;
  }[];
}

export interface Circumstances {
  /** As it stood before the facts. */
  readonly visit: Facts;
  readonly currency: string;
  readonly by: EventActor;
  readonly witness?: Witness | undefined;
  /** Whose answer it is and about which car, as they are called now: plain members, for the receipt of years later. */
  readonly names?: unknown;
}

/** Everything that an estimate says. The same is computed from the recorded fact when evidence is verified. */
export function estimateContent(
  visitNumber: number,
  { hash: _hash, ...payload }: Payload<"approval.requested">,
): unknown {
  return { visitNumber, ...payload };
}

/** Sum of the lines that an answer approves, minor units. */
export function approvedOf(
  lines: readonly { readonly decision: string; readonly priceMinor: number }[],
): number {
  return lines.reduce(
    (sum, { decision, priceMinor }) => (decision === "approved" ? sum + priceMinor : sum),
    0,
  );
}

function decisionContent(
  { hash: _hash, lines, ...payload }: Payload<"approval.decided">,
  request: AskedBefore | undefined,
  at: Instant,
  { visit: { number: visitNumber }, currency, by, witness = {}, names }: Circumstances,
): unknown {
  const asked = new Map(request?.lines.map((line) => [line.id, line]));
  const answered = lines.map(({ lineId, decision }) => {
    const { title = "", labourMinutes = 0, priceMinor = 0 } = asked.get(lineId) ?? {};
    return { lineId, decision, title, labourMinutes, priceMinor };
  });
  const { firstViewAt, ...seen } = witness;
  return {
    visitNumber,
    currency,
    names,
    ...payload,
    estimate: { version: request?.version, hash: request?.hash },
    lines: answered,
    approvedMinor: approvedOf(answered),
    decidedAt: iso(at),
    by: "id" in by ? { kind: by.kind, id: by.id } : { kind: by.kind },
    seen: { ...seen, firstViewAt: firstViewAt === undefined ? undefined : iso(firstViewAt) },
  };
}

/** Facts that have evidence of their own; signed orders are kept where they are signed. */
export function isSealed(event: NewEvent): boolean {
  return event.type === "approval.requested" || event.type === "approval.decided" || isStatement(event);
}

/** Puts hashes into what was asked, answered and signed, and hands back the evidence. Other facts pass as they are. */
export function sealFacts(events: readonly NewEvent[], circumstances: Circumstances): Sealed {
  if (!events.some(isSealed)) return { events, exhibits: [] };
  const { visit, currency } = circumstances;
  const requests: AskedBefore[] = [...visit.requests];
  const exhibits: Exhibit[] = [];
  const sealed = events.map((event): NewEvent => {
    if (event.type === "approval.requested") {
      const payload = { ...event.payload, currency };
      const { requestId, version = requests.length + 1, lines } = payload;
      const content = estimateContent(visit.number, payload);
      const hash = contentHash(content);
      requests.push({ id: requestId, version, hash, lines });
      exhibits.push({ kind: "estimate", subjectId: requestId, version, content, at: event.occurredAt });
      return { ...event, payload: { ...payload, hash } };
    }
    if (isStatement(event)) {
      const statement = sealStatement(event, circumstances);
      exhibits.push(statement.exhibit);
      return statement.event;
    }
    if (event.type !== "approval.decided") return event;
    const { requestId, version = 1 } = event.payload;
    const request = requests.find(({ id }) => id === requestId);
    const content = decisionContent(event.payload, request, event.occurredAt, circumstances);
    exhibits.push({ kind: "decision", subjectId: requestId, version, content, at: event.occurredAt });
    return { ...event, payload: { ...event.payload, hash: contentHash(content) } };
  });
  return { events: sealed, exhibits };
}
