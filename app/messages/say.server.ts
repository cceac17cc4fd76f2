// Saying something: the one door through which every message goes. Decides, writes the text and its row, asks for sending.
import { v7 as uuidv7 } from "uuid";
import { createLink, type NewLink } from "~/customer/links.server";
import { event } from "~/journey/events";
import type { Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { notify } from "~/platform/live.server";
import { centreTopic, recordFacts } from "~/visits/store.server";
import { decide, type Decided } from "./decide";
import type { Values } from "./fill";
import { channelsOf, kindOf, type Channel, type SecretName } from "./kinds";
import { occasionOf, type Occasion } from "./occasion.server";
import type { MessageOrder, Said } from "./order";
import { askToPhone } from "./please-phone.server";
import { seal, wholeText } from "./sealed.server";
import { segmentsOf } from "./segments";
import { sendMessageJob } from "./sending/send-job";
import { wordingInForce } from "./templates/templates.server";
import { isScripted } from "./templates/wording";
import { asWritten, timeText, write, type Written } from "./written";

export type { MessageOrder, Said } from "./order";

/** What the placeholders stand for. */
function valuesFor(order: MessageOrder, occasion: Occasion, channel: Channel, link?: NewLink): Values {
  const { centre, reader, visit } = occasion;
  const { now } = order;
  const at = order.at ?? visit?.appointmentAt;
  const promisedAt = order.promisedAt ?? visit?.promisedAt;
  // Whoever is offered a visit books it where everybody does: a page of their own there is none yet.
  const page = kindOf(order.kind).offer === true ? centre.bookingAddress?.(order.offer) : undefined;
  const opens = link?.address ?? page;
  const where = { timeZone: centre.timeZone, language: reader.language, now };
  return {
    customer: reader.name,
    centre: centre.name,
    phone: centre.phone,
    ...(visit ? { plate: visit.plate, car: visit.car } : {}),
    ...(at === undefined ? {} : { time: timeText(at, channel, where) }),
    ...(promisedAt === undefined ? {} : { promised: timeText(promisedAt, channel, where) }),
    ...order.values,
    ...(opens === undefined ? {} : { link: opens }),
    ...(order.code === undefined ? {} : { code: order.code }),
  };
}

/** The way whose wording a message has that goes no way at all: a colleague may read it out. */
function wordedFor(decided: Decided, { kind }: MessageOrder, { reader }: Occasion): Channel {
  if (decided.send) return decided.channel;
  const possible = channelsOf(kind);
  return possible.find((channel) => channel === reader.prefers) ?? possible[0] ?? "sms";
}

interface Composed extends Written {
  readonly version: number | null;
}

async function compose(
  tx: Tx,
  order: MessageOrder,
  occasion: Occasion,
  channel: Channel,
  values: Values,
): Promise<Composed> {
  const { centreId, kind } = order;
  if (!isScripted(kind))
    return { ...asWritten(order.text ?? "", channel, occasion.centre.name), version: null };
  const { language } = occasion.reader;
  const { wording, version } = await wordingInForce(tx, { centreId }, { kind, language, channel });
  if (order.body === undefined) return { ...write(kind, channel, wording, values), version };
  return { ...write(kind, channel, { ...wording, body: order.body }, values), version: null };
}

/** Secrets that the text really carries. */
function secretsOf({ text }: Written, values: Values): Partial<Record<SecretName, string>> {
  const names = (["link", "code"] as const).filter((name) => text.includes(`[[${name}]]`));
  return Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
}

async function linkFor(tx: Tx, { link, centreId, visitId }: MessageOrder): Promise<NewLink | undefined> {
  if (!link) return undefined;
  if (visitId === undefined) throw new Error("a link without a visit");
  return createLink(tx, { centreId }, { ...link, visitId });
}

async function keep(
  tx: Tx,
  order: MessageOrder,
  occasion: Occasion,
  decided: Decided,
  link?: NewLink,
): Promise<string> {
  const { reader, visit, customerId } = occasion;
  const channel = wordedFor(decided, order, occasion);
  const values = valuesFor(order, occasion, channel, link);
  const { text, subject, version } = await compose(tx, order, occasion, channel, values);
  const secrets = secretsOf({ text }, values);
  const sealed = Object.keys(secrets).length > 0 ? seal(secrets) : null;
  const about = order.about ?? (kindOf(order.kind).aboutAppointment ? visit?.appointmentVersion : undefined);
  const id = uuidv7();
  await tx.message.create({
    data: {
      id,
      centreId: order.centreId,
      visitId: visit?.id ?? null,
      customerId: customerId ?? null,
      channel: decided.send ? decided.channel : "none",
      recipient: decided.send ? decided.recipient : (reader.phone ?? reader.email ?? ""),
      language: reader.language,
      kind: order.kind,
      subject: subject ?? null,
      text,
      sealed,
      linkId: link?.id ?? null,
      templateVersion: version,
      about: about ?? null,
      state: decided.send ? "pending" : "withheld",
      reason: decided.send ? null : decided.reason,
      sendAfter: new Date(decided.send ? decided.sendAfter : order.now),
      deadlineAt: order.deadlineAt === undefined ? null : new Date(order.deadlineAt),
      segments: channel === "sms" ? segmentsOf(wholeText({ text, sealed })).parts.length : null,
      createdAt: new Date(order.now),
      createdBy: order.by ?? null,
    },
  });
  return id;
}

/** The reason stands on the timeline, and where it matters a colleague telephones. */
async function tellWithheld(
  tx: Tx,
  order: MessageOrder,
  { visit, customerId }: Occasion,
  messageId: string,
  reason: Said["reason"] & string,
): Promise<void> {
  const { centreId, kind } = order;
  if (visit)
    await recordFacts(tx, { centreId, by: { kind: "job" } }, visit.id, (_visit, now) => [
      event("message.withheld", now, { messageId, kind, reason }),
    ]);
  if (kindOf(kind).orPhone)
    await askToPhone(tx, { centreId, messageId, visitId: visit?.id, customerId, kind, reason }, order.now);
}

/**
 * Writes a message in the caller's transaction: it goes out when that commits, or is withheld with its reason on the
 * visit's timeline.
 * @throws Error when the centre has no such person or visit, or a value is missing that the kind cannot be said without
 */
export async function say(tx: Tx, order: MessageOrder): Promise<Said> {
  const occasion = await occasionOf(tx, order);
  const decided = decide({
    kind: order.kind,
    wish: order.channel ?? "auto",
    addressee: occasion.reader,
    objections: occasion.objections,
    quiet: occasion.centre.quiet,
    now: order.now,
    ...(order.deadlineAt === undefined ? {} : { deadlineAt: order.deadlineAt }),
  });
  const link = await linkFor(tx, order);
  const messageId = await keep(tx, order, occasion, decided, link);
  const made = link ? { linkAddress: link.address } : {};
  if (!decided.send) {
    await tellWithheld(tx, order, occasion, messageId, decided.reason);
    return { messageId, state: "withheld", reason: decided.reason, ...made };
  }
  await enqueue(tx, sendMessageJob, { messageId }, { runAt: new Date(decided.sendAfter) });
  const { visit, centreId } = { ...occasion, centreId: order.centreId };
  if (visit) await notify(tx, centreTopic(centreId), { visitId: visit.id });
  return { messageId, state: "pending", ...made };
}
