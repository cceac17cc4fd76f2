// Keeps what is half-written of an intake. Whoever comes later with an older page is told what a colleague has written.
import { may, type Actor } from "~/journey/permissions";
import { db, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import type { Alongside } from "~/visits/store.server";
import { IntakeDraft, type DraftSection, type KeepDraft, type SectionDraft } from "./draft";

/** What is half-written of a visit's intake; a draft that cannot be read any more is none. */
export async function intakeDraft(
  { centreId }: Pick<Actor, "centreId">,
  visitId: string,
): Promise<IntakeDraft> {
  const row = await db().intakeDraft.findFirst({ where: { visitId, centreId }, select: { content: true } });
  const read = IntakeDraft.safeParse(row?.content ?? {});
  return read.success ? read.data : {};
}

/** The visit's row of drafts under a lock, made when there is none. */
async function lockedDraft(tx: Tx, actor: Actor, visitId: string, now: Date): Promise<IntakeDraft> {
  await tx.$executeRaw`
    insert into intake_draft (visit_id, centre_id, content, updated_at, updated_by)
    values (${visitId}::uuid, ${actor.centreId}::uuid, '{}'::jsonb, ${now}, ${actor.staffId}::uuid)
    on conflict (visit_id) do nothing`;
  const [row] = await tx.$queryRaw<{ content: unknown }[]>`
    select content from intake_draft
    where visit_id = ${visitId}::uuid and centre_id = ${actor.centreId}::uuid for update`;
  const read = IntakeDraft.safeParse(row?.content ?? {});
  return read.success ? read.data : {};
}

export type Keeping =
  | { readonly kind: "kept"; readonly version: number }
  /** Somebody else has written since: nothing was kept. */
  | { readonly kind: "overtaken"; readonly theirs: SectionDraft }
  /** The intake is signed or over, or was never there. */
  | { readonly kind: "closed" };

/** Drafts are kept while the visit is at intake and not signed. */
async function isBeingWritten(tx: Tx, centreId: string, visitId: string): Promise<boolean> {
  const where = { id: visitId, centreId, stage: "intake", status: "open" };
  return (await tx.visit.count({ where })) === 1;
}

/** Keeps one form of the intake, if the page has seen what was kept before. */
export async function keepDraft(
  actor: Actor,
  visitId: string,
  { section, base, values }: KeepDraft,
  now: Date,
): Promise<Keeping> {
  if (!may(actor.roles, "intake:write")) return { kind: "closed" };
  return inTransaction(async (tx): Promise<Keeping> => {
    if (!(await isBeingWritten(tx, actor.centreId, visitId))) return { kind: "closed" };
    const draft = await lockedDraft(tx, actor, visitId, now);
    const present = draft[section];
    if (present && present.version !== base) return { kind: "overtaken", theirs: present };
    const version = base + 1;
    const kept = { version, by: actor.staffId, byName: actor.name, at: now.getTime(), values };
    await write(tx, actor, visitId, { ...draft, [section]: kept }, now);
    return { kind: "kept", version };
  });
}

async function write(tx: Tx, actor: Actor, visitId: string, content: IntakeDraft, now: Date): Promise<void> {
  await tx.intakeDraft.updateMany({
    where: { visitId, centreId: actor.centreId },
    data: { content, version: { increment: 1 }, updatedAt: now, updatedBy: actor.staffId },
  });
}

/** A form that was handed in is no draft any more; what a colleague has half-written in it stays theirs. */
export function clearsDraft(actor: Actor, section: DraftSection): Alongside {
  return async (tx, { visit, events }) => {
    const now = new Date(events.at(-1)?.occurredAt ?? Date.now());
    const draft = await lockedDraft(tx, actor, visit.id, now);
    const present = draft[section];
    if (present?.by !== actor.staffId || present.values === null) return;
    const cleared = { ...present, version: present.version + 1, at: now.getTime(), values: null };
    await write(tx, actor, visit.id, { ...draft, [section]: cleared }, now);
  };
}
