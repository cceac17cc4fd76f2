// What a centre needs beyond its people: opening hours and services to choose from.
import { opensDaily } from "test/places";
import { v7 as uuid } from "uuid";
import { db } from "~/platform/db/db.server";
import type { TestCentre } from "../factories";

const SERVICES = [
  {
    titleEn: "Oil and filter change",
    titleRu: "Замена масла и фильтра",
    labourMinutes: 45,
    priceMinor: 13_500,
  },
  {
    titleEn: "Front brake pads",
    titleRu: "Замена передних тормозных колодок",
    labourMinutes: 75,
    priceMinor: 24_000,
  },
] as const;

/** Open from 8 to 18 o'clock on every day of the week, with two services. */
export async function equip(centre: TestCentre): Promise<TestCentre> {
  const centreId = centre.id;
  await opensDaily(centre);
  await db().catalogueJob.createMany({
    data: SERVICES.map((service) => ({ ...service, id: uuid(), centreId })),
  });
  return centre;
}
