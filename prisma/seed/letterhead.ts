// What the papers of a simulated centre say of it.
import { plainTitle } from "~/papers/work-order";
import type { CentrePlan } from "./centres/plan";
import type { VisitFile } from "./visit-file";
import { SERVICES } from "./words/services";

const inEnglish = new Map(SERVICES.map(({ title }) => [plainTitle(title.ru), title.en]));
const inRussian = new Map(SERVICES.map(({ title }) => [plainTitle(title.en), title.ru]));

export function letterheadOf(plan: CentrePlan): VisitFile["opening"]["letterhead"] {
  const { name, address, phone, timeZone, currency, taxBasisPoints } = plan;
  return {
    centre: { name, address, phone, timeZone, currency, distanceUnit: "km" },
    taxBasisPoints,
    titles: (language) => (language === "ru" ? inRussian : inEnglish),
  };
}
