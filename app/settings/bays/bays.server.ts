// Reading and changing the bays of a centre.
import { isBayKind, isSkill } from "~/capacity/skills";
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { NOT_FOUND, SAVED, stale, wrong, type Saved } from "../change.server";
import { bayMark, type BayFacts, type BayForm } from "./bay";

export interface ListedBay extends BayFacts {
  readonly id: string;
}

/** In their order; `place` counts from 1. */
export async function baysOf(tx: Tx, { centreId }: Pick<Actor, "centreId">): Promise<readonly ListedBay[]> {
  const rows = await tx.bay.findMany({
    where: { centreId },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    take: 500,
  });
  return rows.map(({ id, name, kind, skills, active }, at) => ({
    id,
    name,
    kind: isBayKind(kind) ? kind : "lift",
    skills: skills.filter(isSkill),
    place: at + 1,
    active,
  }));
}

/**
 * Saves a bay and puts it at its place among the others.
 * @param bay which one; with `isNew` the id that a new one gets
 */
export async function saveBay(
  tx: Tx,
  actor: Actor,
  bay: { readonly id: string; readonly isNew: boolean },
  form: BayForm,
): Promise<Saved> {
  const { centreId } = actor;
  const bays = await baysOf(tx, actor);
  const before = bays.find(({ id }) => id === bay.id);
  if (!before && !bay.isNew) return NOT_FOUND;
  const { seen, place, ...facts } = form;
  const others = bays.filter(({ id }) => id !== bay.id);
  const order = [
    ...others.slice(0, place - 1).map(({ id }) => id),
    bay.id,
    ...others.slice(place - 1).map(({ id }) => id),
  ];
  const after = { ...facts, place: order.indexOf(bay.id) + 1 };
  if (before && bayMark(before) === bayMark(after)) return SAVED;
  if (before && bayMark(before) !== seen) return stale(bayMark(before));
  if (others.some(({ name }) => name === facts.name)) return wrong("name", "settings:taken");
  if (before) await tx.bay.update({ where: { id: bay.id }, data: facts });
  else await tx.bay.create({ data: { ...facts, id: bay.id, centreId, position: after.place } });
  for (const [at, id] of order.entries()) {
    await tx.bay.updateMany({
      where: { id, centreId, position: { not: at + 1 } },
      data: { position: at + 1 },
    });
  }
  return SAVED;
}
