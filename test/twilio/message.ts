// A message as the stand-in keeps it: the ledger of what really was sent, and the resource that its interface shows.
import { randomBytes } from "node:crypto";

export interface SentMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string;
  readonly statusCallback: string | undefined;
  readonly validityPeriod: number | undefined;
  readonly createdAt: Date;
  /** What its report address says of it: which message of ours it is, and which try. */
  readonly oid: string | undefined;
  readonly attempt: number | undefined;
  status: "queued" | "sent" | "delivered" | "undelivered";
  /** Absent until it was sent. */
  sentAt?: Date;
  errorCode?: number;
}

function text(params: URLSearchParams, name: string): string | undefined {
  return params.get(name) ?? undefined;
}

export function messageFrom(params: URLSearchParams, now: Date): SentMessage {
  const statusCallback = text(params, "StatusCallback");
  const told = statusCallback === undefined ? undefined : new URL(statusCallback).searchParams;
  const attempt = told?.get("attempt");
  const validity = text(params, "ValidityPeriod");
  return {
    sid: `SM${randomBytes(16).toString("hex")}`,
    to: params.get("To") ?? "",
    from: params.get("From"),
    messagingServiceSid: params.get("MessagingServiceSid"),
    body: params.get("Body") ?? "",
    statusCallback,
    validityPeriod: validity === undefined ? undefined : Number(validity),
    createdAt: now,
    oid: told?.get("oid") ?? undefined,
    attempt: attempt ? Number(attempt) : undefined,
    status: "queued",
  };
}

/** RFC 2822, as this interface writes its times. */
function asTime(date: Date | undefined): string | null {
  return date ? date.toUTCString().replace("GMT", "+0000") : null;
}

export function resourceOf(message: SentMessage, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}.json`;
  return {
    sid: message.sid,
    account_sid: accountSid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: asTime(message.createdAt),
    date_sent: asTime(message.sentAt),
    date_updated: asTime(message.sentAt ?? message.createdAt),
    direction: "outbound-api",
    error_code: message.errorCode ?? null,
    error_message: message.errorCode === undefined ? null : "not delivered",
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: "0",
    num_segments: "1",
    price: null,
    price_unit: "USD",
    status: message.status,
    subresource_uris: { media: uri.replace(".json", "/Media.json") },
    to: message.to,
    uri,
  };
}

/** Whole days of GMT; a message that was not sent yet has no such day. */
export function isListed(message: SentMessage, query: URLSearchParams): boolean {
  const to = query.get("To");
  if (to !== null && message.to !== to) return false;
  const day = message.sentAt?.toISOString().slice(0, 10);
  const [on, until, since] = [query.get("DateSent"), query.get("DateSent<"), query.get("DateSent>")];
  if (on === null && until === null && since === null) return true;
  if (day === undefined) return false;
  const within = (limit: string | null, fits: (limit: string) => boolean) =>
    limit === null || fits(limit.slice(0, 10));
  return (
    within(on, (limit) => day === limit) &&
    within(until, (limit) => day <= limit) &&
    within(since, (limit) => day >= limit)
  );
}
