// Random journeys: what people could do next in each stage, more than is allowed; the rules say no to the rest.
import { addNote, advance, cancel } from "~/journey/course";
import type { NewEvent } from "~/journey/events";
import { MINUTE, plus } from "~/journey/instant";
import type { Stage } from "~/journey/stages";
import * as promise from "~/stages/4-repairs/promise";
import { atBooking, atIntake, atPreparation, move } from "./before-repairs";
import { atFollowUp, atHandover, atQuality, atRepairs } from "./from-repairs";
import { nothing, often, rarely, seldom, type Choice, type Turn } from "./turn";

const note: Choice = ({ now }) => addNote("called back", now);

const always: readonly Choice[] = [
  ...often(5, ({ visit, map, now }) => advance(visit, { from: visit.stage }, map, now)),
  rarely(({ visit, map, now }) =>
    advance(visit, { from: visit.stage, overrideReason: "the customer waits" }, map, now),
  ),
  seldom(note),
  rarely(({ visit, now }) => cancel(visit, "sold the car", now)),
  seldom(({ visit, now, pick }) =>
    promise.revisePromise(visit, { to: plus(now, pick(600) * MINUTE), reason: "parts are late" }, now),
  ),
];

const CHOICES = {
  booking: [...atBooking, move, ...always],
  preparation: [...atPreparation, move, ...always],
  intake: [...atIntake, ...always],
  repairs: [...atRepairs, ...always],
  quality: [...atQuality, ...always],
  handover: [...atHandover, ...always],
  "follow-up": [...atFollowUp, ...always],
} as const satisfies Record<Stage, readonly Choice[]>;

/** What somebody does: the facts of the first thing from `choice` on that the rules allow; none when nothing is. */
export function takeTurn(turn: Turn, choice: number): readonly NewEvent[] {
  const { stage, status } = turn.visit;
  const choices: readonly Choice[] = status === "open" ? CHOICES[stage] : [rarely(note)];
  for (let tried = 0; tried < choices.length; tried += 1) {
    const decision = choices[(choice + tried) % choices.length]?.(turn) ?? nothing;
    if (decision.ok && decision.events.length > 0) return decision.events;
  }
  return [];
}
