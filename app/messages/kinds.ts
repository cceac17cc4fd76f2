// What is said, on which occasion, and with what: every kind of message that the program writes. Pure.

/** How a message can travel. "none": there is no way to this customer; the row says why and a person phones. */
export const CHANNELS = ["sms", "whatsapp", "email"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What stands in a template as {name}. */
export const PLACEHOLDERS = [
  "customer",
  "centre",
  "phone",
  "plate",
  "car",
  "time",
  "promised",
  "work",
  "reason",
  "count",
  "list",
  "link",
  "code",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Never kept in plain text: they open something. */
export const SECRETS = ["link", "code"] as const satisfies readonly Placeholder[];
export type SecretName = (typeof SECRETS)[number];

interface KindOf {
  /** To a customer, or to a colleague. */
  readonly to: "customer" | "staff";
  /** A template without them is not saved. */
  readonly needs: readonly Placeholder[];
  /** Besides these. */
  readonly takes: readonly Placeholder[];
  /** Goes out in quiet hours too: somebody is waiting for it with the telephone in hand. */
  readonly urgent?: true;
  /** Of a time that may be moved: it is sent only while that time holds. */
  readonly aboutAppointment?: true;
  /** An offer, and not part of a visit under way: only with consent, and never after an objection. */
  readonly offer?: true;
  /** A colleague has to telephone when it cannot be sent. */
  readonly orPhone?: true;
  /** The person has just asked for it: that is consent to this one message. */
  readonly asked?: true;
  /** An answer that the law asks for: it goes out after an objection too. */
  readonly answer?: true;
  /** Written whole by whoever sends it: there is no template. */
  readonly unscripted?: true;
  /** The ways that make sense; all, where it does not say. */
  readonly by?: readonly Channel[];
}

const ALWAYS = ["customer", "centre", "phone", "plate", "car"] as const;

export const KINDS = {
  "booking-code": {
    to: "customer",
    needs: ["code"],
    takes: ["centre"],
    urgent: true,
    asked: true,
    by: ["sms"],
  },
  "booking-confirmed": {
    to: "customer",
    needs: ["time"],
    takes: [...ALWAYS, "link", "work"],
    urgent: true,
    aboutAppointment: true,
  },
  "booking-moved": {
    to: "customer",
    needs: ["time"],
    takes: [...ALWAYS, "link"],
    aboutAppointment: true,
    orPhone: true,
  },
  "booking-cancelled": { to: "customer", needs: [], takes: [...ALWAYS, "time"], orPhone: true },
  "reminder-day": {
    to: "customer",
    needs: ["time"],
    takes: [...ALWAYS, "link"],
    aboutAppointment: true,
    orPhone: true,
  },
  "reminder-hours": { to: "customer", needs: ["time"], takes: [...ALWAYS, "link"], aboutAppointment: true },
  /** The customer stands beside the car with the telephone in hand. */
  "sign-order": { to: "customer", needs: ["link"], takes: [...ALWAYS, "promised"], urgent: true },
  "approval-request": { to: "customer", needs: ["link"], takes: [...ALWAYS, "count"], orPhone: true },
  "approval-decided": { to: "customer", needs: [], takes: [...ALWAYS, "list", "link"] },
  "promise-revised": {
    to: "customer",
    needs: ["promised"],
    takes: [...ALWAYS, "reason", "link"],
    orPhone: true,
  },
  ready: { to: "customer", needs: [], takes: [...ALWAYS, "link"], orPhone: true },
  survey: { to: "customer", needs: ["link"], takes: ALWAYS },
  "service-due": { to: "customer", needs: [], takes: [...ALWAYS, "link"], offer: true },
  "deferred-work": { to: "customer", needs: ["work"], takes: [...ALWAYS, "link"], offer: true },
  /** The answer that the law asks for when somebody writes STOP, HELP or START. */
  "word-answer": {
    to: "customer",
    needs: [],
    takes: ["centre", "phone"],
    urgent: true,
    asked: true,
    answer: true,
    unscripted: true,
    by: ["sms", "whatsapp"],
  },
  /** Written by a colleague, in their own words. */
  "by-hand": { to: "customer", needs: [], takes: [], urgent: true, unscripted: true },
  /** A poor rating, or a complaint that nobody has dealt with in time. */
  "complaint-alert": {
    to: "staff",
    needs: ["list"],
    takes: ["centre", "plate", "car"],
    urgent: true,
    by: ["email"],
  },
  "morning-list": { to: "staff", needs: ["list"], takes: ["centre", "count"], urgent: true, by: ["email"] },
} as const satisfies Record<string, KindOf>;

export type MessageKind = keyof typeof KINDS;
export const MESSAGE_KINDS = Object.keys(KINDS).filter(isMessageKind);

export function isMessageKind(kind: string): kind is MessageKind {
  return Object.hasOwn(KINDS, kind);
}

/** The kind as the table has it, with everything that it may say of itself. */
export function kindOf(kind: MessageKind): KindOf {
  return KINDS[kind];
}

/** The ways that a kind of message can travel. */
export function channelsOf(kind: MessageKind): readonly Channel[] {
  return kindOf(kind).by ?? CHANNELS;
}

/** Where a message stands; a trigger of the database keeps it to the transitions that there are. */
export const MESSAGE_STATES = [
  "pending",
  "sending",
  "unknown",
  "sent",
  "delivered",
  "failed",
  "withheld",
  "withdrawn",
  "missed",
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message is not sent; a carrier's own codes stand beside these. */
export const WITHHELD_REASONS = [
  "no-consent",
  "opted-out",
  "no-address",
  "prefers-phone",
  "switched-off",
  "quiet-hours",
  "outdated",
  "too-late",
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];
