// The titles of the checklist items that visits' next actions are about, from the route maps of their versions.
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { itemKey, type ItemTitles } from "./item-titles";
import { routeMap } from "./route-maps.server";

interface Acting {
  readonly nextAction: string | null;
  readonly routeMapVersion: number;
}

/** Reads only the versions that are needed; they are kept in memory. */
export async function itemTitles(
  { centreId }: Pick<Actor, "centreId">,
  visits: readonly Acting[],
): Promise<ItemTitles> {
  const checks = visits.filter(({ nextAction }) => nextAction?.startsWith("check:"));
  const versions = [...new Set(checks.map(({ routeMapVersion }) => routeMapVersion))];
  const maps = await Promise.all(versions.map((version) => routeMap(db(), centreId, version)));
  return Object.fromEntries(
    maps.flatMap((map) =>
      Object.values(map.stages).flatMap(({ checklist }) =>
        checklist.map(({ id, title }) => [itemKey(map.version, id), title] as const),
      ),
    ),
  );
}
