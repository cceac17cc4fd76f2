// The secrets of a text that goes out once more: they were forgotten when a carrier had it, so its link gets a new address.
import { instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { createLink } from "~/customer/links.server";
import { LINK_PURPOSES } from "~/customer/link-purposes";
import { seal } from "../sealed.server";
import type { MessageRow } from "./row.server";

interface Secrets {
  readonly sealed?: Uint8Array<ArrayBuffer>;
  readonly linkId?: string;
}

/**
 * What the row needs so that its text can be written again. The earlier link stays good: the text may have come after all.
 * @returns undefined when it cannot: a code is not made twice, and a link that was closed stays closed
 */
export async function renewSecrets(tx: Tx, row: MessageRow): Promise<Secrets | undefined> {
  if (row.sealed !== null) return { sealed: new Uint8Array(row.sealed) };
  if (!row.text.includes("[[")) return {};
  if (row.text.includes("[[code]]") || row.linkId === undefined) return undefined;
  const link = await tx.link.findFirst({
    where: { id: row.linkId, centreId: row.centreId, revokedAt: null, expiresAt: { gt: new Date() } },
  });
  const purpose = LINK_PURPOSES.find((known) => known === link?.purpose);
  if (!link || !purpose) return undefined;
  const { id: linkId, address } = await createLink(tx, row, {
    visitId: link.visitId,
    purpose,
    expiresAt: instant(link.expiresAt),
    ...(link.objectId === null ? {} : { objectId: link.objectId }),
  });
  return { sealed: seal({ link: address }), linkId };
}
