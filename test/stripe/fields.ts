// What Stripe takes for a session and for a refund, parameter by parameter; anything else is refused, as a mistake of ours would be.

/** A refusal as Stripe words it. */
export interface Complaint {
  readonly status: number;
  readonly type: string;
  readonly code?: string;
  readonly message: string;
}

type Check = (value: string) => boolean;

const webAddress: Check = (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const whole: Check = (value) => /^\d+$/.test(value);
const short: Check = (value) => value.length > 0 && value.length <= 500;
const uuid: Check = (value) => /^[0-9a-f-]{36}$/.test(value);

/** Every parameter of a session that we send, and what Stripe would take in it. */
const SESSION: readonly (readonly [RegExp, Check])[] = [
  [/^mode$/, (value) => value === "payment"],
  [/^client_reference_id$/, (value) => value.length <= 200],
  [/^locale$/, (value) => ["en", "ru", "auto"].includes(value)],
  [/^expires_at$/, whole],
  [/^(success|cancel)_url$/, webAddress],
  [/^line_items\[0\]\[quantity\]$/, (value) => value === "1"],
  [/^line_items\[0\]\[price_data\]\[currency\]$/, (value) => /^[a-z]{3}$/.test(value)],
  [/^line_items\[0\]\[price_data\]\[unit_amount\]$/, whole],
  [/^line_items\[0\]\[price_data\]\[product_data\]\[(name|description)\]$/, short],
  [/^(payment_intent_data\[metadata\]|metadata)\[bayline_checkout\]$/, uuid],
];

const SESSION_NEEDS = [
  "mode",
  "success_url",
  "line_items[0][quantity]",
  "line_items[0][price_data][currency]",
  "line_items[0][price_data][unit_amount]",
  "line_items[0][price_data][product_data][name]",
];

const REFUND: readonly (readonly [RegExp, Check])[] = [
  [/^payment_intent$/, (value) => /^pi_\w+$/.test(value)],
  [/^amount$/, (value) => whole(value) && Number(value) > 0],
  [/^metadata\[bayline_refund\]$/, uuid],
];

export function complaint(message: string, code?: string, status = 400): Complaint {
  return { status, type: "invalid_request_error", message, ...(code === undefined ? {} : { code }) };
}

function complaintIn(
  params: URLSearchParams,
  table: readonly (readonly [RegExp, Check])[],
  needs: readonly string[],
): Complaint | undefined {
  for (const [name, value] of params) {
    const [, check] = table.find(([pattern]) => pattern.test(name)) ?? [];
    if (!check) return complaint(`Received unknown parameter: ${name}`, "parameter_unknown");
    if (params.getAll(name).length > 1 || !check(value))
      return complaint(`Invalid ${name}`, "parameter_invalid");
  }
  const missing = needs.find((name) => !params.has(name));
  return missing === undefined
    ? undefined
    : complaint(`Missing required param: ${missing}.`, "parameter_missing");
}

const LEAST_OPEN_SECONDS = 30 * 60;
const MOST_OPEN_SECONDS = 24 * 60 * 60;
/** Of EUR; other currencies have others. */
const LEAST_AMOUNT = 50;

/** What is wrong with the parameters of a session; undefined when Stripe would take them. */
export function complaintAboutSession(params: URLSearchParams, nowMs: number): Complaint | undefined {
  const found = complaintIn(params, SESSION, SESSION_NEEDS);
  if (found) return found;
  const left = Number(params.get("expires_at")) - Math.floor(nowMs / 1_000);
  if (left < LEAST_OPEN_SECONDS - 60 || left > MOST_OPEN_SECONDS)
    return complaint(
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from now",
      "parameter_invalid",
    );
  if (Number(params.get("line_items[0][price_data][unit_amount]")) < LEAST_AMOUNT)
    return complaint(
      "The Checkout Session's total amount must convert to at least 50 cents.",
      "amount_too_small",
    );
  return undefined;
}

export function complaintAboutRefund(params: URLSearchParams): Complaint | undefined {
  return complaintIn(params, REFUND, ["payment_intent", "amount"]);
}
