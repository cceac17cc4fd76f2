// What can be done at the gate: lead the visit on, past what is missing, or out of the journey; and tick the checklist.
import { advance, cancel, inStage, tick } from "~/journey/course";
import { checklistAction, crossingAction } from "~/journey/gates";
import { STAGES, type Stage } from "~/journey/stages";
import { command, type Command } from "./command.server";
import { crossIntent, tickIntent } from "./gate-intents";
import { Cancel, Cross, Override, Tick } from "./gate.schema";

/** Each stage has a form of its own, because each is left by other people. */
function crossing(stage: Stage): Command {
  return command({
    may: crossingAction(stage),
    schema: () => Cross,
    decide: (visit, _, { map, now }) => advance(visit, { from: stage }, map, now),
  });
}

function ticking(stage: Stage): Command {
  return command({
    may: checklistAction(stage),
    schema: () => Tick,
    decide: (visit, { item }, { map, now }) => {
      const here = inStage(visit, stage);
      return here.ok ? tick(here.visit, item, map, now) : here;
    },
  });
}

export const gateCommands: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(STAGES.map((stage) => [crossIntent(stage), crossing(stage)])),
  ...Object.fromEntries(STAGES.map((stage) => [tickIntent(stage), ticking(stage)])),
  override: command({
    may: "visit:override",
    schema: () => Override,
    decide: (visit, { from, reason }, { map, now }) =>
      advance(visit, { from, overrideReason: reason }, map, now),
  }),
  cancel: command({
    may: "visit:cancel",
    schema: () => Cancel,
    decide: (visit, { reason }, { now }) => cancel(visit, reason, now),
  }),
};
