// What the forms of preparation do.
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { command, type CommandContext } from "~/visits/command.server";
import { isColleague } from "~/visits/page.server";
import { ownLines } from "~/visits/typed-lines";
import {
  assignLoaner,
  assignPlanned,
  assignResources,
  callCustomer,
  checkParts,
  confirmVisit,
  draftAsRequested,
  draftOrder,
  noShow,
  pickParts,
  reviewHistory,
  sendReminder,
} from "./preparation";
import { loanEnd } from "./loaners.server";
import {
  AssignLoaner,
  AssignResources,
  CallCustomer,
  CheckParts,
  ConfirmVisit,
  DraftOrder,
  NoShow,
  Nothing,
  ReviewHistory,
} from "./preparation.schema";

async function hasBay({ tx, actor }: CommandContext, bayId: string): Promise<boolean> {
  return (await tx.bay.count({ where: { id: bayId, centreId: actor.centreId } })) === 1;
}

/** Whether it is another visit of the same car. */
async function isEarlierVisit(
  { tx, actor }: CommandContext,
  { id, vehicleId }: Visit,
  earlier: string | undefined,
): Promise<boolean> {
  if (earlier === undefined || earlier === id) return false;
  return (await tx.visit.count({ where: { id: earlier, centreId: actor.centreId, vehicleId } })) === 1;
}

/** The customer has the loaner until the evening of the day on which the work ends. */
async function lend(visit: Visit, loaner: number, { tx, actor, now }: CommandContext) {
  const [centre, calendar] = await Promise.all([
    tx.centre.findUniqueOrThrow({ where: { id: actor.centreId }, select: { loaners: true } }),
    workingCalendarOf(tx, actor),
  ]);
  const ends = loanEnd(visit, calendar) ?? now;
  return assignLoaner(visit, { loaner, loaners: centre.loaners, to: ends }, now);
}

const may = "preparation:write";

export const preparationCommands = {
  reviewHistory: command({
    may,
    schema: ReviewHistory,
    decide: async (visit, { repeatOf, ...input }, context) => {
      const known = input.repeatRepair && (await isEarlierVisit(context, visit, repeatOf));
      return reviewHistory(visit, { ...input, ...(known ? { repeatOf } : {}) }, context.now);
    },
  }),
  checkParts: command({
    may,
    schema: CheckParts,
    decide: (visit, input, { now }) => checkParts(visit, input, now),
  }),
  pickParts: command({ may, schema: Nothing, decide: (visit, _, { now }) => pickParts(visit, now) }),
  draftOrder: command({
    may,
    schema: DraftOrder,
    decide: (visit, { lines, seenAt }, { now }) =>
      draftOrder(visit, { lines: ownLines(visit, lines), seenAt }, now),
  }),
  assignResources: command({
    may,
    schema: AssignResources,
    decide: async (visit, input, context) => {
      if (!(await hasBay(context, input.bayId))) return deny("not-in-list", { field: "bayId" });
      if (!(await isColleague(context.tx, context.actor, input.mechanicId, "mechanic")))
        return deny("not-in-list", { field: "mechanicId" });
      return assignResources(visit, input, context.now);
    },
  }),
  draftAsRequested: command({
    may,
    schema: Nothing,
    decide: (visit, _, { now }) =>
      visit.preparation.drafted ? deny("already-recorded") : draftAsRequested(visit, now),
  }),
  assignPlanned: command({ may, schema: Nothing, decide: (visit, _, { now }) => assignPlanned(visit, now) }),
  assignLoaner: command({
    may,
    schema: AssignLoaner,
    decide: (visit, { loaner }, context) => lend(visit, loaner, context),
  }),
  sendReminder: command({ may, schema: Nothing, decide: (visit, _, { now }) => sendReminder(visit, now) }),
  confirmVisit: command({
    may,
    schema: ConfirmVisit,
    decide: (visit, input, { now }) => confirmVisit(visit, input, now),
  }),
  callCustomer: command({
    may,
    schema: CallCustomer,
    decide: (visit, input, { now }) => callCustomer(visit, input, now),
  }),
  noShow: command({ may, schema: NoShow, decide: (visit, input, { now }) => noShow(visit, input, now) }),
} as const;
