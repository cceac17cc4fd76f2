// What was written to and fro with one person, page by page, the latest last.
import { z } from "zod";
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import type { Correspondent } from "./correspondent.server";

/** Texts on one page of a conversation. */
export const THREAD_PAGE = 40;

export interface ThreadItem {
  readonly id: string;
  readonly from: "them" | "us";
  readonly at: number;
  readonly channel: string;
  readonly text: string;
  readonly language?: string;
  readonly mediaCount: number;
  /** stop, start, help: when the whole text is such a word. */
  readonly word?: string;
  /** Of ours: its kind, where it stands, why it was not sent or did not arrive, and who wrote it. */
  readonly kind?: string;
  readonly state?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly visit?: { readonly id: string; readonly number: number };
}

interface Row {
  readonly id: string;
  readonly inbound: boolean;
  readonly at: Date;
  readonly channel: string;
  readonly text: string;
  readonly language: string | null;
  readonly mediaCount: number;
  readonly word: string | null;
  readonly kind: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  readonly by: string | null;
  readonly visitId: string | null;
  readonly number: number | null;
}

const Cursor = z
  .string()
  .regex(/^\d{1,14}_[0-9a-f-]{36}$/)
  .transform((text) => {
    const [at = "", id = ""] = text.split("_");
    return { at: new Date(Number(at)), id };
  })
  .pipe(z.object({ at: z.date(), id: z.uuid() }));

const LATEST = { at: new Date("9999-12-31T00:00:00Z"), id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

function itemOf(row: Row): ThreadItem {
  return {
    id: row.id,
    from: row.inbound ? "them" : "us",
    at: row.at.getTime(),
    channel: row.channel,
    text: row.text,
    mediaCount: row.mediaCount,
    ...(row.language === null ? {} : { language: row.language }),
    ...(row.word === null ? {} : { word: row.word }),
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.state === null ? {} : { state: row.state }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.by === null ? {} : { by: row.by }),
    ...(row.visitId === null || row.number === null
      ? {}
      : { visit: { id: row.visitId, number: row.number } }),
  };
}

export interface ThreadPage {
  /** The latest last. */
  readonly items: readonly ThreadItem[];
  /** Where the page before this one ends; undefined: there is none. */
  readonly earlier?: string;
}

/** @param before as a page said it in `earlier`; anything else is the latest page */
export async function threadPage(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  { talks, phones, customer }: Correspondent,
  before: string | null,
): Promise<ThreadPage> {
  const asked = Cursor.safeParse(before);
  const { at, id } = asked.success ? asked.data : LATEST;
  const addresses = customer?.email === undefined ? phones : [...phones, customer.email];
  const rows = await tx.$queryRaw<Row[]>`
    with said as (
      (select i.id, true as inbound, i.received_at as at, i.channel, i.text, null as language,
              i.media_count, i.word, null as kind, null as state, null as reason, null as by, i.visit_id
         from inbound_message i
        where i.conversation_id = any(${talks.map((talk) => talk.id)}::uuid[])
          and (i.received_at, i.id) < (${at}::timestamptz, ${id}::uuid)
        order by i.received_at desc, i.id desc limit ${THREAD_PAGE + 1})
      union all
      (select m.id, false, m.created_at, m.channel, m.text, m.language,
              0, null, m.kind, m.state, m.reason, s.name, m.visit_id
         from message m left join staff s on s.id = m.created_by
        where m.centre_id = ${centreId}::uuid and m.recipient = any(${[...addresses]}) and m.state <> 'withdrawn'
          and (m.created_at, m.id) < (${at}::timestamptz, ${id}::uuid)
        order by m.created_at desc, m.id desc limit ${THREAD_PAGE + 1})
    )
    select said.id, said.inbound, said.at, said.channel, said.text, said.language, said.media_count as "mediaCount",
           said.word, said.kind, said.state, said.reason, said.by, said.visit_id as "visitId", v.number
      from said left join visit v on v.id = said.visit_id and v.centre_id = ${centreId}::uuid
     order by said.at desc, said.id desc limit ${THREAD_PAGE + 1}`;
  const shown = rows.slice(0, THREAD_PAGE);
  const first = shown.at(-1);
  const more = rows.length > THREAD_PAGE && first !== undefined;
  return {
    items: shown.map(itemOf).reverse(),
    ...(more ? { earlier: `${String(first.at.getTime())}_${first.id}` } : {}),
  };
}
