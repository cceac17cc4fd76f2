// The centre's zone, currency and units for every page under it; nobody reads the browser's zone.
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import * as format from "./format";
import { localDateTimeText, type Moment } from "./zoned-time";

export interface CentreSettings {
  readonly timeZone: string;
  readonly currency: string;
  readonly language: format.FormatLanguage;
  readonly distanceUnit: format.DistanceUnit;
  /** The server's clock when the page was made, in milliseconds. It ticks on from there. */
  readonly now: number;
}

const FALLBACK: CentreSettings = {
  timeZone: "UTC",
  currency: "EUR",
  language: "en",
  distanceUnit: "km",
  now: 0,
};

export const CentreContext = createContext<CentreSettings>(FALLBACK);

/**
 * Gives the centre to the page and lets its clock tick every half minute, so that "in 12 min" stays true without a reload.
 * The tick starts after hydration: the first picture equals the server's.
 */
export function CentreProvider({
  settings,
  children,
}: {
  readonly settings: CentreSettings;
  readonly children: ReactNode;
}) {
  const [tick, setTick] = useState({ base: settings.now, elapsed: 0 });
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => {
      setTick({ base: settings.now, elapsed: performance.now() - startedAt });
    }, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, [settings.now]);
  const elapsed = tick.base === settings.now ? tick.elapsed : 0;
  const { timeZone, currency, language, distanceUnit, now } = settings;
  const value = useMemo(
    () => ({ timeZone, currency, language, distanceUnit, now: now + elapsed }),
    [timeZone, currency, language, distanceUnit, now, elapsed],
  );
  return <CentreContext value={value}>{children}</CentreContext>;
}

export function useCentre(): CentreSettings {
  return useContext(CentreContext);
}

/** Everything in format.ts with the centre already filled in: `const f = useFormat(); f.money(18400)`. */
export function useFormat() {
  const centre = useCentre();
  return useMemo(() => formatFor(centre), [centre]);
}

export type Format = ReturnType<typeof formatFor>;

/** The same for server code that has the centre and no React. */
export function formatFor(centre: CentreSettings) {
  const { timeZone, language, currency, distanceUnit, now } = centre;
  const where = { timeZone, language, now };
  return {
    now,
    language,
    timeZone,
    currency,
    /** Beside a field for an amount. */
    currencySign: format.formatCurrencySign(currency, language),
    distanceUnit,
    time: (at: Moment) => format.formatTime(at, where),
    date: (at: Moment) => format.formatDate(at, where),
    shortDate: (at: Moment) => format.formatShortDate(at, where),
    day: (at: Moment) => format.formatDay(at, where),
    moment: (at: Moment) => format.formatMoment(at, where),
    dateTime: (at: Moment) => format.formatDateTime(at, where),
    duration: (seconds: number) => format.formatDuration(seconds, language),
    relative: (at: Moment) => format.formatRelative(at, now, language),
    due: (at: Moment) => format.formatDue(at, now, language),
    money: (minorUnits: number) => format.formatMoney(minorUnits, currency, language),
    number: (value: number, digits?: number) => format.formatNumber(value, language, digits),
    percent: (share: number, digits?: number) => format.formatPercent(share, language, digits),
    distance: (distance: number) => format.formatDistance(distance, distanceUnit, language),
    labour: (labourMinutes: number) => format.formatLabour(labourMinutes, language),
    localDateTime: (at: Moment) => localDateTimeText(at, timeZone),
  };
}
