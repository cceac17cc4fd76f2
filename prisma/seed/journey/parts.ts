// Parts and loaners in the simulation: what the catalogue says, kept from the shelf or ordered.
import type { Instant } from "~/journey/instant";
import { isMissing } from "~/journey/part";
import { needParts, orderPart, partArrived, pickPart } from "~/parts/part-rules";
import { assignLoaner, pickParts } from "~/stages/2-preparation/preparation";
import { loanEnd } from "~/stages/2-preparation/loaners.server";
import { localDateTimeText } from "~/ui/zoned-time";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";

const SUPPLIERS = {
  en: ["Hanley Parts", "Euro Factors", "Dealer, Naas Road"],
  ru: ["Автодеталь", "Восток-Запчасть", "Дилер, МКАД"],
} as const;

function localDate(shop: Shop, at: Instant): string {
  return localDateTimeText(at, shop.site.plan.timeZone).slice(0, 10);
}

/** Lists what the services need; the last of it is not on the shelf when something is missing. */
export function listParts(shop: Shop, file: VisitFile, clerk: Person, missing: boolean): void {
  const { shelf } = shop.site;
  if (!shelf || !shop.tellsParts || !file.isIn("preparation") || file.visit.parts.length > 0) return;
  const { language } = shop.site.plan;
  const names = [...new Set(file.order.flatMap(({ service }) => service.parts[language]))];
  const chance = file.chance.fork("parts");
  const wanted = names.map((name, at) => {
    const part = shelf.parts.get(name);
    const free = part !== undefined && !(missing && at === names.length - 1);
    return {
      partId: chance.uuid(shop.now),
      name,
      number: part?.number,
      quantity: 1,
      stockPartId: part?.id,
      free,
    };
  });
  if (wanted.length > 0) file.record(clerk, "parts:write", needParts, wanted);
}

/** Orders what is missing for the day on which it will come, or for the day before: suppliers promise early. */
export function orderMissing(shop: Shop, file: VisitFile, clerk: Person, due: Instant): void {
  const today = localDate(shop, shop.now);
  const supplier = file.chance.fork("supplier").pick(SUPPLIERS[shop.site.plan.language]);
  for (const part of file.visit.parts.filter(({ state }) => state === "needed")) {
    const order = { partId: part.id, expectedOn: localDate(shop, due), supplier };
    file.record(clerk, "parts:write", orderPart, order, today);
  }
}

/** What was ordered is here; a car that is in repairs already gets it at once. */
export function takeDelivery(file: VisitFile, clerk: Person): void {
  if (file.visit.status !== "open" || file.isIn("follow-up")) return;
  for (const { id } of file.visit.parts.filter(isMissing)) {
    file.record(clerk, "parts:write", partArrived, { partId: id });
    if (!file.isIn("preparation")) file.record(clerk, "parts:write", pickPart, { partId: id });
  }
}

/** Everything lies together for the car. */
export function pickAll(file: VisitFile, clerk: Person): void {
  takeDelivery(file, clerk);
  if (file.visit.preparation.partsPicked) return;
  file.record(clerk, "preparation:write", pickParts);
}

/** The first loaner that nobody else has at that time. */
export function lendLoaner(shop: Shop, file: VisitFile, advisor: Person): void {
  const from = file.visit.booking.appointment?.at;
  if (!shop.tellsParts || file.visit.request.transport !== "loaner" || from === undefined) return;
  const to = loanEnd(file.visit, shop.site.workshop.calendar);
  const loaners = shop.site.plan.limits.loaners;
  const loaner = to === undefined ? undefined : shop.freeLoaner({ from, to }, loaners);
  if (to === undefined || loaner === undefined || file.visit.loaner) return;
  file.record(advisor, "preparation:write", assignLoaner, { loaner, loaners, to });
  shop.lent.push(file);
}
