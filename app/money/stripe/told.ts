// What we read of Stripe's objects: ids, states and amounts, and nothing of the person who pays. Pure.
import { z } from "zod";

/** Names under which our own ids travel with Stripe's objects. */
export const OUR_CHECKOUT = "bayline_checkout";
export const OUR_REFUND = "bayline_refund";

const Id = z.string().min(1).max(255);
const Amount = z.int();
const Currency = z.string().regex(/^[A-Z]{3}$/);

/** As the inbox keeps it. */
export const Told = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("session"),
    id: Id,
    /** open | complete | expired */
    status: z.string(),
    paid: z.boolean(),
    /** What the event itself says beside the session's state. */
    failed: z.boolean(),
    paymentIntent: Id.optional(),
    /** As Stripe counts. */
    amount: Amount.optional(),
    currency: Currency.optional(),
    /** Our own id of it. */
    checkoutId: z.uuid().optional(),
  }),
  z.object({ kind: z.literal("charge"), id: Id, paymentIntent: Id.optional() }),
  z.object({
    kind: z.literal("refund"),
    id: Id,
    status: z.string(),
    paymentIntent: Id.optional(),
    /** As Stripe counts. */
    amount: Amount,
    currency: Currency,
    failure: z.string().max(100).optional(),
    refundId: z.uuid().optional(),
  }),
  z.object({
    kind: z.literal("dispute"),
    id: Id,
    status: z.string(),
    paymentIntent: Id.optional(),
    /** As Stripe counts. */
    amount: Amount,
    currency: Currency,
    reason: z.string().min(1).max(100),
    /** Until when evidence is taken, milliseconds since 1970. */
    dueMs: z.int().optional(),
  }),
  /** Of a type that we hear, in a shape that we do not understand: somebody has to look. */
  z.object({ kind: z.literal("unread"), id: Id }),
]);
export type Told = z.infer<typeof Told>;
export type ToldSession = Extract<Told, { kind: "session" }>;
export type ToldDispute = Extract<Told, { kind: "dispute" }>;
export type ToldRefund = Extract<Told, { kind: "refund" }>;

/** An object, or its id alone. */
const Ref = z
  .union([Id, z.object({ id: Id })])
  .nullish()
  .transform((ref) =>
    ref === null || ref === undefined || typeof ref === "string" ? (ref ?? undefined) : ref.id,
  );
const Metadata = z.record(z.string(), z.string()).nullish();
const StripeCurrency = z.string().regex(/^[A-Za-z]{3}$/);

const Session = z.object({
  id: Id,
  object: z.literal("checkout.session"),
  status: z.string().nullish(),
  payment_status: z.string(),
  payment_intent: Ref,
  amount_total: Amount.nullish(),
  currency: StripeCurrency.nullish(),
  metadata: Metadata,
});
const Charge = z.object({ id: Id, object: z.literal("charge"), payment_intent: Ref });
const Refund = z.object({
  id: Id,
  object: z.literal("refund"),
  status: z.string().nullish(),
  payment_intent: Ref,
  amount: Amount,
  currency: StripeCurrency,
  failure_reason: z.string().nullish(),
  metadata: Metadata,
});

/** docs.stripe.com/api/disputes/object; what evidence holds of the person is not read. */
const Dispute = z.object({
  id: Id,
  object: z.literal("dispute"),
  status: z.string(),
  payment_intent: Ref,
  amount: Amount,
  currency: StripeCurrency,
  reason: z.string(),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish(),
});

function ownId(metadata: z.infer<typeof Metadata>, name: string): string | undefined {
  return z.uuid().safeParse(metadata?.[name]).data;
}

/** Without the names of what is absent. */
function present<T extends object>(all: T): { [K in keyof T]: T[K] } {
  const kept = { ...all };
  for (const name of Object.keys(kept))
    if (Reflect.get(kept, name) === undefined) Reflect.deleteProperty(kept, name);
  return kept;
}

