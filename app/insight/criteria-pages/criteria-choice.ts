// What the pages of the criteria are asked for, as it stands in their addresses.
import { SKILLS } from "~/capacity/skills";
import type { ReportFilters } from "../report/report-facts";
import type { TrendStep } from "../criteria/criteria-figures";
import { OUTCOMES, type Outcome } from "../criteria/tally";

export interface CriteriaChoice {
  /** A centre's id; the reader's own centre where it is not said. */
  readonly centre?: string;
  /** Dates on the centre's clock; without them a quarter of a year up to now. */
  readonly from?: string;
  readonly to?: string;
  readonly step?: TrendStep;
  readonly filters: ReportFilters;
}

/** The list of visits that a page shows. */
export interface ListChoice {
  readonly list: Outcome;
  readonly page: number;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONGEST = 80;
const LAST_PAGE = 10_000;

function date(text: string | null): string | undefined {
  if (text === null || !DATE.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  // 31 February would be read as a day of March.
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  const year = at.getUTCFullYear();
  return isDay && year >= 2000 && year < 2100 ? text : undefined;
}

function word(text: string | null): string | undefined {
  const bare = text?.trim().slice(0, LONGEST);
  return bare === undefined || bare === "" || bare.includes("\0") ? undefined : bare;
}

function uuid(text: string | null): string | undefined {
  return text !== null && UUID.test(text) ? text : undefined;
}

/** What is none of it counts as not asked. */
export function askedChoice(query: URLSearchParams): CriteriaChoice {
  const [from, to] = [date(query.get("from")), date(query.get("to"))];
  const step = query.get("step");
  const service = SKILLS.find((skill) => skill === query.get("service"));
  const [advisorId, mechanicId] = [uuid(query.get("advisor")), uuid(query.get("mechanic"))];
  const [centre, make] = [uuid(query.get("centre")), word(query.get("make"))];
  return {
    ...(centre === undefined ? {} : { centre }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(step === "week" || step === "month" ? { step } : {}),
    filters: {
      ...(service === undefined ? {} : { service }),
      ...(advisorId === undefined ? {} : { advisorId }),
      ...(mechanicId === undefined ? {} : { mechanicId }),
      ...(make === undefined ? {} : { make }),
    },
  };
}

export function askedList(query: URLSearchParams): ListChoice {
  const list = OUTCOMES.find((each) => each === query.get("list")) ?? "failed";
  const page = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(query.get("page"))) || 1));
  return { list, page };
}

/** The same as an address has it. */
export function choiceQuery(
  { centre, from, to, step, filters }: CriteriaChoice,
  { list, page }: Partial<ListChoice> = {},
): Readonly<Record<string, string | undefined>> {
  return {
    centre,
    from,
    to,
    step,
    service: filters.service,
    advisor: filters.advisorId,
    mechanic: filters.mechanicId,
    make: filters.make,
    list: list === "failed" ? undefined : list,
    page: page === undefined || page <= 1 ? undefined : String(page),
  };
}

export function isFiltered({ filters }: CriteriaChoice): boolean {
  return Object.keys(filters).length > 0;
}
