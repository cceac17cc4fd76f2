// What work is called on a customer's paper.
import type { Language } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { plainTitle } from "./work-order";

/** What the centre's catalogue is called in a language, by every name it has, in small letters. */
export async function titlesIn(
  tx: Tx,
  centreId: string,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.catalogueJob.findMany({
    where: { centreId },
    select: { titleEn: true, titleRu: true },
    take: 1000,
  });
  return new Map(
    rows.flatMap(({ titleEn, titleRu }) => {
      const title = language === "ru" ? titleRu : titleEn;
      return [titleEn, titleRu].map((name) => [plainTitle(name), title] as const);
    }),
  );
}
