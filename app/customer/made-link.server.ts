// What a form of a stage tells the customer: a message with its link, in the transaction of the change. The link's address
// and what became of the message are kept in the answer to the form, and nowhere else.
import { data } from "react-router";
import { instant, type Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Decision } from "~/journey/course";
import type { Visit } from "~/journey/visit";
import type { Channel, MessageKind, Placeholder, WithheldReason } from "~/messages/kinds";
import { maskedAddress } from "~/messages/masked-address";
import { asChannel } from "~/messages/outcome";
import { canBeSaid } from "~/messages/reach.server";
import { say, type Said } from "~/messages/say.server";
import { carrierFor } from "~/messages/sending/carriers.server";
import type { Tx } from "~/platform/db/db.server";
import type { Alongside } from "~/visits/store.server";
import { linkExpiry, type LinkPurpose } from "./link-purposes";
import type { NewLink } from "./links.server";

/** What staff are told of a message that their form has sent off. */
export interface ToldMessage {
  readonly kind: MessageKind;
  readonly channel: Channel | "none";
  /** Not whole: whoever needs the number finds it at the customer's. */
  readonly to: string;
  /** When it leaves, where that is later: after the quiet hours. */
  readonly leavesAt?: Instant;
  /** Why it was not sent. */
  readonly reason?: WithheldReason;
  /** False where nobody carries this channel: it stays in the outbox. */
  readonly carried: boolean;
}

/** Empty until a form has told something; one for each request. */
export interface MadeLink {
  link?: NewLink;
  message?: ToldMessage;
}

/** What is told, and what its link opens. */
export interface Telling {
  readonly kind: MessageKind;
  readonly purpose: LinkPurpose;
  /** What of the visit the link is for. */
  readonly objectId?: string;
  readonly values?: Partial<Readonly<Record<Placeholder, string>>>;
  readonly promisedAt?: Instant;
}

/** Tells the customer in the transaction of a change, and keeps what came of it for the answer. @param telling none: nothing is told */
export function tellsCustomer(made: MadeLink, telling: (visit: Visit) => Telling | undefined): Alongside {
  return async (tx, { visit, events }) => {
    const now: Instant | undefined = events.at(-1)?.occurredAt;
    const told = telling(visit);
    if (now === undefined || !told) return;
    const { kind, purpose, objectId, values, promisedAt } = told;
    const expiresAt = linkExpiry(purpose, now);
    const said = await say(tx, {
      centreId: visit.centreId,
      kind,
      to: { customerId: visit.customerId },
      visitId: visit.id,
      link: { purpose, expiresAt, ...(objectId === undefined ? {} : { objectId }) },
      ...(values ? { values } : {}),
      ...(promisedAt === undefined ? {} : { promisedAt }),
      now,
    });
    await keep(tx, made, { kind, purpose, expiresAt }, said, now);
  };
}

async function keep(
  tx: Tx,
  made: MadeLink,
  { kind, purpose, expiresAt }: { kind: MessageKind; purpose: LinkPurpose; expiresAt: Instant },
  said: Said,
  now: Instant,
): Promise<void> {
  const row = await tx.message.findUniqueOrThrow({
    where: { id: said.messageId },
    select: { channel: true, recipient: true, sendAfter: true, linkId: true },
  });
  const channel = asChannel(row.channel);
  const leavesAt = instant(row.sendAfter);
  made.message = {
    kind,
    channel,
    to: maskedAddress(row.recipient),
    carried: channel !== "none" && carrierFor(channel) !== undefined,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    ...(leavesAt > now ? { leavesAt } : {}),
  };
  if (said.linkAddress !== undefined && row.linkId !== null)
    made.link = { id: row.linkId, address: said.linkAddress, purpose, expiresAt };
}

/**
 * "By message" is taken only where a message can go: nobody was told by one that is withheld.
 * @param how the way that the form claims
 */
export async function toldBy(
  how: string,
  kind: MessageKind,
  visit: Visit,
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  decide: () => Decision,
): Promise<Decision> {
  const decision = decide();
  if (how !== "message" || !decision.ok) return decision;
  const order = {
    centreId: visit.centreId,
    visitId: visit.id,
    to: { customerId: visit.customerId },
    kind,
    now,
  };
  return (await canBeSaid(tx, order)) ? decision : deny("cannot-be-written-to", { field: "how" });
}

/**
 * The answer of a form that told something is a page that shows it, not a redirect: an address that went through a redirect
 * would have to be kept somewhere on the way.
 */
export function showingLink<Answer>(answer: Answer, { link, message }: MadeLink) {
  if (!(answer instanceof Response) || (!link && !message)) return answer;
  // A question may be answered at the desk, on this very screen; a status need only be had where no message goes.
  const madeLink = link?.purpose === "status" && message?.carried === true ? undefined : link;
  return data({ ...(madeLink ? { madeLink } : {}), ...(message ? { told: message } : {}) });
}
