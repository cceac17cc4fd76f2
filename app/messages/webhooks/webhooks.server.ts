// Where Twilio reports and delivers: nothing happens there without its signature.
import twilio from "twilio";
import { takeInbound } from "~/conversations/inbound.server";
import type { Settings } from "~/platform/env.server";
import type { FormAnswer, FormTaker } from "~/platform/http/posted-forms.server";
import { log } from "~/platform/log.server";
import { STATUS_PATH } from "../sending/twilio.server";
import type { Post } from "./later-job";
import { PACE, promptly, type Pace } from "./promptly.server";
import { signedFields } from "./signature.server";
import { takeStatus } from "./status.server";

const INBOUND_PATH = "/webhooks/twilio/inbound";

const REFUSED: FormAnswer = { status: 403 };
const UNREADABLE: FormAnswer = { status: 400 };
const TAKEN: FormAnswer = { status: 204 };

/** A text is answered without a word: what the law has us answer goes out like every other message. */
const HEARD: FormAnswer = {
  status: 200,
  type: "text/xml",
  body: new twilio.twiml.MessagingResponse().toString(),
};

/** Carries out what was posted; the same post once more changes nothing. */
const CARRIED_OUT: Readonly<Record<Post["webhook"], (post: Post) => Promise<FormAnswer>>> = {
  status: async ({ url, fields, postedAt }) =>
    (await takeStatus(url, fields, new Date(postedAt))) ? TAKEN : UNREADABLE,
  inbound: async ({ fields, postedAt }) => {
    await takeInbound(fields, new Date(postedAt));
    return HEARD;
  },
};

/** For the job: what the webhook itself could not do in time. */
export async function carryOutPost(post: Post): Promise<void> {
  await CARRIED_OUT[post.webhook](post);
}

/**
 * The webhooks at their paths; without Twilio's settings they refuse everything.
 * @param pace how much is done before the answer
 */
export function twilioWebhooks(
  { twilio: account, appUrl }: Settings,
  pace: Pace = PACE,
): Readonly<Record<string, FormTaker>> {
  const soon = promptly(pace);
  const guarded =
    (webhook: Post["webhook"], taken: FormAnswer): FormTaker =>
    async (form) => {
      const signed = account && signedFields(form, { authToken: account.authToken, appUrl });
      if (!account || !signed || signed.AccountSid !== account.accountSid) {
        log().warn("A form without Twilio's signature was refused");
        return REFUSED;
      }
      const post: Post = { webhook, url: form.url, fields: signed, postedAt: new Date().toISOString() };
      return soon(post, () => CARRIED_OUT[webhook](post), taken);
    };
  return { [STATUS_PATH]: guarded("status", TAKEN), [INBOUND_PATH]: guarded("inbound", HEARD) };
}
