// A mail server as a carrier of e-mail.
import { createTransport } from "nodemailer";
import type { MailSettings } from "~/platform/carrier-settings";
import type { Carrier, Handed } from "./channel";
import { inTime, TooSlow } from "./in-time";

const UNREACHABLE_MS = 30_000;
const LATER_MS = 60_000;
/** A wrong password is put right by a person. */
const NOT_LET_IN_MS = 60_000;
/** Of nodemailer: nothing of the message had been said yet. */
const BEFORE_THE_MESSAGE: ReadonlySet<string> = new Set(["EHLO", "HELO", "STARTTLS"]);

/** Sends with a name that follows from the message: a second try is recognised as the same e-mail. */
export function mailCarrier({ url, from }: MailSettings): Carrier {
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? "localhost";
  return {
    async send({ id, recipient, subject, text }, withinMs) {
      const within = { connectionTimeout: withinMs, greetingTimeout: withinMs, socketTimeout: withinMs };
      const transport = createTransport({ url, ...within });
      const messageId = `<${id}@${domain}>`;
      try {
        const asked = transport.sendMail({
          from,
          to: { name: "", address: recipient },
          subject: subject ?? "",
          text,
          messageId,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        await inTime(asked, withinMs);
        return { kind: "sent", sid: messageId, progress: "handed" };
      } catch (error) {
        return handedBy(error);
      } finally {
        transport.close();
      }
    },
  };
}

function handedBy(error: unknown): Handed {
  if (error instanceof TooSlow) return { kind: "unknown", why: "no answer in time" };
  const read = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const [code, command, answer] = [read("code"), read("command"), read("responseCode")];
  // 5xx: refused for good; 4xx: not taken, for now.
  if (typeof answer === "number" && code !== "EAUTH") {
    return answer >= 500
      ? { kind: "refused", code: String(answer) }
      : { kind: "busy", retryAfterMs: LATER_MS, why: String(answer) };
  }
  const why = typeof code === "string" ? code : "an error without a code";
  const early = typeof command === "string" && BEFORE_THE_MESSAGE.has(command);
  // A connection that closes is named alike before the message and after it: only one that never came about is certain.
  const unreached = read("syscall") === "connect" || read("syscall") === "getaddrinfo" || code === "EDNS";
  if (code === "EAUTH") return { kind: "busy", retryAfterMs: NOT_LET_IN_MS, why, notLetIn: true };
  if (early || unreached) return { kind: "busy", retryAfterMs: UNREACHABLE_MS, why };
  return { kind: "unknown", why };
}
