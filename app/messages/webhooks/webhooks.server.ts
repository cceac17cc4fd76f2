// Where Twilio reports and delivers: nothing happens there without its signature.
import twilio from "twilio";
import { takeInbound } from "~/conversations/inbound.server";
import type { Settings } from "~/platform/env.server";
import type { FormAnswer, FormTaker } from "~/platform/http/posted-forms.server";
import { log } from "~/platform/log.server";
import { STATUS_PATH } from "../sending/twilio.server";
import { signedFields } from "./signature.server";
import { takeStatus } from "./status.server";

const INBOUND_PATH = "/webhooks/twilio/inbound";

const REFUSED: FormAnswer = { status: 403 };
const UNREADABLE: FormAnswer = { status: 400 };
const TAKEN: FormAnswer = { status: 204 };

type Webhook = (url: string, fields: Readonly<Record<string, string>>, now: Date) => Promise<FormAnswer>;

const status: Webhook = async (url, fields, now) =>
  (await takeStatus(url, fields, now)) ? TAKEN : UNREADABLE;

const inbound: Webhook = async (_url, fields, now) => {
  const { reply } = await takeInbound(fields, now);
  const answer = new twilio.twiml.MessagingResponse();
  if (reply !== undefined) answer.message(reply);
  return { status: 200, type: "text/xml", body: answer.toString() };
};

/** The webhooks at their paths; without Twilio's settings they refuse everything. */
export function twilioWebhooks({ twilio: account, appUrl }: Settings): Readonly<Record<string, FormTaker>> {
  const guarded =
    (webhook: Webhook): FormTaker =>
    async (form) => {
      const signed = account && signedFields(form, { authToken: account.authToken, appUrl });
      if (!account || !signed || signed.AccountSid !== account.accountSid) {
        log().warn("A form without Twilio's signature was refused");
        return REFUSED;
      }
      return webhook(form.url, signed, new Date());
    };
  return { [STATUS_PATH]: guarded(status), [INBOUND_PATH]: guarded(inbound) };
}
