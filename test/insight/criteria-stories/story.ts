// A visit for each outcome of a criterion, told with the stories of the journey's own tests.
import type { Payload } from "~/journey/events";
import { at, booked, cross, fact, INSPECTOR, inQuality, OIL, type Told } from "test/journeys/stories";
import type { CarVisit } from "~/insight/criteria/history";

export interface Telling {
  readonly facts: readonly Told[];
  /** Long after everything, where it is left out. */
  readonly now?: string;
  readonly sameCar?: readonly CarVisit[];
}
export type Story = readonly Told[] | Telling;

/** One visit that is counted in each way. */
export interface Stories {
  readonly met: Story;
  readonly failed: Story;
  readonly silent: Story;
  readonly unconcerned: Story;
}
export type StoryTable = Readonly<Record<string, Stories>>;

export const id = (n: number) => `00000000-0000-7000-a000-${String(n).padStart(12, "0")}`;

/** A request on the 3rd; what a story does not name is of no weight. */
export function asked(wishes: Partial<Payload<"request.received">> = {}, time = "08:00"): Told {
  return fact(time, "request.received", {
    channel: "phone",
    number: 1,
    customerId: id(10),
    vehicleId: id(11),
    complaint: "A rattle.",
    services: [],
    transport: "wait",
    smsConsent: false,
    routeMapVersion: 1,
    ...wishes,
  });
}

/** Booked on the 3rd for the 5th, and in preparation. */
export const due: readonly Told[] = [asked(), booked("08:10", "05 09:00"), cross("08:20", "booking")];
/** Of which somebody has written something down. */
export const keptPreparation = fact("08:30", "order.drafted", { lines: [] });
/** The car came at this time of the 5th. */
export function came(time = "09:00", ...before: readonly Told[]): readonly Told[] {
  return [...due, ...before, cross(`05 ${time}`, "preparation")];
}
export const lost = [asked(), fact("08:30", "request.lost", { reason: "price" })];

/** What the story's helper tells fact by fact. */
const inspectorId = INSPECTOR;
export const inspectedAt = (from: string, to: string): readonly Told[] => [
  fact(from, "inspection.started", { inspectorId }),
  fact(to, "inspection.passed", { inspectorId }),
];
export const sentBack = (from: string, to: string): readonly Told[] => [
  fact(from, "inspection.started", { inspectorId }),
  fact(to, "inspection.failed", { inspectorId, defects: [{ jobId: OIL, what: "it leaks" }] }),
];
export const papers = (time: string) => fact(time, "papers.prepared", { explanation: "New oil." });
export const promised = (time: string, until: string) =>
  fact(time, "promise.set", { at: new Date(at(until)).toISOString() });

/** Out of the workshop at 10:00 on the 3rd, in quality control. */
export const worked: readonly Told[] = [inQuality(OIL)];
/** Passed, with papers, in handover from 10:30 on. */
export const ready: readonly Told[] = [
  ...worked,
  ...inspectedAt("10:10", "10:20"),
  papers("10:25"),
  cross("10:30", "quality"),
];
/** Everything of the handover, released at 12:00. */
export const givenBack: readonly Told[] = [
  ...ready,
  fact("10:32", "ready.notified", { how: "message" }),
  fact("11:30", "customer.returned", {}),
  fact("11:35", "handover.started", {}),
  fact("11:40", "work.explained", { oldPartsShown: true }),
  fact("11:45", "invoice.issued", { number: "1", totalMinor: 10_000, lines: [] }),
  cross("12:00", "handover"),
];
export const closed = cross("09 12:00", "follow-up");
/** Went through everything without a word. */
export const through: readonly Told[] = [
  ...due,
  cross("05 09:00", "preparation"),
  cross("05 09:10", "intake"),
  cross("05 10:00", "repairs"),
  cross("05 11:00", "quality"),
  cross("05 12:00", "handover"),
  cross("09 12:00", "follow-up"),
];
