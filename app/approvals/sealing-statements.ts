// What is kept as evidence of two things that customers say on the spot: that they have the car back, and yes to a higher price.
import type { NewEvent, Payload } from "~/journey/events";
import { iso, type Instant } from "~/journey/instant";
import { openAmount, type Facts } from "~/journey/visit";
import { contentHash } from "./chain";
import type { Circumstances, Exhibit } from "./sealing";

/** Kinds of evidence by the fact that they belong to. */
export const STATEMENTS = { "handover.signed": "handover", "price.agreed": "price" } as const;

type Stated = {
  [T in keyof typeof STATEMENTS]: Extract<NewEvent, { readonly type: T }>;
}[keyof typeof STATEMENTS];

export function isStatement(event: NewEvent): event is Stated {
  return Object.hasOwn(STATEMENTS, event.type);
}

/** Who said it when, in which centre's money, and what was seen of them. */
function frame({ visit, currency, names, by, witness = {} }: Circumstances) {
  const { firstViewAt, ...seen } = witness;
  return {
    visitNumber: visit.number,
    currency,
    names,
    by: "id" in by ? { kind: by.kind, id: by.id } : { kind: by.kind },
    seen: { ...seen, firstViewAt: firstViewAt === undefined ? undefined : iso(firstViewAt) },
  };
}

/** For what the signature stands: the car as it was received with the things in it, and the invoices so far. */
function handedOver({ intake, handover }: Facts) {
  return {
    mileage: intake.walkaround?.mileage,
    belongings: intake.walkaround?.belongings,
    invoices: handover.invoices.map(({ number, totalMinor, creditedMinor }) => ({
      number,
      totalMinor,
      creditedMinor,
    })),
    openMinor: openAmount({ handover }),
  };
}

function handoverContent(
  { name, method, strokes, version }: Payload<"handover.signed">,
  at: Instant,
  about: Circumstances,
): unknown {
  const signature = { name, method, strokes, at: iso(at) };
  return { ...frame(about), version, signature, handedOver: handedOver(about.visit) };
}

function priceContent(
  { hash: _hash, lines, ...said }: Payload<"price.agreed">,
  at: Instant,
  about: Circumstances,
): unknown {
  const jobs = new Map(about.visit.jobs.map((job) => [job.id, job]));
  const agreed = lines.map(({ lineId, priceMinor }) => {
    const job = jobs.get(lineId);
    return { lineId, title: job?.title, beforeMinor: job?.priceMinor, priceMinor };
  });
  return { ...frame(about), ...said, lines: agreed, agreedAt: iso(at) };
}

/** The fact with its number within the visit and the hash of its evidence, and the evidence. */
export function sealStatement(event: Stated, about: Circumstances): { event: NewEvent; exhibit: Exhibit } {
  const { visit } = about;
  const subject = { subjectId: visit.id, at: event.occurredAt };
  if (event.type === "handover.signed") {
    const version = (visit.handover.signed?.version ?? 0) + 1;
    const content = handoverContent({ ...event.payload, version }, event.occurredAt, about);
    const payload = { ...event.payload, version, hash: contentHash(content) };
    return { event: { ...event, payload }, exhibit: { ...subject, kind: "handover", version, content } };
  }
  const version = (visit.handover.pricesAgreed ?? 0) + 1;
  const content = priceContent({ ...event.payload, version }, event.occurredAt, about);
  const payload = { ...event.payload, version, hash: contentHash(content) };
  return { event: { ...event, payload }, exhibit: { ...subject, kind: "price", version, content } };
}
