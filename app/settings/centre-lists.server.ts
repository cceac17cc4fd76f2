// What a centre has to choose from: its services, its bays.
import type { Actor, Language } from "~/journey/permissions";
import type { RequestedService } from "~/journey/events";
import type { Tx } from "~/platform/db/db.server";

type Centred = Pick<Actor, "centreId">;

/** A service that can be booked, titled in the reader's language. */
export interface Service {
  readonly id: string;
  readonly title: string;
  readonly labourMinutes: number;
  /** Minor units, tax included. */
  readonly priceMinor: number;
  readonly skill: string;
  readonly bayKind?: string;
}

/** The centre's catalogue in alphabetical order. */
export async function services(
  tx: Tx,
  { centreId }: Centred,
  language: Language,
): Promise<readonly Service[]> {
  const rows = await tx.catalogueJob.findMany({ where: { centreId, active: true }, take: 500 });
  return rows
    .map((row) => ({
      id: row.id,
      title: language === "ru" ? row.titleRu : row.titleEn,
      labourMinutes: row.labourMinutes,
      priceMinor: row.priceMinor,
      skill: row.skill,
      ...(row.bayKind === null ? {} : { bayKind: row.bayKind }),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, language));
}

/**
 * The chosen services as lines of work with ids of their own, in the order of the choice. They are titled in the centre's
 * language: the order is read by everybody in the workshop.
 * @returns undefined when one of them is not in the centre's catalogue
 */
export async function linesOf(
  tx: Tx,
  centre: Centred & { readonly language: Language },
  serviceIds: readonly string[],
): Promise<RequestedService[] | undefined> {
  const known = new Map(
    (await services(tx, centre, centre.language)).map((service) => [service.id, service]),
  );
  const chosen = [...new Set(serviceIds)].map((id) => known.get(id));
  if (!chosen.every((service) => service !== undefined)) return undefined;
  return chosen.map((service) => ({ ...service, id: crypto.randomUUID() }));
}

export interface BayName {
  readonly id: string;
  readonly name: string;
}

export async function bays(tx: Tx, { centreId }: Centred): Promise<readonly BayName[]> {
  return tx.bay.findMany({
    where: { centreId },
    select: { id: true, name: true },
    orderBy: { position: "asc" },
    take: 200,
  });
}
