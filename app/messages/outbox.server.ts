// The outbox: the centre's own messages, the newest first, page by page, by state, kind and whom they are about.
import type { Actor } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { db, type Prisma } from "~/platform/db/db.server";
import type { Channel, MessageKind, MessageState } from "./kinds";
import { asChannel, asKind, asState } from "./outcome";
import { readableText, wholeText } from "./sealed.server";

/** What is looked for; nothing given: all. */
export interface Chosen {
  readonly state?: MessageState;
  readonly kind?: MessageKind;
  /** A visit's number, a name, a telephone or a plate. */
  readonly query?: string;
}

export interface OutboxMessage {
  readonly id: string;
  readonly recipient: string;
  readonly channel: Channel | "none";
  readonly language: string;
  readonly kind: MessageKind | "other";
  readonly subject?: string;
  readonly text: string;
  /** A link or a code of it is not kept any more. */
  readonly secretGone: boolean;
  readonly state: MessageState;
  readonly reason?: string;
  readonly createdAt: number;
  /** It waits for this moment. */
  readonly sendAfter: number;
  readonly sentAt?: number;
  readonly deliveredAt?: number;
  readonly visit?: { readonly id: string; readonly number: number; readonly plate: string };
  readonly customer?: { readonly id: string; readonly name: string };
}

/** Messages on one page of the outbox. */
export const MESSAGES_A_PAGE = 30;
const LAST_PAGE = 1000;
const LONGEST_QUERY = 80;
const MOST_CUSTOMERS = 200;

/** The page that was asked for, as a number that there can be. */
export function askedPage(text: string | null): number {
  return Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(text)) || 1));
}

/** What was asked for in the address; what there cannot be is left out. */
export function askedFor(search: URLSearchParams): Chosen {
  const [state, kind] = [asState(search.get("state")), asKind(search.get("kind"))];
  const query = (search.get("q") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_QUERY);
  return { ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(query === "" ? {} : { query }) };
}

/** Rows of a table without relations to the customer: whose name or number fits is looked up first. */
async function fitting(centreId: string, query: string): Promise<Prisma.MessageWhereInput> {
  const digits = query.replace(/\D/g, "");
  const isPhone = digits.length >= 4 && /^[\d\s+().-]+$/.test(query);
  const customers = await db().customer.findMany({
    where: {
      centreId,
      OR: [
        { name: { contains: query, mode: "insensitive" } },
        ...(isPhone ? [{ phone: { contains: digits } }] : []),
      ],
    },
    select: { id: true },
    take: MOST_CUSTOMERS,
  });
  const plate = plateKey(query);
  const number = /^\d{1,9}$/.test(query) ? Number(query) : undefined;
  return {
    OR: [
      { customerId: { in: customers.map(({ id }) => id) } },
      ...(isPhone ? [{ recipient: { contains: digits } }] : []),
      ...(query.includes("@") ? [{ recipient: { contains: query.toLowerCase() } }] : []),
      ...(number === undefined ? [] : [{ visit: { number } }]),
      ...(plate === "" ? [] : [{ visit: { vehicle: { plateKey: { contains: plate } } } }]),
    ],
  };
}

const WITH_VISIT = {
  visit: { select: { id: true, number: true, vehicle: { select: { plate: true } } } },
} as const satisfies Prisma.MessageInclude;

type Row = Prisma.MessageGetPayload<{ include: typeof WITH_VISIT }>;

async function customersOf(rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ customerId }) => customerId ?? []);
  const people = await db().customer.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

function viewOf(row: Row, names: ReadonlyMap<string, string>): OutboxMessage {
  const { visit, customerId } = row;
  const name = customerId === null ? undefined : names.get(customerId);
  return {
    id: row.id,
    recipient: row.recipient,
    channel: asChannel(row.channel),
    language: row.language,
    kind: asKind(row.kind) ?? "other",
    text: wholeText(row),
    secretGone: readableText(row) === undefined,
    state: asState(row.state) ?? "pending",
    createdAt: row.createdAt.getTime(),
    sendAfter: row.sendAfter.getTime(),
    ...(row.subject === null ? {} : { subject: row.subject }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.sentAt === null ? {} : { sentAt: row.sentAt.getTime() }),
    ...(row.deliveredAt === null ? {} : { deliveredAt: row.deliveredAt.getTime() }),
    ...(visit ? { visit: { id: visit.id, number: visit.number, plate: visit.vehicle.plate } } : {}),
    ...(customerId !== null && name !== undefined ? { customer: { id: customerId, name } } : {}),
  };
}

/** The messages of the actor's centre, the newest first. @param page counted from 1 */
export async function outbox(
  { centreId }: Pick<Actor, "centreId">,
  page: number,
  { state, kind, query }: Chosen = {},
): Promise<{ readonly messages: readonly OutboxMessage[]; readonly more: boolean }> {
  const rows = await db().message.findMany({
    where: {
      centreId,
      ...(state ? { state } : {}),
      ...(kind ? { kind } : {}),
      ...(query === undefined ? {} : await fitting(centreId, query)),
    },
    include: WITH_VISIT,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * MESSAGES_A_PAGE,
    take: MESSAGES_A_PAGE + 1,
  });
  const shown = rows.slice(0, MESSAGES_A_PAGE);
  const names = await customersOf(shown);
  return { messages: shown.map((row) => viewOf(row, names)), more: rows.length > MESSAGES_A_PAGE };
}
