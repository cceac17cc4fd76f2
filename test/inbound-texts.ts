// Texts that come in, for tests: whom they come from, what the carrier posts, and what they become.
import { v7 as uuid } from "uuid";
import { db } from "~/platform/db/db.server";
import { aCentre, aCustomer, type TestCentre } from "./factories";

/** Noon in Dublin. */
export const NOON = new Date("2030-01-15T12:00:00Z");

let counted = 0;
/** A number of nobody's, until a customer gets it. */
export function aNumber(): string {
  counted += 1;
  return `+35387${String(2_000_000 + counted)}`;
}

let delivered = 0;
/** What the carrier posts; each call another message. */
export function fields(
  from: string,
  body: string,
  more: Record<string, string> = {},
): Record<string, string> {
  delivered += 1;
  return {
    MessageSid: `SM${String(delivered)}`,
    From: from,
    To: "+353155500000",
    Body: body,
    NumMedia: "0",
    ...more,
  };
}

/** Every conversation with the number, with what came in. */
export const conversations = (phone: string) =>
  db().conversation.findMany({
    where: { phone },
    include: { inbound: { orderBy: { receivedAt: "asc" } } },
    orderBy: { lastAt: "asc" },
  });

/** The one that there is. */
export async function theConversation(phone: string) {
  const [found, ...others] = await conversations(phone);
  if (!found || others.length > 0)
    throw new Error(`${String(others.length + (found ? 1 : 0))} conversations`);
  return found;
}

export const tasksOf = (conversationId: string) =>
  db().task.findMany({ where: { key: { startsWith: `answer:${conversationId}:` } } });

/** Somebody with a record at the centre, or at one of their own. */
export async function aPerson(centre?: TestCentre) {
  const at = centre ?? (await aCentre());
  const phone = aNumber();
  return { centre: at, phone, customerId: await aCustomer(at, { phone, name: "Niamh Byrne" }) };
}

/** As if we had written to them. */
export async function wrote(
  centre: TestCentre,
  phone: string,
  wishes: { readonly at?: Date; readonly visitId?: string } = {},
) {
  await db().message.create({
    data: {
      ...{ id: uuid(), centreId: centre.id, channel: "sms", recipient: phone, language: "en", kind: "ready" },
      ...{
        text: "Your car is ready",
        state: "sent",
        createdAt: wishes.at ?? NOON,
        visitId: wishes.visitId ?? null,
      },
    },
  });
}
