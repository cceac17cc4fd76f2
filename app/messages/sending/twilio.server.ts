// Twilio as a carrier of SMS and WhatsApp, through its own client.
import twilio from "twilio";
import type { TwilioSettings } from "~/platform/carrier-settings";
import type { Channel } from "../kinds";
import type { Carrier, Handed, Listed, Outgoing, Progress } from "./channel";
import { inTime, TooSlow } from "./in-time";

/** Where Twilio reports what became of a message; the webhooks are mounted there. */
export const STATUS_PATH = "/webhooks/twilio/status";

/** A customer is not written to more often between two looks. */
const LISTED_AT_MOST = 100;
const FULL_QUEUE_MS = 1_000;
const UNREACHABLE_MS = 5_000;
/** A wrong token is put right by a person. */
const NOT_LET_IN_MS = 60_000;
const LONGEST_VALIDITY_SECONDS = 36_000;

const FAILED: ReadonlySet<string> = new Set(["failed", "undelivered", "canceled"]);
const DELIVERED: ReadonlySet<string> = new Set(["delivered", "read"]);

/** What one of Twilio's status words means for us. */
export function progressOf(status: string): Progress {
  if (DELIVERED.has(status)) return "delivered";
  return FAILED.has(status) ? "failed" : "handed";
}

/** Twilio's code of a failure; where it gives none, its status. */
export function codeOf(status: string, errorCode: number | string | null | undefined): string {
  return errorCode === undefined || errorCode === null || errorCode === "" ? status : String(errorCode);
}

function addressFor(channel: Channel, number: string): string {
  return channel === "whatsapp" ? `whatsapp:${number}` : number;
}

export interface TwilioWishes {
  readonly settings: TwilioSettings;
  /** Scheme and host under which Twilio reaches us; undefined: it does not. */
  readonly callbackUrl: string | undefined;
}

type Client = ReturnType<typeof twilio>;

/** The client has one time limit for all it does: one client for each limit, made when it is first needed. */
function clients({ accountSid, authToken, apiUrl }: TwilioSettings): (withinMs: number) => Client {
  const made = new Map<number, Client>();
  return (timeout) => {
    const known = made.get(timeout);
    if (known) return known;
    const client = twilio(accountSid, authToken, { timeout, autoRetry: false });
    if (apiUrl !== undefined) client.api.baseUrl = apiUrl;
    made.set(timeout, client);
    return client;
  };
}

export function twilioCarrier({ settings, callbackUrl }: TwilioWishes): Carrier {
  const client = clients(settings);
  const sender = (channel: Channel) => {
    if (channel === "whatsapp") return { from: addressFor(channel, settings.whatsappFrom ?? "") };
    const { messagingServiceSid, from } = settings;
    if (messagingServiceSid !== undefined) return { messagingServiceSid };
    return from === undefined ? {} : { from };
  };
  return {
    async send(message, withinMs) {
      const { channel, recipient, text, validForSeconds } = message;
      try {
        const asked = client(withinMs).messages.create({
          ...sender(channel),
          to: addressFor(channel, recipient),
          body: text,
          // It would change the text, by which a message is found again.
          smartEncoded: false,
          ...(validForSeconds === undefined
            ? {}
            : { validityPeriod: Math.min(validForSeconds, LONGEST_VALIDITY_SECONDS) }),
          ...(callbackUrl === undefined ? {} : { statusCallback: callbackFor(callbackUrl, message) }),
        });
        const { sid, status, errorCode } = await inTime(asked, withinMs);
        if (typeof sid !== "string" || sid === "")
          return { kind: "unknown", why: "an answer without a name" };
        const progress = progressOf(status);
        return {
          kind: "sent",
          sid,
          progress,
          ...(progress === "failed" ? { code: codeOf(status, errorCode) } : {}),
        };
      } catch (error) {
        return handedBy(error);
      }
    },
    async list(channel, recipient, withinMs) {
      const to = addressFor(channel, recipient);
      try {
        const asked = client(withinMs).messages.list({ to, limit: LISTED_AT_MOST, pageSize: LISTED_AT_MOST });
        return (await inTime(asked, withinMs)).map(
          ({ sid, body, dateCreated, status, errorCode }): Listed => {
            const progress = progressOf(status);
            const code = progress === "failed" ? { code: codeOf(status, errorCode) } : {};
            return { sid, text: body, createdAt: dateCreated, progress, ...code };
          },
        );
      } catch {
        return undefined;
      }
    },
  };
}

/** Twilio signs the whole address, so that nobody else can say which message a report is about. */
function callbackFor(callbackUrl: string, { id, attempt }: Pick<Outgoing, "id" | "attempt">): string {
  return `${callbackUrl}${STATUS_PATH}?oid=${id}&attempt=${attempt}`;
}

/** Nobody was there to hear anything. */
const UNREACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** What an error says about whether the message was taken. When in doubt it is unknown. */
function handedBy(error: unknown): Handed {
  // The client's own limit is for silence; an answer that drips would hold a lock for ever.
  if (error instanceof TooSlow) return { kind: "unknown", why: "no answer in time" };
  const [status, code, syscall] = [read(error, "status"), read(error, "code"), read(error, "syscall")];
  if (typeof status === "number") return handedByStatus(status, typeof code === "number" ? code : undefined);
  const why = typeof code === "string" ? code : "an answer that cannot be read";
  const unreached = UNREACHED.has(why) || syscall === "connect" || syscall === "getaddrinfo";
  return unreached ? { kind: "busy", retryAfterMs: UNREACHABLE_MS, why } : { kind: "unknown", why };
}

function handedByStatus(status: number, code: number | undefined): Handed {
  const why = String(code ?? status);
  if (status === 429) return { kind: "busy", retryAfterMs: FULL_QUEUE_MS, why };
  if (status === 401 || status === 403)
    return { kind: "busy", retryAfterMs: NOT_LET_IN_MS, why, notLetIn: true };
  if (status >= 400 && status < 500 && status !== 408) return { kind: "refused", code: why };
  return { kind: "unknown", why };
}

function read(from: unknown, name: string): unknown {
  return typeof from === "object" && from !== null ? Reflect.get(from, name) : undefined;
}
