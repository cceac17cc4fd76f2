// How a planned message would go out as things stand: by which channel, after which quiet hours, or why not at all.
import { instant, latest, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { addresseeOf, objectionsOf, type Block } from "~/messages/addressee";
import { decide, type Addressee } from "~/messages/decide";
import { isMessageKind, type Channel, type WithheldReason } from "~/messages/kinds";
import { quietHoursOf, type QuietHours } from "~/messages/quiet-hours";
import { db } from "~/platform/db/db.server";
import type { Rules, ReminderKind } from "./rules";

export type Outlook =
  | { readonly goes: true; readonly channel: Channel; /** Where quiet hours move it. */ readonly at?: number }
  | { readonly goes: false; readonly reason: WithheldReason };

interface Planned {
  readonly id: string;
  readonly kind: ReminderKind;
  readonly customerId: string | null;
  readonly dueAt: Date;
  readonly deadlineAt: Date;
}

/** For all rows of a page at once: three queries. Rows that are no messages to customers have none. */
export async function outlookOf(
  { centreId }: Actor,
  rows: readonly Planned[],
  rules: Rules,
): Promise<ReadonlyMap<string, Outlook>> {
  const told = rows.filter(({ kind, customerId }) => isMessageKind(kind) && customerId !== null);
  if (told.length === 0) return new Map();
  const ids = [...new Set(told.flatMap(({ customerId }) => customerId ?? []))];
  const [centre, customers] = await Promise.all([
    db().centre.findUniqueOrThrow({ where: { id: centreId } }),
    db().customer.findMany({ where: { centreId, id: { in: ids } } }),
  ]);
  const addresses = customers.flatMap(({ phone, email }) => (email === null ? [phone] : [phone, email]));
  const blocks = await db().contactBlock.findMany({ where: { address: { in: addresses }, liftedAt: null } });
  const quiet = quietHoursOf(centre);
  const readers = new Map(customers.map((customer) => [customer.id, addresseeOf(customer)]));
  const now = instant(new Date());
  return new Map(
    told.flatMap((row) => {
      const reader = readers.get(row.customerId ?? "");
      return reader ? [[row.id, expected(row, reader, { blocks, quiet, rules, now })] as const] : [];
    }),
  );
}

function expected(
  { kind, dueAt, deadlineAt }: Planned,
  reader: Addressee,
  around: {
    readonly blocks: readonly Block[];
    readonly quiet: QuietHours;
    readonly rules: Rules;
    readonly now: Instant;
  },
): Outlook {
  if (!isMessageKind(kind)) return { goes: false, reason: "switched-off" };
  const at = latest(instant(dueAt), around.now);
  const decided = decide({
    kind,
    wish: around.rules[kind].channel,
    addressee: reader,
    objections: objectionsOf(reader, around.blocks),
    quiet: around.quiet,
    now: at,
    deadlineAt: instant(deadlineAt),
  });
  if (!decided.send) return { goes: false, reason: decided.reason };
  const { channel, sendAfter } = decided;
  return sendAfter > at ? { goes: true, channel, at: sendAfter } : { goes: true, channel };
}
