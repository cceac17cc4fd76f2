// The centre's shelf and catalogue, for suggestions: read once for any number of visits.
import type { Actor } from "~/journey/permissions";
import { isWanted } from "~/journey/part";
import type { Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { suggestions, type StockedPart, type Suggestion } from "./suggestions";

export interface StockForSuggestions {
  readonly stock: readonly StockedPart[];
  /** Parts in words by the title of the service, in small letters. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

function titled(title: string): string {
  return title.trim().toLocaleLowerCase();
}

export async function stockForSuggestions(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
): Promise<StockForSuggestions> {
  const [stock, services] = await Promise.all([
    tx.stockPart.findMany({
      where: { centreId, active: true },
      select: { id: true, number: true, name: true, location: true, onHand: true, reserved: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 2000,
    }),
    tx.catalogueJob.findMany({
      where: { centreId },
      select: { titleEn: true, titleRu: true, parts: true },
      take: 500,
    }),
  ]);
  const words = new Map(
    services.flatMap(({ titleEn, titleRu, parts }) => [
      [titled(titleEn), parts] as const,
      [titled(titleRu), parts] as const,
    ]),
  );
  return {
    stock: stock.map(({ onHand, reserved, ...part }) => ({ ...part, free: onHand - reserved })),
    words,
  };
}

/** What the services of a visit usually need and nobody has listed yet. */
export function suggestedFor(visit: Visit, { stock, words }: StockForSuggestions): readonly Suggestion[] {
  const lines = visit.preparation.drafted?.lines ?? visit.request.services;
  const usual = lines.flatMap(({ title }) => words.get(titled(title)) ?? []);
  return suggestions(usual, stock, visit.parts.filter(isWanted));
}
