// Where Twilio reports and delivers: nothing happens there without its signature.
import twilio from "twilio";
import { takeInbound } from "~/conversations/inbound.server";
import type { Settings } from "~/platform/env.server";
import type { FormAnswer, FormTaker } from "~/platform/http/posted-forms.server";
import { enqueueApart } from "~/platform/enqueue.server";
import { log } from "~/platform/log.server";
import { STATUS_PATH } from "../sending/twilio.server";
import { laterJob, type Post } from "./later-job";
import { signedFields } from "./signature.server";
import { readReport, takeStatus } from "./status.server";

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

/** The same post once more changes nothing. */
const CARRIED_OUT: Readonly<Record<Post["webhook"], (post: Post) => Promise<void>>> = {
  status: ({ url, fields, postedAt }) => takeStatus(url, fields, new Date(postedAt)),
  inbound: ({ fields, postedAt }) => takeInbound(fields, new Date(postedAt)),
};

/** For the job. */
export function carryOutPost(post: Post): Promise<void> {
  return CARRIED_OUT[post.webhook](post);
}

/** The carrier has its answer as soon as one row is written; whoever holds the visit holds up nobody but the job. */
function keepPost(post: Post): Promise<void> {
  return enqueueApart(laterJob, post);
}

/**
 * The webhooks at their paths; without Twilio's settings they refuse everything.
 * @param take what is done with a post before it is answered; unless told otherwise it is kept for a job
 */
export function twilioWebhooks(
  { twilio: account, appUrl }: Settings,
  take: (post: Post) => Promise<void> = keepPost,
): Readonly<Record<string, FormTaker>> {
  const guarded =
    (webhook: Post["webhook"], taken: FormAnswer): FormTaker =>
    async (form) => {
      const signed = account && signedFields(form, { authToken: account.authToken, appUrl });
      if (!account || !signed || signed.AccountSid !== account.accountSid) {
        log().warn("A form without Twilio's signature was refused");
        return REFUSED;
      }
      if (webhook === "status" && !readReport(form.url, signed)) return UNREADABLE;
      await take({ webhook, url: form.url, fields: signed, postedAt: new Date().toISOString() });
      return taken;
    };
  return { [STATUS_PATH]: guarded("status", TAKEN), [INBOUND_PATH]: guarded("inbound", HEARD) };
}
