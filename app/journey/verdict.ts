// What a rule answers: yes, or no with a code that a screen can put into words.

export type Denial = {
  readonly code: DenialCode;
  /** The field of the form that it is about, where there is one. */
  readonly field?: string;
  /** Figures and names for the sentence. */
  readonly detail?: Readonly<Record<string, string | number>>;
};

export const DENIAL_CODES = [
  "wrong-stage",
  "visit-ended",
  "already-recorded",
  "gate-closed",
  "override-needs-reason",
  "nothing-to-override",
  "appointment-in-the-past",
  "appointment-too-far",
  "appointment-missing",
  "slot-taken",
  "too-late-to-change",
  "parts-not-checked",
  "parts-not-needed",
  "parts-not-here",
  "parts-listed",
  "part-not-found",
  "part-not-so",
  "not-enough-stock",
  "no-loaner-free",
  "not-arrived-yet",
  "not-due-yet",
  "mileage-below-last",
  "intake-not-started",
  "promise-in-the-past",
  "promise-before-arrival",
  "limit-missing",
  "price-missing",
  "promise-missing",
  "consent-missing",
  "walkaround-missing",
  "estimate-empty",
  "parts-above-price",
  "signature-missing",
  "order-changed",
  "already-signed",
  "job-not-found",
  "job-not-open",
  "job-not-running",
  "job-not-assigned",
  "job-of-another-mechanic",
  "clock-already-running",
  "mechanic-busy",
  "lacks-skill",
  "queue-changed",
  "finding-not-found",
  "finding-already-priced",
  "request-not-found",
  "request-already-decided",
  "request-taken-back",
  "request-lines-mismatch",
  "safety-needs-acknowledgement",
  "inspector-is-mechanic",
  "inspection-not-started",
  "inspection-already-running",
  "checklist-incomplete",
  "point-changed",
  "points-failed",
  "test-drive-missing",
  "test-drive-implausible",
  "mileage-unusual",
  "inspects-already",
  "service-due-passed",
  "defects-missing",
  "not-passed",
  "papers-missing",
  "handover-not-started",
  "not-explained",
  "lacking-unsaid",
  "invoice-missing",
  "invoice-already-issued",
  "invoice-above-approved",
  "amount-changed",
  "price-below-approved",
  "discount-above-price",
  "credit-above-invoice",
  "payment-above-open",
  "refund-above-paid",
  "payment-disputed",
  "survey-not-sent",
  "return-not-flagged",
  "survey-already-answered",
  "complaint-open",
  "complaint-not-found",
  "complaint-not-answered",
  "item-unknown",
  "not-in-list",
  "cannot-be-written-to",
  "not-permitted",
] as const;
export type DenialCode = (typeof DENIAL_CODES)[number];

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly denial: Denial };

export const allow: Verdict = { ok: true };

export function deny(
  code: DenialCode,
  about: { field?: string; detail?: Readonly<Record<string, string | number>> } = {},
): { readonly ok: false; readonly denial: Denial } {
  return { ok: false, denial: { code, ...about } };
}
