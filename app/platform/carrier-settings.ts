// The settings of those who carry messages: Twilio and a mail server. All that one needs is there, or nothing of it.
import { z } from "zod";

/** Where text messages go out. One of `from` and `messagingServiceSid` is there; the service comes first. */
export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string | undefined;
  readonly messagingServiceSid: string | undefined;
  /** E.164; without it there is no WhatsApp. */
  readonly whatsappFrom: string | undefined;
  /** Another address of the interface, for a stand-in. */
  readonly apiUrl: string | undefined;
}

export interface MailSettings {
  /** With the password in it: never in a log. */
  readonly url: string;
  readonly from: string;
}

/** An address with one of these schemes. */
function isUrl(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol);
}

const E164 = /^\+[1-9]\d{6,14}$/;
const SENDER = /^(\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;
const MAILBOX = /^([^<>\r\n]*<[^@<>\s]+@[^@<>\s]+>|[^@<>\s]+@[^@<>\s]+)$/;

/** Beside the other variables of the environment. */
export const CARRIER_VARIABLES = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[A-Za-z0-9]+$/, { error: "TWILIO_ACCOUNT_SID must begin with AC, as the console shows it." })
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z
    .string()
    .regex(SENDER, { error: "TWILIO_FROM must be a number such as +353155501234, or a sender's name." })
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[A-Za-z0-9]+$/, { error: "TWILIO_MESSAGING_SERVICE_SID must begin with MG." })
    .optional(),
  TWILIO_WHATSAPP_FROM: z
    .string()
    .transform((text) => text.replace(/^whatsapp:/, ""))
    .refine((text) => E164.test(text), {
      error: "TWILIO_WHATSAPP_FROM must be a number such as +353155501234.",
    })
    .optional(),
  TWILIO_API_URL: z
    .string()
    .refine((text) => isUrl(text, ["http:", "https:"]), {
      error: "TWILIO_API_URL must be an address with http or https.",
    })
    .optional(),
  SMTP_URL: z
    .string()
    .refine((text) => isUrl(text, ["smtp:", "smtps:"]), {
      error:
        "SMTP_URL must look like smtp://user:password@host:587, or smtps:// for encryption from the start.",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(MAILBOX, { error: "MAIL_FROM must be an address such as Bayline <service@example.com>." })
    .optional(),
} as const;

type Given = { readonly [Name in keyof typeof CARRIER_VARIABLES]?: string | undefined };

const TWILIO = /^TWILIO_/;
const TWILIO_NEEDS =
  "Twilio needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and one of TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID";

/**
 * What is missing, one sentence for each carrier that is half set; none when each is whole or absent.
 * @param given the variables of the environment that are set
 */
export function carrierProblems(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const problems: string[] = [];
  const present = Object.keys(CARRIER_VARIABLES).filter((name) => given[name] !== undefined);
  const twilio = present.filter((name) => TWILIO.test(name));
  const missing = missingOfTwilio(given);
  if (twilio.length > 0 && missing.length > 0) {
    const verb = missing.length === 1 ? "is" : "are";
    const these = twilio.length === 1 ? "it" : "them";
    problems.push(
      `${inWords(missing)} ${verb} missing beside ${inWords(twilio)}. ${TWILIO_NEEDS}: set all of these, or unset ${these}.`,
    );
  }
  if (given.SMTP_URL !== undefined && given.MAIL_FROM === undefined)
    problems.push(
      "MAIL_FROM is missing beside SMTP_URL: e-mail needs a sender's address, or neither is set.",
    );
  if (given.MAIL_FROM !== undefined && given.SMTP_URL === undefined)
    problems.push("SMTP_URL is missing beside MAIL_FROM: e-mail needs a mail server, or neither is set.");
  return problems;
}

function missingOfTwilio(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const missing = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"].filter((name) => given[name] === undefined);
  const sender = given.TWILIO_FROM ?? given.TWILIO_MESSAGING_SERVICE_SID;
  return sender === undefined ? [...missing, "TWILIO_FROM (or TWILIO_MESSAGING_SERVICE_SID)"] : missing;
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** What is set; a carrier that is not set is undefined. */
export function carriersOf(env: Given): {
  twilio: TwilioSettings | undefined;
  mail: MailSettings | undefined;
} {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, SMTP_URL, MAIL_FROM } = env;
  const twilio =
    accountSid === undefined || authToken === undefined
      ? undefined
      : {
          accountSid,
          authToken,
          from: env.TWILIO_FROM,
          messagingServiceSid: env.TWILIO_MESSAGING_SERVICE_SID,
          whatsappFrom: env.TWILIO_WHATSAPP_FROM,
          apiUrl: env.TWILIO_API_URL,
        };
  const mail =
    SMTP_URL === undefined || MAIL_FROM === undefined ? undefined : { url: SMTP_URL, from: MAIL_FROM };
  return { twilio, mail };
}
