// Reading and changing the service catalogue of a centre.
import type { Actor, Language } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { NOT_FOUND, SAVED, stale, wrong, type Saved } from "../change.server";
import { factsOf, serviceMark, type ServiceFacts, type ServiceForm } from "./service";

type Centred = Pick<Actor, "centreId">;

const COLUMNS = {
  id: true,
  titleEn: true,
  titleRu: true,
  labourMinutes: true,
  skill: true,
  bayKind: true,
  priceMinor: true,
  depositMinor: true,
  parts: true,
  online: true,
  active: true,
} as const;

export interface ListedService extends ServiceFacts {
  readonly id: string;
}

/** In alphabetical order, those that are not offered last. */
export async function catalogueOf(
  tx: Tx,
  { centreId }: Centred,
  language: Language,
): Promise<readonly ListedService[]> {
  const rows = await tx.catalogueJob.findMany({ where: { centreId }, select: COLUMNS, take: 1000 });
  const title = (row: ServiceFacts) => (language === "ru" ? row.titleRu : row.titleEn);
  return rows.sort(
    (a, b) => Number(b.active) - Number(a.active) || title(a).localeCompare(title(b), language),
  );
}

/** @returns undefined when this centre has no such service */
export async function catalogueJob(
  tx: Tx,
  { centreId }: Centred,
  id: string,
): Promise<ListedService | undefined> {
  return (await tx.catalogueJob.findFirst({ where: { id, centreId }, select: COLUMNS })) ?? undefined;
}

/** @param service which one; with `isNew` the id that a new one gets */
export async function saveService(
  tx: Tx,
  actor: Actor,
  service: { readonly id: string; readonly isNew: boolean },
  form: ServiceForm,
): Promise<Saved> {
  const { centreId } = actor;
  const { id } = service;
  const facts = factsOf(form);
  const before = await catalogueJob(tx, actor, id);
  if (!before && !service.isNew) return NOT_FOUND;
  if (before && serviceMark(before) === serviceMark(facts)) return SAVED;
  if (before && serviceMark(before) !== form.seen) return stale(serviceMark(before));
  const namesake = await tx.catalogueJob.findFirst({
    where: { centreId, titleEn: facts.titleEn, id: { not: id } },
  });
  if (namesake) return wrong("titleEn", "settings:taken");
  const data = { ...facts, parts: [...facts.parts] };
  if (before) await tx.catalogueJob.update({ where: { id }, data });
  else await tx.catalogueJob.create({ data: { ...data, id, centreId } });
  return SAVED;
}
