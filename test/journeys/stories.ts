// Stories of one car for tests of the ledger: facts at times of the day, and the ledger in words.
import { crossing } from "~/journey/course";
import {
  event,
  type EventType,
  type JourneyEvent,
  type NewEvent,
  type Payload,
  type WorkLine,
} from "~/journey/events";
import { numbered } from "~/journey/fold";
import { instant, iso, type Instant } from "~/journey/instant";
import { ledgerOf, type Interval } from "~/journey/ledger";
import { nextOf, type Stage } from "~/journey/stages";
import { workingCalendar } from "~/journey/working-time";

/** Tuesday the 3rd; Dublin is on UTC until the 29th. */
export function at(time: string): Instant {
  const [day, clock] = time.includes(" ") ? time.split(" ") : ["03", time];
  return instant(`2026-03-${day ?? ""}T${clock ?? ""}:00Z`);
}

export const calendar = workingCalendar({
  timeZone: "Europe/Dublin",
  week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 8 * 60, closesMinute: 18 * 60 })),
  exceptions: [{ date: "2026-03-17", hours: [] }],
});

const uuid = (n: number) => `00000000-0000-7000-a000-${String(n).padStart(12, "0")}`;
export const OIL = uuid(1);
export const BRAKES = uuid(2);
export const FINDING = uuid(3);
export const REQUEST = uuid(4);
export const EXTRA = uuid(5);
export const INSPECTOR = uuid(6);
export const COMPLAINT = uuid(7);
const MECHANIC = uuid(8);

export const line = (id: string): WorkLine => ({ id, title: "Work", labourMinutes: 60, priceMinor: 10_000 });

export type Told = readonly NewEvent[];

export function fact<T extends EventType>(time: string, type: T, payload: Payload<T>): Told {
  return [event(type, at(time), payload)];
}

export function cross(time: string, from: Stage): Told {
  return crossing(from, nextOf(from), at(time));
}

export const request = (time = "08:00") =>
  fact(time, "request.received", {
    channel: "phone",
    number: 1,
    customerId: uuid(10),
    vehicleId: uuid(11),
    complaint: "A rattle.",
    services: [],
    transport: "wait",
    smsConsent: false,
    routeMapVersion: 1,
  });
export const booked = (time: string, on: string) =>
  fact(time, "visit.booked", { at: iso(at(on)), minutes: 60, online: false });
export const signed = (time: string, ...ids: string[]) => [
  ...fact(time, "estimate.presented", { lines: ids.map(line), totalMinor: 10_000 * ids.length }),
  ...fact(time, "order.signed", { name: "Nora Byrne" }),
];
export const start = (time: string, jobId = OIL) =>
  fact(time, "work.started", { jobId, mechanicId: MECHANIC });
export const resume = (time: string, jobId = OIL) =>
  fact(time, "work.resumed", { jobId, mechanicId: MECHANIC });
export const finish = (time: string, jobId = OIL) => fact(time, "work.finished", { jobId });
export const stop = (time: string, cause: "parts" | "approval" | "bay" | "technician", jobId = OIL) =>
  fact(time, "work.stopped", { jobId, cause });

/** A car that was signed over at 09:00 and brought to the bay at once. */
export const inBay = (...ids: string[]) => [
  ...request(),
  ...booked("08:00", "08:00"),
  ...cross("08:00", "booking"),
  ...cross("08:00", "preparation"),
  ...fact("08:00", "intake.started", {}),
  ...signed("09:00", ...ids),
  ...cross("09:00", "intake"),
];
export const inQuality = (...ids: string[]) => [
  ...inBay(...ids),
  ...ids.flatMap((id) => [...start("09:00", id), ...finish("10:00", id)]),
  ...cross("10:00", "repairs"),
];

export function recorded(...facts: readonly Told[]): readonly JourneyEvent[] {
  return numbered(undefined, { id: uuid(20), centreId: uuid(21) }, facts.flat(), { kind: "job" }).events;
}

function clock(time: Instant): string {
  const text = iso(time);
  return text.startsWith("2026-03-03") ? text.slice(11, 16) : `${text.slice(8, 10)} ${text.slice(11, 16)}`;
}

function read(interval: Interval): string {
  const { stage, start: from, end, kind, loop, inferred } = interval;
  const what = kind === "wait" ? interval.cause : kind;
  return `${clock(from)}-${clock(end)} ${stage}: ${what}${inferred ? "?" : ""}${loop > 0 ? ` loop ${String(loop)}` : ""}`;
}

/** The ledger in words, from 09:00 on when it begins in the bay. */
export function ledger(facts: readonly Told[], now: string): readonly string[] {
  return ledgerOf(recorded(...facts), calendar, at(now)).map(read);
}

/** Only what comes after the signature at 09:00. */
export function inBayLedger(
  facts: readonly Told[],
  now: string,
  ids: readonly string[] = [OIL],
): readonly string[] {
  return ledger([inBay(...ids), ...facts], now).filter((words) => !/^08:00/.test(words));
}