/** A session as Stripe answers or tells it; undefined when it is none. @param failed its payment was tried and failed */
export function readSession(object: unknown, failed = false): ToldSession | undefined {
  const { data } = Session.safeParse(object);
  if (!data) return undefined;
  const read = Told.safeParse(
    present({
      kind: "session",
      id: data.id,
      status: data.status ?? "open",
      paid: data.payment_status === "paid",
      failed,
      paymentIntent: data.payment_intent,
      amount: data.amount_total ?? undefined,
      currency: data.currency?.toUpperCase(),
      checkoutId: ownId(data.metadata, OUR_CHECKOUT),
    }),
  );
  return read.data?.kind === "session" ? read.data : undefined;
}

/** A refund as Stripe answers or tells it; undefined when it is none. */
export function readRefund(object: unknown): ToldRefund | undefined {
  const { data } = Refund.safeParse(object);
  if (!data) return undefined;
  const read = Told.safeParse(
    present({
      kind: "refund",
      id: data.id,
      status: data.status ?? "pending",
      paymentIntent: data.payment_intent,
      amount: data.amount,
      currency: data.currency.toUpperCase(),
      failure: data.failure_reason?.slice(0, 100),
      refundId: ownId(data.metadata, OUR_REFUND),
    }),
  );
  return read.data?.kind === "refund" ? read.data : undefined;
}

function readDispute(object: unknown): Told | undefined {
  const { data } = Dispute.safeParse(object);
  if (!data) return undefined;
  const due = data.evidence_details?.due_by;
  return Told.safeParse(
    present({
      kind: "dispute",
      id: data.id,
      status: data.status,
      paymentIntent: data.payment_intent,
      amount: data.amount,
      currency: data.currency.toUpperCase(),
      reason: data.reason.slice(0, 100),
      dueMs: due === null || due === undefined ? undefined : due * 1_000,
    }),
  ).data;
}

function readCharge(object: unknown): Told | undefined {
  const { data } = Charge.safeParse(object);
  if (!data) return undefined;
  return Told.safeParse(present({ kind: "charge", id: data.id, paymentIntent: data.payment_intent })).data;
}

/** What we hear; everything else is thanked for and forgotten. */
const HEARD: Readonly<Record<string, (object: unknown) => Told | undefined>> = {
  "checkout.session.completed": (object) => readSession(object),
  "checkout.session.async_payment_succeeded": (object) => readSession(object),
  "checkout.session.async_payment_failed": (object) => readSession(object, true),
  "checkout.session.expired": (object) => readSession(object),
  "charge.refunded": readCharge,
  "refund.created": readRefund,
  "refund.updated": readRefund,
  "refund.failed": readRefund,
  "charge.refund.updated": readRefund,
  "charge.dispute.created": readDispute,
  "charge.dispute.updated": readDispute,
  "charge.dispute.funds_withdrawn": readDispute,
  "charge.dispute.funds_reinstated": readDispute,
  "charge.dispute.closed": readDispute,
};

/** The types that Stripe is to post. */
export const HEARD_TYPES = Object.keys(HEARD);

const Event = z.object({
  id: Id,
  type: z.string(),
  created: z.int(),
  data: z.object({ object: z.unknown() }),
});

export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  readonly told: Told;
}

/** An event; undefined when it is of a type that we do not hear, or no event at all. */
export function readEvent(posted: unknown): ToldEvent | undefined {
  const { data: event } = Event.safeParse(posted);
  const read = event && Object.hasOwn(HEARD, event.type) ? HEARD[event.type] : undefined;
  if (!event || !read) return undefined;
  const { id, type } = event;
  const object = z.object({ id: Id }).safeParse(event.data.object).data;
  const told = read(event.data.object) ?? { kind: "unread" as const, id: object?.id ?? id };
  return { id, type, createdMs: event.created * 1_000, told };
}
