// The forms of the repairs page: who may hand them in and which rule answers.
import { tellsCustomer, toldBy, type MadeLink } from "~/customer/made-link.server";
import { instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import { command } from "~/visits/command.server";
import { decideAssignment, leavesQueue } from "./assigning.server";
import { cancelJob } from "./clock";
import { clockCommands } from "./clock.commands.server";
import { partsArrived, reportFinding, requestParts } from "./extra-work";
import { extraWorkCommands } from "./extra-work.commands.server";
import { revisePromise, tellDelay } from "./promise";
import { newPromiseCommand } from "./promise.commands.server";
import {
  AssignJob,
  CancelJob,
  PartsArrived,
  ReportFinding,
  RequestParts,
  TellDelay,
  revisedPromise,
} from "./repairs.schema";

const jobCommands = {
  ...clockCommands,
  assignJob: command({
    may: "repairs:assign",
    schema: () => AssignJob,
    decide: decideAssignment,
    alongside: ({ jobId }, { actor }) => leavesQueue(actor, jobId),
  }),
  cancelJob: command({
    may: "repairs:assign",
    schema: () => CancelJob,
    decide: (visit, input, { now }) => cancelJob(visit, input, now),
  }),
  reportFinding: command({
    may: "repairs:work",
    schema: () => ReportFinding,
    decide: (visit, { findingId = crypto.randomUUID(), what, severity }, { now }) =>
      reportFinding(visit, { findingId, what, severity }, now),
  }),
  requestParts: command({
    may: "repairs:parts",
    schema: () => RequestParts,
    decide: (visit, input, { now }) => requestParts(visit, input, now),
  }),
  partsArrived: command({
    may: "repairs:parts",
    schema: () => PartsArrived,
    decide: (visit, input, { now }) => partsArrived(visit, input, now),
  }),
};

const customerCommands = {
  revisePromise: command({
    may: "repairs:price",
    schema: revisedPromise,
    decide: (visit, { to, reason }, { now }) => revisePromise(visit, { to: instant(to), reason }, now),
  }),
};

/** By message the program tells the new time itself; a time that is over is nothing to write. */
function delayCommand(made: MadeLink) {
  return command({
    may: "repairs:price",
    schema: () => TellDelay,
    decide: (visit, input, context) =>
      toldBy(input.how, "promise-revised", visit, context, () =>
        input.how === "message" && visit.promise && visit.promise.current <= context.now
          ? deny("promise-in-the-past", { field: "how" })
          : tellDelay(visit, input, context.now),
      ),
    alongside: ({ how }) =>
      tellsCustomer(made, ({ promise }) => {
        if (how !== "message" || !promise) return undefined;
        const reason = promise.revisions.at(-1)?.reason;
        return {
          kind: "promise-revised",
          purpose: "status",
          promisedAt: promise.current,
          ...(reason === undefined ? {} : { values: { reason } }),
        };
      }),
  });
}

/** The table for one request; a link that it makes is left in `made`. */
export function repairsCommands(made: MadeLink = {}) {
  return {
    ...jobCommands,
    ...customerCommands,
    ...extraWorkCommands(made),
    tellDelay: delayCommand(made),
    newPromise: newPromiseCommand(made),
  };
}
