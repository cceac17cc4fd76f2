// The program's half for tests: settings that lead to a stand-in, its webhooks on a port of their own, messages to send.
import type { Server } from "node:http";
import { v7 as uuid } from "uuid";
import { createLink } from "~/customer/links.server";
import { HOUR, instant, plus, type Instant } from "~/journey/instant";
import type { Channel, MessageKind, MessageState } from "~/messages/kinds";
import { seal } from "~/messages/sealed.server";
import { sendMessageJob } from "~/messages/sending/send-job";
import { carryOutPost, twilioWebhooks } from "~/messages/webhooks/webhooks.server";
import { db } from "~/platform/db/db.server";
import { freePort } from "~/platform/db/embedded/port.server";
import { enqueue } from "~/platform/enqueue.server";
import { settings, useSettings } from "~/platform/env.server";
import { close, listen } from "~/platform/http/web.server";
import { smallWeb } from "test/setup/small-web";
import type { TestCentre } from "../factories";
import { startTwilio, type StandIn, type StandInOptions } from "./stand-in";

export interface Connected {
  readonly twilio: StandIn;
  /** Where the webhooks are. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a stand-in and the webhooks, and puts settings in force that bind them together. `db()` has to be connected. */
export async function connectTwilio(options: StandInOptions = {}): Promise<Connected> {
  const before = settings();
  const twilio = await startTwilio(options);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { accountSid, authToken, url: apiUrl } = twilio;
  const sender = { from: "+353155501234", messagingServiceSid: undefined, whatsappFrom: "+353155509999" };
  const own = {
    ...before,
    port,
    host: "127.0.0.1",
    appUrl: url,
    appUrlIsDefault: false,
    twilio: { accountSid, authToken, apiUrl, ...sender },
  };
  useSettings(own);
  const web = smallWeb(own, {
    // Whoever has the answer finds done what was posted.
    forms: twilioWebhooks(own, carryOutPost),
  });
  const server: Server = await listen(web, own);
  return {
    twilio,
    url,
    async close() {
      await twilio.close();
      await close(server, 0);
      useSettings(before);
    },
  };
}

export interface MessageWishes {
  readonly kind?: MessageKind;
  readonly channel?: Channel;
  readonly recipient?: string;
  readonly text?: string;
  readonly visitId?: string;
  /** With a link of the visit's in its text. */
  readonly link?: true;
  readonly about?: number;
  readonly state?: MessageState;
  readonly sendAfter?: Date;
  readonly deadlineAt?: Date;
  readonly now?: Instant;
  /** A job for it too. */
  readonly queued?: true;
}

let counted = 0;

/** A row of the outbox, as whatever wants to be said leaves it. @returns its id */
export async function aMessage(centre: Pick<TestCentre, "id">, wishes: MessageWishes = {}): Promise<string> {
  counted += 1;
  const id = uuid();
  const { kind = "by-hand", channel = "sms", visitId, about, state = "pending", deadlineAt } = wishes;
  const now = wishes.now ?? instant(new Date());
  const sendAfter = wishes.sendAfter ?? new Date(now);
  const link = wishes.link && visitId ? await aLink(centre, visitId, now) : undefined;
  const { text = `Your car is ready, ${counted}${link ? ": [[link]]" : "."}` } = wishes;
  await db().message.create({
    data: {
      ...{ id, kind, channel, text, sendAfter, state, language: "en", centreId: centre.id },
      recipient: wishes.recipient ?? `+35387${String(1_000_000 + counted)}`,
      visitId: visitId ?? null,
      about: about ?? null,
      sealed: link ? seal({ link: link.address }) : null,
      linkId: link?.id ?? null,
      deadlineAt: deadlineAt ?? null,
      createdAt: new Date(now),
    },
  });
  if (wishes.queued) await enqueue(db(), sendMessageJob, { messageId: id }, { runAt: sendAfter });
  return id;
}

function aLink(centre: Pick<TestCentre, "id">, visitId: string, now: Instant) {
  return createLink(
    db(),
    { centreId: centre.id },
    { visitId, purpose: "status", expiresAt: plus(now, 48 * HOUR) },
  );
}

/** The row as it stands. */
export function messageRow(id: string) {
  return db().message.findUniqueOrThrow({ where: { id } });
}
