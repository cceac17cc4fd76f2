// Quality control, handover and follow-up: a visit for each outcome.
import { at, COMPLAINT, cross, fact, finish, inBay, OIL, start } from "test/journeys/stories";
import {
  asked,
  closed,
  due,
  givenBack,
  id,
  inspectedAt,
  promised,
  ready,
  sentBack,
  through,
  worked,
  type StoryTable,
} from "./story";

const MECHANIC = id(8);
const waved = (stage: "quality" | "booking", time: string) =>
  fact(time, "gate.overridden", { stage, missing: ["inspected"], reason: "a neighbour" });
const again = (repeat: boolean, of?: string) => [
  { id: "later", requestedAt: at("20 09:00"), read: { repeat, of } },
];
const survey = (repairs: number, recommend: number) =>
  fact("05 09:00", "survey.answered", { ratings: { repairs }, recommend, callMe: false });
const sent = fact("04 12:00", "survey.sent", {});
const reached = (time: string) => fact(time, "customer.contacted", { outcome: "reached" });
const complaint = fact("04 09:00", "complaint.opened", { complaintId: COMPLAINT, what: "it rattles" });
const answered = (time: string) =>
  fact(time, "complaint.answered", { complaintId: COMPLAINT, answer: "We are sorry." });
const settled = (time: string) =>
  fact(time, "complaint.closed", { complaintId: COMPLAINT, remedy: "Done again.", cause: "repairs" });
/** From the request to the signature, with a promise for 10:30. */
const pledged = [
  inBay(OIL),
  promised("09:00", "10:30"),
  start("09:00"),
  finish("10:00"),
  cross("10:00", "repairs"),
];
const readyAt = (time: string) => [...inspectedAt("10:10", "10:20"), cross(time, "quality")];
const told = (time: string) => fact(time, "delay.told", { how: "phone" });
const reworked = (minutes: string) => [
  ...worked,
  ...sentBack("10:10", "10:20"),
  fact("10:21", "stage.left", { stage: "quality", to: "repairs" }),
  fact("10:21", "stage.entered", { stage: "repairs" }),
  start("10:30"),
  finish(`10:${minutes}`),
  cross("11:00", "repairs"),
  cross("11:30", "quality"),
  cross("12:00", "handover"),
];

export const afterRepairsStories: StoryTable = {
  "5.1": {
    met: ready,
    failed: [...worked, waved("quality", "10:30"), cross("10:30", "quality")],
    silent: through,
    unconcerned: worked,
  },
  "5.2": {
    met: [...worked, ...inspectedAt("10:10", "10:20")],
    failed: [...worked, ...sentBack("10:10", "10:20")],
    silent: through,
    unconcerned: worked,
  },
  "5.3": {
    met: [...worked, ...inspectedAt("10:10", "10:22")],
    failed: [...worked, ...inspectedAt("10:10", "10:23")],
    silent: through,
    unconcerned: worked,
  },
  "5.4": {
    met: ready,
    failed: [...worked, fact("10:10", "inspection.started", { inspectorId: MECHANIC })],
    silent: [inBay(OIL), cross("10:00", "repairs"), ...inspectedAt("10:10", "10:20")],
    unconcerned: worked,
  },
  "5.5": {
    met: givenBack,
    failed: [...ready, fact("10:20", "customer.returned", {})],
    silent: through,
    unconcerned: ready,
  },
  "6.1": {
    met: [...pledged, ...readyAt("10:30")],
    failed: { facts: pledged, now: "10:31" },
    silent: ready,
    unconcerned: { facts: pledged, now: "10:30" },
  },
  "6.2": {
    met: [...pledged, told("10:15"), ...readyAt("10:31")],
    failed: [...pledged, ...readyAt("10:31"), told("10:40")],
    silent: ready,
    unconcerned: [...pledged, ...readyAt("10:30")],
  },
  "6.3": {
    met: givenBack,
    failed: [...ready, fact("11:45", "invoice.issued", { number: "1", totalMinor: 10_001, lines: [] })],
    silent: through,
    unconcerned: ready,
  },
  "6.4": {
    met: [...ready, fact("10:35", "ready.notified", { how: "desk" })],
    failed: [...ready, fact("10:36", "ready.notified", { how: "desk" })],
    silent: through,
    unconcerned: ready,
  },
  "6.5": {
    met: givenBack,
    failed: [...ready, fact("11:00", "customer.returned", {}), fact("11:11", "handover.started", {})],
    silent: through,
    unconcerned: ready,
  },
  "6.6": {
    met: givenBack,
    failed: [...ready, fact("10:32", "ready.notified", { how: "desk" }), cross("12:00", "handover")],
    silent: through,
    unconcerned: ready,
  },
  "7.1": {
    met: [...givenBack, reached("06 12:00")],
    failed: [...givenBack, reached("06 12:01")],
    silent: givenBack,
    unconcerned: { facts: givenBack, now: "05 12:00" },
  },
  "7.2": {
    met: [...givenBack, sent, survey(5, 10)],
    failed: [...givenBack, sent, closed],
    silent: [...givenBack, closed],
    unconcerned: [...givenBack, sent],
  },
  "7.3": {
    met: { facts: givenBack, sameCar: again(false) },
    failed: { facts: givenBack, sameCar: again(true) },
    silent: { facts: givenBack, sameCar: [{ id: "later", requestedAt: at("20 09:00") }] },
    unconcerned: { facts: givenBack, now: "20 09:00" },
  },
  "7.4": {
    met: reworked("31"),
    failed: reworked("32"),
    silent: [
      inBay(OIL),
      finish("10:00"),
      cross("10:00", "repairs"),
      cross("11:30", "quality"),
      cross("12:00", "handover"),
    ],
    unconcerned: ready,
  },
  "7.5": {
    met: [...givenBack, complaint, answered("05 09:00")],
    failed: [...givenBack, complaint, answered("05 09:01")],
    silent: [...givenBack, complaint, closed],
    unconcerned: givenBack,
  },
  "7.5-closure": {
    met: [...givenBack, complaint, settled("09 09:00")],
    failed: [...givenBack, complaint, settled("09 09:01")],
    silent: [...givenBack, complaint, closed],
    unconcerned: [...givenBack, complaint],
  },
  "7.6": {
    met: [...givenBack, sent, survey(5, 10)],
    failed: [...givenBack, sent, survey(4, 10)],
    silent: [...givenBack, sent, closed],
    unconcerned: givenBack,
  },
  "7.6-nps": {
    met: [...givenBack, sent, survey(5, 7)],
    failed: [...givenBack, sent, survey(5, 6)],
    silent: [...givenBack, sent, closed],
    unconcerned: givenBack,
  },
  all: {
    met: due,
    failed: [asked(), waved("booking", "08:20"), cross("08:20", "booking")],
    silent: [asked(), fact("08:20", "stage.entered", { stage: "intake" })],
    unconcerned: [asked()],
  },
};
