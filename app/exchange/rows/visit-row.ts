// A row of a file of visits that are over.
import { DAY, type Instant } from "~/journey/instant";
import type { ENDINGS } from "~/journey/stages";
import type { Phone } from "~/people/phone";
import type { Cells } from "./cells";
import { NAME_LENGTH } from "./customer-row";
import { readMileage, readPlate, TITLE_LENGTH, type VehicleRow } from "./vehicle-row";

export interface VisitRow extends Pick<VehicleRow, "plate" | "plateKey"> {
  /** The number that it has where it comes from. */
  readonly key: string;
  /** Missing only of what is under way or ended without a visit. */
  readonly closedAt?: Instant;
  readonly arrivedAt?: Instant;
  readonly requestedAt?: Instant;
  readonly phone?: Phone;
  readonly name?: string;
  readonly make?: string;
  readonly model?: string;
  readonly complaint?: string;
  readonly work?: string;
  readonly totalMinor?: number;
  readonly mileage?: number;
  readonly ended: Ended;
}

/** How it ended; only what was closed is history that can be taken over. */
export type Ended = "open" | (typeof ENDINGS)[number];

const KEY_LENGTH = 100;
const TEXT_LENGTH = 2000;

const SAID: Readonly<Record<string, Ended>> = {
  closed: "closed",
  done: "closed",
  completed: "closed",
  finished: "closed",
  paid: "closed",
  закрыт: "closed",
  закрыто: "closed",
  выполнен: "closed",
  выдан: "closed",
  завершён: "closed",
  завершен: "closed",
  оплачен: "closed",
  cancelled: "cancelled",
  canceled: "cancelled",
  отменён: "cancelled",
  отменен: "cancelled",
  отмена: "cancelled",
  "no-show": "no-show",
  "no show": "no-show",
  неявка: "no-show",
  "не приехал": "no-show",
  lost: "lost",
  отказ: "lost",
  "не состоялся": "lost",
  open: "open",
  "in progress": "open",
  открыт: "open",
  "в работе": "open",
};

/** The later things happen after the earlier ones; within a day nobody knows, because dates come without a time. */
function inOrder(cells: Cells, times: readonly (Instant | undefined)[]): void {
  const known = times.filter((at) => at !== undefined);
  if (known.some((at, place) => place > 0 && at + DAY < (known[place - 1] ?? at))) {
    cells.refuse("date-order", "closedAt");
  }
}

function said<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  const record: Partial<Record<K, T>> = {};
  if (value !== undefined) record[name] = value;
  return record;
}

export function readVisit(cells: Cells): VisitRow | undefined {
  const key = cells.needed("key") === undefined ? undefined : cells.line1("key", KEY_LENGTH);
  const plate = readPlate(cells);
  const ended = cells.maybe("status", "not-a-status", (text) => SAID[text.toLowerCase()]) ?? "closed";
  if (ended === "closed") cells.needed("closedAt");
  const [requestedAt, arrivedAt, closedAt] = [
    cells.moment("requestedAt"),
    cells.moment("arrivedAt"),
    cells.moment("closedAt"),
  ];
  inOrder(cells, [requestedAt, arrivedAt, closedAt]);
  const row = {
    ...said("requestedAt", requestedAt),
    ...said("arrivedAt", arrivedAt),
    ...said("closedAt", closedAt),
    ...said("phone", cells.phone("phone")),
    ...said("name", cells.line1("name", NAME_LENGTH)),
    ...said("make", cells.line1("make", TITLE_LENGTH)),
    ...said("model", cells.line1("model", TITLE_LENGTH)),
    ...said("complaint", cells.paragraph("complaint", TEXT_LENGTH)),
    ...said("work", cells.paragraph("work", TEXT_LENGTH)),
    ...said("totalMinor", cells.money("total")),
    ...said("mileage", readMileage(cells)),
  };
  if (key === undefined || plate === undefined) return undefined;
  return { key, ...plate, ended, ...row };
}
