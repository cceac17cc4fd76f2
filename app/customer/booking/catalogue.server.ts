// The services that a customer may choose alone.
import type { RequestedService } from "~/journey/events";
import type { Tx } from "~/platform/db/db.server";
import { linesOf } from "~/settings/centre-lists.server";
import type { PublicCentre } from "./public-centre.server";

export interface OnlineService {
  readonly id: string;
  readonly title: string;
  readonly labourMinutes: number;
  /** Minor units, tax included. */
  readonly priceMinor: number;
}

/** In alphabetical order of the reader's language. */
export async function onlineServices(
  tx: Tx,
  { id }: Pick<PublicCentre, "id">,
  language: "en" | "ru",
): Promise<readonly OnlineService[]> {
  const rows = await tx.catalogueJob.findMany({
    where: { centreId: id, active: true, online: true },
    take: 200,
  });
  return rows
    .map(({ id: serviceId, titleEn, titleRu, labourMinutes, priceMinor }) => ({
      id: serviceId,
      title: language === "ru" ? titleRu : titleEn,
      labourMinutes,
      priceMinor,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, language));
}

/** The chosen services as lines of work; undefined when one of them cannot be chosen here (any more). */
export async function onlineLines(
  tx: Tx,
  { id, language }: Pick<PublicCentre, "id" | "language">,
  chosen: readonly string[],
): Promise<RequestedService[] | undefined> {
  const offered = new Set((await onlineServices(tx, { id }, language)).map((service) => service.id));
  if (!chosen.every((service) => offered.has(service))) return undefined;
  return linesOf(tx, { centreId: id, language }, chosen);
}
