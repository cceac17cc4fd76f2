// Where the numbers of a shown report lead: with its filters, and with the period that was really counted.
import { paths } from "~/paths";
import { localDateTimeText } from "~/ui/zoned-time";
import { askedChoice, choiceQuery } from "../criteria-pages/criteria-choice";
import type { ReportFacts } from "../report/report-facts";
import { addressQuery, type ReportAddress } from "./report-address";

/** The same choice for the pages of the criteria; those are of one centre. */
export function criteriaQuery(address: ReportAddress) {
  return choiceQuery(askedChoice(new URLSearchParams(addressQuery(address))));
}

export interface ReportLinks {
  /** The visits behind a cause; of the week that begins on `monday` where one is said. */
  readonly visits: (cause: string, monday?: string) => string;
  /** A file of the visits behind a number (behind.ts). */
  readonly file: (of: string) => string;
  readonly improvement: (cause: string) => string;
}

const SIX_DAYS = 6 * 86_400_000;

function sundayOf(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + SIX_DAYS).toISOString().slice(0, 10);
}

/** A roll-up counts whole months, whatever was asked for: the lists behind it must count the same. */
function countedPeriod({ source, from, to, centre }: ReportFacts): Pick<ReportAddress, "from" | "to"> {
  if (source === "exact") return {};
  const dateOf = (at: number) => localDateTimeText(at, centre.timeZone).slice(0, 10);
  return { from: dateOf(Date.parse(from)), to: dateOf(Date.parse(to) - 1) };
}

export function reportLinks(address: ReportAddress, facts: ReportFacts): ReportLinks {
  const counted = { ...address, ...countedPeriod(facts) };
  return {
    visits: (cause, monday) => {
      const week = monday === undefined ? {} : { from: monday, to: sundayOf(monday) };
      return paths.reportVisits({ of: cause, ...addressQuery({ ...counted, ...week }) });
    },
    file: (of) => paths.reportFile({ of, ...addressQuery(counted) }),
    improvement: (cause) => paths.newImprovement({ of: cause }),
  };
}
