// Reading and changing what is inspected at a centre: every change is a new version of its route map.
import { v7 as uuidv7 } from "uuid";
import { usualInspectionKinds } from "~/journey/inspection-kinds";
import type { Actor } from "~/journey/permissions";
import { RouteMap } from "~/journey/route-map";
import type { Tx } from "~/platform/db/db.server";
import { latestRouteMapVersion, routeMap } from "~/visits/route-maps.server";
import { NOT_FOUND, SAVED, stale, type Saved } from "../change.server";
import { GENERAL, withGeneral, withKind, type GeneralList, type KindList } from "./inspection-list";

type Centred = Pick<Actor, "centreId">;

/** More kinds nobody keeps apart. */
export const MOST_KINDS = 20;

/** The map that new visits get. */
export async function presentMap(tx: Tx, { centreId }: Centred): Promise<RouteMap> {
  return routeMap(tx, centreId, await latestRouteMapVersion(tx, centreId));
}

/** What stood on the page: who changes an older version has not seen the present one. */
export function mapMark({ version }: RouteMap): string {
  return String(version);
}

/** A name that no list and no point has: letters first, as the map's names are. */
export function newName(): string {
  return `n-${uuidv7().slice(-12)}`;
}

function isSame(before: RouteMap, after: RouteMap): boolean {
  return JSON.stringify(before) === JSON.stringify(RouteMap.parse(after));
}

/** Two who save at once meet at the version: the second is told that it is taken. */
async function save(
  tx: Tx,
  { centreId }: Centred,
  seen: string,
  change: (map: RouteMap) => RouteMap | undefined,
): Promise<Saved> {
  const before = await presentMap(tx, { centreId });
  const after = change(before);
  if (!after) return NOT_FOUND;
  if (isSame(before, after)) return SAVED;
  if (seen !== mapMark(before)) return stale(mapMark(before));
  const version = before.version + 1;
  const content = RouteMap.parse({ ...after, version });
  await tx.routeMap.create({ data: { centreId, version, content } });
  return SAVED;
}

export function saveGeneral(tx: Tx, actor: Centred, form: GeneralList): Promise<Saved> {
  return save(tx, actor, form.seen, (map) => withGeneral(map, form, newName));
}

/** @param list which one; with `isNew` the name that a new one gets */
export function saveKind(
  tx: Tx,
  actor: Centred,
  list: { readonly id: string; readonly isNew: boolean },
  form: KindList,
): Promise<Saved> {
  return save(tx, actor, form.seen, (map) => {
    const kinds = map.inspection?.kinds ?? [];
    const known = kinds.some(({ id }) => id === list.id);
    if (list.id === GENERAL || (!known && (!list.isNew || kinds.length >= MOST_KINDS))) return undefined;
    return withKind(map, list.id, form, newName);
  });
}

export function removeKind(tx: Tx, actor: Centred, listId: string, seen: string): Promise<Saved> {
  return save(tx, actor, seen, (map) => withKind(map, listId, undefined, newName));
}

/** For a centre whose map knows no kinds yet. */
export function takeUsualKinds(tx: Tx, actor: Centred, seen: string): Promise<Saved> {
  return save(tx, actor, seen, (map) => ({
    ...map,
    inspection: {
      wash: map.inspection?.wash ?? false,
      kinds:
        map.inspection && map.inspection.kinds.length > 0 ? map.inspection.kinds : [...usualInspectionKinds],
    },
  }));
}
