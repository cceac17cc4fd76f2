// What the forms of preparation do.
import { deny } from "~/journey/verdict";
import { command, type CommandContext } from "~/visits/command.server";
import { isColleague } from "~/visits/page.server";
import { ownLines } from "~/visits/typed-lines";
import {
  assignResources,
  callCustomer,
  checkParts,
  confirmVisit,
  draftOrder,
  noShow,
  pickParts,
  reviewHistory,
  sendReminder,
} from "./preparation";
import {
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

const may = "preparation:write";

export const preparationCommands = {
  reviewHistory: command({
    may,
    schema: ReviewHistory,
    decide: (visit, input, { now }) => reviewHistory(visit, input, now),
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
