// Words out of which a fact chooses: channels, causes, decisions and the like.
export const CHANNELS = ["phone", "walk-in", "online", "message"] as const;
export const TRANSPORTS = ["wait", "drop-off", "loaner", "shuttle"] as const;
export const CONSENTS = ["ask-every-time", "up-to-amount", "safety-only", "do-not-ask"] as const;
export const STOP_CAUSES = ["parts", "approval", "bay", "technician", "advisor"] as const;
export type StopCause = (typeof STOP_CAUSES)[number];
export const SEVERITIES = ["safety", "soon", "advice"] as const;
export type Severity = (typeof SEVERITIES)[number];
/** What a photo shows. */
export const PHOTO_SUBJECTS = [
  "walkaround",
  "damage",
  "finding",
  "defect",
  "before",
  "after",
  "belongings",
] as const;
export type PhotoSubject = (typeof PHOTO_SUBJECTS)[number];
export const DECISIONS = ["approved", "declined", "call-me"] as const;
export const PAYMENT_METHODS = ["cash", "card", "transfer", "link"] as const;
/** A discount is a price that was agreed; goodwill makes up for something. */
export const DISCOUNT_KINDS = ["discount", "goodwill"] as const;
/** How a bank's doubt about a payment ends: for the centre, against it, or before anything was decided. */
export const DISPUTE_OUTCOMES = ["won", "lost", "dropped"] as const;
export const CALL_OUTCOMES = ["reached", "no-answer"] as const;
/** How a call after the visit went. */
export const CONTACT_OUTCOMES = ["reached", "no-answer", "wrong-number", "refused"] as const;
export const LOST_REASONS = [
  "price",
  "no-time-free",
  "not-our-work",
  "no-answer",
  "went-elsewhere",
  "other",
] as const;
