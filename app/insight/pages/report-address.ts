// What the report is narrowed to, as its address says it: every choice stands there, so that a view can be kept and sent.
import { SKILLS } from "~/capacity/skills";

/** Instead of a centre's id: all centres of the organisation that the reader may see. */
export const GROUP = "group";

export interface ReportAddress {
  /** A centre's id, or GROUP; the reader's own centre where it is not said. */
  readonly centre?: string;
  /** Local dates, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly service?: string;
  readonly advisor?: string;
  readonly mechanic?: string;
  readonly make?: string;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  const year = date.getUTCFullYear();
  return year >= 2000 && year < 2100 && date.toISOString().startsWith(text);
}

const RULES = {
  centre: (text) => text === GROUP || UUID.test(text),
  from: isDate,
  to: isDate,
  service: (text) => SKILLS.some((skill) => skill === text),
  advisor: (text) => UUID.test(text),
  mechanic: (text) => UUID.test(text),
  make: (text) => text.length <= 60 && !text.includes("\0"),
} as const satisfies Record<keyof ReportAddress, (text: string) => boolean>;

const NAMES = ["centre", "from", "to", "service", "advisor", "mechanic", "make"] as const;

/** What cannot be meant is left out, as if it had not been said. */
export function readAddress(query: URLSearchParams): ReportAddress {
  const said = NAMES.flatMap((name) => {
    const text = query.get(name)?.trim() ?? "";
    return text !== "" && RULES[name](text) ? [[name, text] as const] : [];
  });
  return Object.fromEntries(said);
}

/** The other way: what `readAddress` reads the same address from. */
export function addressQuery(address: ReportAddress): Readonly<Record<string, string>> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const text = address[name];
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** Whether anything but the centre and the period is chosen. */
export function isNarrowed({ service, advisor, mechanic, make }: ReportAddress): boolean {
  return [service, advisor, mechanic, make].some((each) => each !== undefined);
}
