// Intake and repairs: a visit for each outcome.
import {
  BRAKES,
  cross,
  EXTRA,
  fact,
  finish,
  FINDING,
  inBay,
  OIL,
  REQUEST,
  signed,
  start,
  stop,
} from "test/journeys/stories";
import { asked, came, due, id, promised, through, worked, type StoryTable } from "./story";

const started = (time: string) => fact(`05 ${time}`, "intake.started", {});
const greeted = (time: string) => fact(`05 ${time}`, "customer.greeted", {});
const walked = (withCustomer: boolean) =>
  fact("05 09:20", "walkaround.completed", { withCustomer, mileage: 1, fuelPercent: 50 });
const ask = (time: string, ...lines: readonly string[]) =>
  fact(time, "approval.requested", {
    requestId: REQUEST,
    lines: lines.map((line) => ({
      id: line,
      title: "Discs",
      labourMinutes: 60,
      priceMinor: 1,
      findingId: FINDING,
      severity: "safety" as const,
    })),
  });
const decide = (time: string, decision: "approved" | "declined", how: "link" | "phone" = "link") =>
  fact(time, "approval.decided", { requestId: REQUEST, how, lines: [{ lineId: EXTRA, decision }] });
const part = (n: number) => fact("09:00", "part.needed", { partId: id(n), name: "Filter", quantity: 1 });
const reserved = (n: number) => fact("09:01", "part.reserved", { partId: id(n), stockPartId: id(60) });
const ordered = (n: number) => fact("09:02", "part.ordered", { partId: id(n), expectedOn: "2026-03-04" });
const bay = inBay(OIL);
const leave = (time: string) => cross(time, "repairs");
const unsettled = [bay, ask("09:10", EXTRA), leave("12:00")];

export const inHouseStories: StoryTable = {
  "3.1": {
    met: [...came("08:50"), started("09:10")],
    failed: [...came("09:05"), started("09:16")],
    silent: through,
    unconcerned: due,
  },
  "3.2": {
    met: [...came(), greeted("09:05")],
    failed: [...came(), greeted("09:06")],
    silent: through,
    unconcerned: due,
  },
  "3.3": {
    met: came("09:10"),
    failed: came("09:11"),
    silent: [...due, fact("05 09:00", "stage.entered", { stage: "intake" })],
    unconcerned: [asked({ channel: "walk-in" }), ...came().slice(1)],
  },
  "3.4": {
    met: [...came(), walked(true)],
    failed: [...came(), walked(false)],
    silent: through,
    unconcerned: due,
  },
  "3.5": {
    met: [...came(), started("09:00"), signed("05 09:08", OIL).flat()],
    failed: [...came(), started("09:00"), signed("05 09:09", OIL).flat()],
    silent: through,
    unconcerned: came(),
  },
  "3.6": {
    met: [bay, promised("09:00", "17:00"), start("09:10")],
    failed: [bay, start("09:10")],
    silent: [...due, cross("05 09:00", "preparation"), cross("05 09:10", "intake"), start("05 09:20")],
    unconcerned: [bay],
  },
  "4.1": {
    met: [bay, start("09:20")],
    failed: [bay, start("09:21")],
    silent: through,
    unconcerned: [bay],
  },
  "4.2": {
    met: [bay, ask("09:10", EXTRA), decide("09:40", "approved")],
    failed: [bay, ask("09:10", EXTRA), decide("09:41", "approved")],
    silent: unsettled,
    unconcerned: worked,
  },
  "4.2-p90": {
    met: [bay, ask("09:10", EXTRA), decide("11:10", "approved")],
    failed: [bay, ask("09:10", EXTRA), decide("11:11", "approved")],
    silent: unsettled,
    unconcerned: worked,
  },
  "4.3": {
    met: [bay, ask("09:10", EXTRA), decide("10:10", "approved", "phone")],
    failed: [bay, ask("09:10", EXTRA), decide("10:11", "approved", "phone")],
    silent: unsettled,
    unconcerned: [bay, ask("09:10", EXTRA), decide("09:40", "approved")],
  },
  "4.4": {
    met: [bay, ask("09:10", EXTRA, BRAKES), decide("09:40", "approved")],
    failed: [bay, ask("09:10", EXTRA), decide("09:40", "declined")],
    silent: unsettled,
    unconcerned: worked,
  },
  "4.5": {
    met: worked,
    failed: [bay, ask("09:10", EXTRA), start("09:20", EXTRA), decide("09:40", "approved")],
    silent: through,
    unconcerned: [bay],
  },
  "4.6": {
    met: [bay, part(61), reserved(61)],
    failed: [bay, part(61), reserved(61), part(62), ordered(62)],
    silent: [bay, part(61), ...[start("09:10"), finish("10:00")], leave("10:00")],
    unconcerned: [bay],
  },
  // Six hundred minutes of mechanics on the 3rd.
  "4.7": {
    met: [bay, start("09:00"), finish("18:30")],
    failed: [bay, start("09:00"), finish("18:29")],
    silent: through,
    unconcerned: [bay],
  },
  // An hour was sold.
  "4.8": {
    met: [bay, start("09:00"), finish("09:57"), leave("10:00")],
    failed: [bay, start("09:00"), finish("10:00"), leave("10:00")],
    silent: [bay, finish("10:00"), leave("10:00")],
    unconcerned: [bay],
  },
  "4.9": {
    met: [bay, start("09:00"), stop("09:48", "parts"), start("10:00"), finish("10:00"), leave("10:00")],
    failed: [bay, start("09:00"), stop("09:47", "parts"), start("10:00"), finish("10:00"), leave("10:00")],
    silent: through,
    unconcerned: [bay],
  },
};
