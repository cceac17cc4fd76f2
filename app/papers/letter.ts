// What every paper to a customer has: whose it is, whose car it is about, to whom, and totals with the tax within them.
import { formatPhone } from "~/people/phone";
import { formatFor } from "~/ui/centre-context";
import { words } from "~/words";
import { sheetFor, type Paper, type PaperFact } from "./paper";
import type { Particulars } from "./work-order";

type Addressed = Pick<Particulars, "language" | "centre" | "customer" | "vehicle">;

/** "Volvo V60, 2019 · VIN YV1...". */
function carText({ make, model, year, vin }: Addressed["vehicle"], vinName: string): string {
  const name = [make, model].filter((part) => part !== "").join(" ");
  const known = [name, ...(year === undefined ? [] : [String(year)])]
    .filter((part) => part !== "")
    .join(", ");
  return [known, ...(vin === undefined ? [] : [`${vinName} ${vin}`])]
    .filter((part) => part !== "")
    .join(" · ");
}

/** The head of a paper, its sheet and its page numbers. */
export function letterOf(addressed: Addressed, title: string) {
  const { language, centre, customer, vehicle } = addressed;
  const t = words(language, "papers");
  const { name, address, phone } = centre;
  return {
    language,
    title,
    car: { plate: vehicle.plate, text: carText(vehicle, t("vin")) },
    centre: { name, address, phone: formatPhone(phone) },
    facts: [
      { name: t("customer"), value: customer.name },
      { name: t("phone"), value: formatPhone(customer.phone) },
    ],
    pageOf: (page: number, pages: number) => t("page", { page, pages }),
    sheet: sheetFor(centre.currency),
  } satisfies Partial<Paper>;
}

interface Taxed {
  readonly language: Paper["language"];
  readonly centre: Particulars["centre"];
  readonly taxBasisPoints: number;
}

/** Minor units: as the paper's facts say them, never counted again. */
interface Total {
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/**
 * Net, tax and total; the total alone where there is no tax.
 * @param name of the total, where it is not that of everything
 */
export function totalsOf(taxed: Taxed, total: Total, name?: string): readonly PaperFact[] {
  const { language, centre, taxBasisPoints } = taxed;
  const t = words(language, "papers");
  const f = formatFor({ ...centre, language, now: 0 });
  if (taxBasisPoints === 0) return [{ name: name ?? t("noTax"), value: f.money(total.totalMinor) }];
  return [
    { name: t("net"), value: f.money(total.netMinor) },
    { name: t("tax", { rate: f.number(taxBasisPoints / 100, 2) }), value: f.money(total.taxMinor) },
    { name: name ?? t("total"), value: f.money(total.totalMinor) },
  ];
}
