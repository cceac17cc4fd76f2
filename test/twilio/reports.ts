// Delivers the stand-in's signed reports: in order or not, once or twice, as the weather has it.
import { setTimeout as pause } from "node:timers/promises";
import twilio from "twilio";
import type { Reporting } from "./faults";
import type { SentMessage } from "./message";

export interface Account {
  readonly accountSid: string;
  readonly authToken: string;
}

const API_VERSION = "2010-04-01";

/** Posts with a signature, as Twilio does. @returns the status of the answer; undefined when nobody answered */
export async function postSigned(
  { authToken }: Account,
  url: string,
  params: Readonly<Record<string, string>>,
): Promise<{ status: number; text: string } | undefined> {
  const signature = signatureOf(authToken, url, params);
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        "X-Twilio-Signature": signature,
      },
      body: new URLSearchParams(params),
      signal: AbortSignal.timeout(15_000),
    });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return undefined;
  }
}

/** The signature that Twilio puts on a post to this address. */
export function signatureOf(
  authToken: string,
  url: string,
  params: Readonly<Record<string, string>>,
): string {
  return twilio.getExpectedTwilioSignature(authToken, url, params);
}

/** The parameters of one report. */
export function reportOf(
  { accountSid }: Account,
  message: SentMessage,
  status: string,
): Readonly<Record<string, string>> {
  return {
    AccountSid: accountSid,
    ApiVersion: API_VERSION,
    From: message.from ?? "",
    To: message.to,
    MessageSid: message.sid,
    SmsSid: message.sid,
    MessageStatus: status,
    SmsStatus: status,
    ...(message.errorCode === undefined || status !== "undelivered"
      ? {}
      : { ErrorCode: String(message.errorCode) }),
  };
}

/** Moves a message through its statuses, and reports each but the first. */
export async function live(
  account: Account,
  message: SentMessage,
  outcome: "delivered" | "undelivered",
  reporting: Reporting,
  roll: () => number,
): Promise<void> {
  const reports: Readonly<Record<string, string>>[] = [];
  await pause(reporting.stepMs);
  message.status = "sent";
  message.sentAt = new Date();
  reports.push(reportOf(account, message, "sent"));
  const inOrder = roll() * 100 >= reporting.reordered;
  if (inOrder) await deliver(account, message, reports.splice(0), reporting, roll);
  await pause(reporting.stepMs);
  message.status = outcome;
  reports.unshift(reportOf(account, message, outcome));
  await deliver(account, message, reports, reporting, roll);
}

async function deliver(
  account: Account,
  { statusCallback }: SentMessage,
  reports: readonly Readonly<Record<string, string>>[],
  reporting: Reporting,
  roll: () => number,
): Promise<void> {
  if (statusCallback === undefined) return;
  for (const report of reports) {
    if (roll() * 100 < reporting.lost) continue;
    await postSigned(account, statusCallback, report);
    if (roll() * 100 < reporting.duplicated) await postSigned(account, statusCallback, report);
  }
}
