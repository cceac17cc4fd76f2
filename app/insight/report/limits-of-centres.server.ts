// The limits of several centres in one query.
import { MINUTE } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import type { Tx } from "~/platform/db/db.server";
import { latestRouteMapVersion, routeMap } from "~/visits/route-maps.server";
import { stageLimits } from "../centre/centre-report.server";
import { PAIR_LIMITS } from "../ledger/limits";
import type { Limits } from "../ledger/month-rollup";

/** As they are now, by centre. */
export async function limitsOfCentres(
  tx: Tx,
  centreIds: readonly string[],
): Promise<ReadonlyMap<string, Limits>> {
  const rows = await tx.$queryRaw<{ centreId: string; version: number }[]>`
    select centre_id as "centreId", max(version) as version from route_map
    where centre_id = any(${centreIds}::uuid[]) group by centre_id`;
  const known = new Map(rows.map(({ centreId, version }) => [centreId, version]));
  const limits = new Map<string, Limits>();
  for (const id of centreIds) {
    const minutes = stageLimits(
      await routeMap(tx, id, known.get(id) ?? (await latestRouteMapVersion(tx, id))),
    );
    limits.set(id, { pairs: PAIR_LIMITS, stages: STAGES.map((stage) => minutes[stage] * MINUTE) });
  }
  return limits;
}
