// A refusal as the code of a form error: the room of its words, and its figures as people read them.
import type { Denial } from "~/journey/verdict";
import { errorCode } from "~/ui/form/error-codes";
import { formatDistance, formatMoney, type DistanceUnit, type FormatLanguage } from "~/ui/format";

interface Units {
  readonly currency: string;
  readonly distanceUnit: DistanceUnit;
}

/** Details that are amounts in minor units, and details that are odometer readings. */
const AMOUNTS: readonly string[] = ["open", "left", "over", "approved", "shown", "present"];
const READINGS: readonly string[] = ["last"];

function readable(
  name: string,
  value: string | number,
  units: Units,
  language: FormatLanguage,
): string | number {
  if (typeof value !== "number") return value;
  if (AMOUNTS.includes(name)) return formatMoney(value, units.currency, language);
  return READINGS.includes(name) ? formatDistance(value, units.distanceUnit, language) : value;
}

/** For `submission.reply`: the words are in denial.words.ts. */
export function denialCode(denial: Denial, units: Units, language: FormatLanguage): string {
  const detail = Object.entries(denial.detail ?? {}).map(
    ([name, value]) => [name, readable(name, value, units, language)] as const,
  );
  return errorCode(`denials:${denial.code}`, denial.detail && Object.fromEntries(detail));
}
