// What was asked for, of what the reader may see: the wishes of the report, or nothing there.
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { centresOpenTo } from "../report/centres.server";
import type { ReportCentre, ReportWishes } from "../report/report-facts";
import { GROUP, readAddress, type ReportAddress } from "./report-address";

export interface Asked {
  readonly address: ReportAddress;
  readonly wishes: ReportWishes;
  /** Those that the reader may choose from. */
  readonly open: readonly ReportCentre[];
}

/** The reader's own first, so that a group is told on its clock. */
function chosen(own: string, open: readonly ReportCentre[], centre: string | undefined): readonly string[] {
  const ids = open.map(({ id }) => id);
  if (centre === GROUP) return [...ids.filter((id) => id === own), ...ids.filter((id) => id !== own)];
  return ids.filter((id) => id === (centre ?? own));
}

/**
 * @throws Response 404 when the centre is none that the reader may see figures of
 */
export async function askedOf(actor: Actor, query: URLSearchParams): Promise<Asked> {
  const address = readAddress(query);
  const open = await db().$transaction((tx) => centresOpenTo(tx, actor, "insight:read"));
  const centres = chosen(actor.centreId, open, address.centre);
  if (centres.length === 0) throw new Response(null, { status: 404 });
  const { from, to, service, advisor, mechanic, make } = address;
  const filters = {
    ...(service !== undefined && { service }),
    ...(advisor !== undefined && { advisorId: advisor }),
    ...(mechanic !== undefined && { mechanicId: mechanic }),
    ...(make !== undefined && { make }),
  };
  return { address, open, wishes: { centres, from, to, filters } };
}
