// The route maps of the centres. A version never changes, so it is kept in memory once read.
import { RouteMap, defaultRouteMap } from "~/journey/route-map";
import type { Tx } from "~/platform/db/db.server";
import { rememberedOfDatabase } from "~/platform/db/remembered.server";
import { RecentlyUsed } from "~/platform/recently-used";

const KEPT = 500;
const memory = rememberedOfDatabase(() => new RecentlyUsed<RouteMap>(KEPT));

/** @throws Error when the centre has no route map of that version */
export async function routeMap(tx: Tx, centreId: string, version: number): Promise<RouteMap> {
  const known = memory();
  const key = `${centreId}/${String(version)}`;
  const cached = known.get(key);
  if (cached) return cached;
  const row = await tx.routeMap.findUnique({ where: { centreId_version: { centreId, version } } });
  if (!row) throw new Error(`no route map ${String(version)} for centre ${centreId}`);
  const map = RouteMap.parse(row.content);
  known.set(key, map);
  return map;
}

/** The version that new visits get; a centre without one begins with the default. */
export async function latestRouteMapVersion(tx: Tx, centreId: string): Promise<number> {
  const row = await tx.routeMap.findFirst({
    where: { centreId },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  if (row) return row.version;
  await tx.routeMap.createMany({
    data: [{ centreId, version: 1, content: defaultRouteMap(1) }],
    skipDuplicates: true,
  });
  return 1;
}
