// Booking and preparation: a visit for each outcome.
import { at, booked, cross, fact } from "test/journeys/stories";
import { asked, came, due, id, keptPreparation, lost, through, type StoryTable } from "./story";

const unbooked = [asked(), cross("08:20", "booking")];
const labour = (labourMinutes: number) => [{ id: id(31), title: "Work", labourMinutes, priceMinor: 1 }];
const wish = (time: string) => asked({ firstChoiceAt: new Date(at(time)).toISOString() });
const called = (time: string) => fact(time, "customer.called", { outcome: "reached" });
const stayedAway = fact("05 10:00", "visit.no-show", {});
const needed = fact("08:30", "parts.checked", { needed: true });
const read = (time: string, repeatRepair: boolean) => fact(time, "history.reviewed", { repeatRepair });
const earlier = [{ id: "other", requestedAt: at("02 08:00"), releasedAt: at("02 17:00") }];

export const beforeArrivalStories: StoryTable = {
  "1.1": {
    met: due,
    failed: [asked(), booked("08:10", "09 09:00")],
    silent: unbooked,
    unconcerned: lost,
  },
  "1.2": {
    met: [wish("05 12:00"), booked("08:10", "05 09:00")],
    failed: [wish("04 08:00"), booked("08:10", "05 09:00")],
    silent: due,
    unconcerned: lost,
  },
  "1.3": {
    met: due,
    failed: lost,
    silent: [asked(), fact("09:00", "visit.cancelled", { reason: "a second thought" })],
    unconcerned: [asked()],
  },
  // Six hundred minutes of mechanics on the 5th, of which 456 may be booked.
  "1.4": {
    met: [asked({ services: labour(400) }), booked("08:10", "05 09:00")],
    failed: [asked({ services: labour(500) }), booked("08:10", "05 09:00")],
    silent: due,
    unconcerned: lost,
  },
  "1.5": {
    met: [asked({ channel: "message" }, "07:00"), fact("08:10", "request.answered", {})],
    failed: [asked({ channel: "message" }), fact("08:11", "request.answered", {})],
    silent: [asked({ channel: "online" }), cross("08:20", "booking")],
    unconcerned: due,
  },
  "1.6": {
    met: [asked(), fact("08:10", "visit.booked", { at: "2026-03-05T09:00:00Z", minutes: 60, online: true })],
    failed: due,
    silent: unbooked,
    unconcerned: lost,
  },
  "2.1": {
    met: [...due, fact("04 12:00", "visit.confirmed", { how: "link" })],
    failed: [...due, keptPreparation, fact("05 08:00", "visit.confirmed", { how: "link" })],
    silent: through,
    unconcerned: [asked(), booked("08:10", "04 09:00"), cross("08:20", "booking")],
  },
  "2.2": {
    met: came(),
    failed: [...due, stayedAway],
    silent: due,
    unconcerned: [...due, fact("04 09:00", "visit.cancelled", { reason: "ill" })],
  },
  "2.3": {
    met: [...due, called("05 09:30"), stayedAway],
    failed: [...due, called("05 09:31"), stayedAway],
    silent: [...due, stayedAway],
    unconcerned: came(),
  },
  "2.4": {
    met: came("09:00", needed, fact("04 09:00", "parts.picked", {})),
    failed: came("09:00", needed),
    silent: came(),
    unconcerned: came("09:00", fact("08:30", "parts.checked", { needed: false })),
  },
  "2.5": {
    met: came("09:00", keptPreparation),
    failed: came("09:00", needed),
    silent: came(),
    unconcerned: due,
  },
  "2.6": {
    met: came("09:00", read("08:30", true)),
    failed: came("09:00", read("05 09:00", true)),
    silent: { facts: came(), sameCar: earlier },
    unconcerned: { facts: came("09:00", read("08:30", false)), sameCar: earlier },
  },
};
