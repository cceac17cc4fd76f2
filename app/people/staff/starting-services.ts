// The services a new centre begins with: common ones, with round prices to be changed.

export interface StartingService {
  readonly title: { readonly en: string; readonly ru: string };
  readonly labourMinutes: number;
  /** Minor units, tax included. */
  readonly priceMinor: number;
}

/** Titles, labour, and hours of labour that the price amounts to, material included. */
const SERVICES = [
  { en: "Oil and filter change", ru: "Замена масла и фильтра", labourMinutes: 45, hours: 1.5 },
  { en: "Annual service", ru: "Плановое техническое обслуживание", labourMinutes: 120, hours: 3 },
  { en: "Diagnosis", ru: "Диагностика", labourMinutes: 60, hours: 1 },
  { en: "Front brake pads", ru: "Замена передних тормозных колодок", labourMinutes: 75, hours: 2 },
  { en: "Tyre change and balancing", ru: "Шиномонтаж и балансировка", labourMinutes: 60, hours: 1 },
  { en: "Wheel alignment", ru: "Регулировка углов установки колёс", labourMinutes: 60, hours: 1 },
  { en: "Battery replacement", ru: "Замена аккумулятора", labourMinutes: 30, hours: 2 },
  { en: "Air conditioning service", ru: "Обслуживание кондиционера", labourMinutes: 60, hours: 1.5 },
] as const;

/** Major units for an hour of labour, where a currency's scale differs from the euro's. */
const HOURLY: Readonly<Record<string, number>> = {
  RUB: 3000,
  KZT: 15_000,
  CZK: 1200,
  SEK: 1000,
  NOK: 1100,
  DKK: 750,
  RSD: 4500,
  AMD: 15_000,
  TRY: 1800,
  PLN: 250,
  AED: 250,
  BYN: 90,
  GEL: 120,
};
const HOURLY_ELSEWHERE = 90;

export function startingServices(currency: string): readonly StartingService[] {
  const hourlyMinor = (HOURLY[currency] ?? HOURLY_ELSEWHERE) * 100;
  return SERVICES.map(({ en, ru, labourMinutes, hours }) => ({
    title: { en, ru },
    labourMinutes,
    priceMinor: hourlyMinor * hours,
  }));
}
