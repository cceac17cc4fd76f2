// The wording that holds at a centre: its own latest version, or the program's words; and how it came about.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { NOT_FOUND, SAVED, stale, type Saved } from "~/settings/change.server";
import { ownWording } from "./own-words";
import type { TemplateName, Wording } from "./wording";

type Centred = Pick<Actor, "centreId">;

export interface WordingInForce {
  readonly wording: Wording;
  /** Of the template; 0 before anybody touched it. */
  readonly version: number;
  /** The centre's own words, not the program's. */
  readonly own: boolean;
}

/** The wording in force. */
export async function wordingInForce(
  tx: Tx,
  { centreId }: Centred,
  name: TemplateName,
): Promise<WordingInForce> {
  const { kind, language, channel } = name;
  const row = await tx.messageTemplate.findFirst({
    where: { centreId, kind, language, channel },
    orderBy: { version: "desc" },
  });
  if (!row || row.body === "")
    return { wording: ownWording(kind, language, channel), version: row?.version ?? 0, own: false };
  return { wording: wordingOf(row), version: row.version, own: true };
}

function wordingOf({ subject, body }: { readonly subject: string | null; readonly body: string }): Wording {
  return { body, ...(subject === null ? {} : { subject }) };
}

/** The templates that are in the centre's own words, by `keyOfTemplate`, with their version. */
export async function ownTemplates(tx: Tx, { centreId }: Centred): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.messageTemplate.findMany({
    where: { centreId },
    distinct: ["kind", "language", "channel"],
    orderBy: { version: "desc" },
  });
  const own = rows.filter(({ body }) => body !== "");
  return new Map(
    own.map(({ kind, language, channel, version }) => [[kind, language, channel].join("."), version]),
  );
}

export interface TemplateVersion {
  readonly version: number;
  readonly at: number;
  /** Who wrote it. */
  readonly by: string;
  /** Absent: back to the program's own words. */
  readonly wording?: Wording;
}

const VERSIONS_SHOWN = 50;

/** Every version, the newest first. */
export async function versionsOf(
  tx: Tx,
  { centreId }: Centred,
  name: TemplateName,
): Promise<readonly TemplateVersion[]> {
  const { kind, language, channel } = name;
  const rows = await tx.messageTemplate.findMany({
    where: { centreId, kind, language, channel },
    orderBy: { version: "desc" },
    take: VERSIONS_SHOWN,
  });
  const people = await tx.staff.findMany({
    where: { id: { in: rows.map(({ createdBy }) => createdBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    version: row.version,
    at: row.createdAt.getTime(),
    by: names.get(row.createdBy) ?? "",
    ...(row.body === "" ? {} : { wording: wordingOf(row) }),
  }));
}

async function append(
  tx: Tx,
  actor: Actor,
  name: TemplateName,
  version: number,
  wording: Wording | undefined,
) {
  const { kind, language, channel } = name;
  await tx.messageTemplate.create({
    data: {
      ...{ centreId: actor.centreId, kind, language, channel, version },
      subject: channel === "email" ? (wording?.subject ?? null) : null,
      body: wording?.body ?? "",
      createdBy: actor.staffId,
    },
  });
}

function sameWording(one: Wording, other: Wording): boolean {
  return one.body === other.body && (one.subject ?? "") === (other.subject ?? "");
}

/**
 * Keeps a new version; the same words as those in force are none.
 * @param wording undefined: the program's own words from now on
 * @param seen the version on the page that was changed
 */
export async function saveTemplate(
  tx: Tx,
  actor: Actor,
  name: TemplateName,
  wording: Wording | undefined,
  seen: string,
): Promise<Saved> {
  await tx.$queryRaw`select 1 from centre where id = ${actor.centreId}::uuid for no key update`;
  const present = await wordingInForce(tx, actor, name);
  if (wording === undefined ? !present.own : sameWording(wording, present.wording)) return SAVED;
  if (String(present.version) !== seen) return stale(String(present.version));
  await append(tx, actor, name, present.version + 1, wording);
  return SAVED;
}

/** An earlier version holds again, as a new one. */
export async function restoreTemplate(
  tx: Tx,
  actor: Actor,
  name: TemplateName,
  version: number,
  seen: string,
): Promise<Saved> {
  const { kind, language, channel } = name;
  const row = await tx.messageTemplate.findFirst({
    where: { centreId: actor.centreId, kind, language, channel, version },
  });
  if (!row) return NOT_FOUND;
  return saveTemplate(tx, actor, name, row.body === "" ? undefined : wordingOf(row), seen);
}
