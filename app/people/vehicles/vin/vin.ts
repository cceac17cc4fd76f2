// What a VIN says by itself, offline: the make, the model year, and whether it was copied down without a slip.
import { vinCheckDigitFits, type Vin } from "~/journey/plate";
import { makeOf, writesYear } from "./makers";

export interface VinReading {
  readonly make?: string;
  /** One year where it is certain, two thirty years apart where nothing tells which; none where the maker writes no year. */
  readonly years: readonly number[];
  /**
   * What the ninth character says: it fits, it does not where the law asks for it (North America, China), or it is not a check
   * digit elsewhere, which means nothing.
   */
  readonly check: "fits" | "wrong" | "not-used";
}

/** Codes of model years, 1980 to 2009 and again from 2010 on (49 CFR 565.15, table VII; ISO 3779 recommends it). */
const YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789";
const FIRST_YEAR = 1980;
const CYCLE = 30;

/** 1, 4 and 5 are the United States, as is 7 behind New Zealand's A to E; 2 is Canada, 3 is Mexico. */
export function isNorthAmerican(vin: Vin): boolean {
  return /^[1-5]|^7[F-Z0-9]/.test(vin);
}

/** Where makers must compute the ninth character. */
export function mustCheck(vin: Vin): boolean {
  return isNorthAmerican(vin) || vin.startsWith("L");
}

/**
 * The model years that the tenth character can mean.
 * @param thisYear the last year that is possible is the next one: models of next year are sold in autumn
 */
function yearsOf(vin: Vin, thisYear: number): readonly number[] {
  const place = YEAR_CODES.indexOf(vin.charAt(9));
  if (place < 0) return [];
  const early = FIRST_YEAR + place;
  const possible = [early, early + CYCLE, early + 2 * CYCLE].filter((year) => year <= thisYear + 1);
  if (!isNorthAmerican(vin) || possible.length < 2) return possible;
  // Cars of North America tell the cycles apart: a digit in the seventh place until 2009, a letter from 2010 on.
  const digit = /\d/.test(vin.charAt(6));
  const told = possible.filter((year) => year < FIRST_YEAR + CYCLE === digit);
  return told.length === 0 ? possible : told;
}

/** Reads a VIN. Nothing of it is certain enough to replace what somebody has typed. */
export function readVin(vin: Vin, thisYear: number): VinReading {
  const make = makeOf(vin);
  const fits = vinCheckDigitFits(vin);
  const check = fits ? "fits" : mustCheck(vin) ? "wrong" : "not-used";
  const years = isNorthAmerican(vin) || writesYear(make) ? yearsOf(vin, thisYear) : [];
  return { years, check, ...(make === undefined ? {} : { make }) };
}

/** The part of a VIN that cars of one model share: maker and description, without check digit, year, plant and number. */
export function modelPart(vin: Vin): string {
  return vin.slice(0, 8);
}
