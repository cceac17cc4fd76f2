// The forms that run a job's clock; "my work" posts them too.
import type { Actor } from "~/journey/permissions";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { command } from "~/visits/command.server";
import { isColleague } from "~/visits/page.server";
import { finishWork, resumeWork, startWork, stopWork } from "./clock";
import { FinishWork, RunClock, StopWork } from "./repairs.schema";

/** A mechanic's clock is run by nobody but the mechanic, or a manager for them. */
export function runsAnyClock({ roles }: Pick<Actor, "roles">): boolean {
  return roles.includes("manager") || roles.includes("admin");
}

/** Whose clock is meant: one's own, unless a manager names somebody or the job is somebody else's. */
function whoseClock(
  visit: Visit,
  { jobId, mechanicId }: { readonly jobId: string; readonly mechanicId?: string | undefined },
  actor: Actor,
): string | undefined {
  if (!runsAnyClock(actor)) return actor.staffId;
  const assigned = visit.jobs.find(({ id }) => id === jobId)?.mechanicId;
  return mechanicId ?? assigned ?? (actor.roles.includes("mechanic") ? actor.staffId : undefined);
}

function running(rule: typeof startWork) {
  return command({
    may: "repairs:work",
    schema: () => RunClock,
    async decide(visit, input, context) {
      const mechanicId = whoseClock(visit, input, context.actor);
      if (mechanicId === undefined) return deny("job-not-assigned");
      const named = mechanicId !== context.actor.staffId;
      if (named && !(await isColleague(context.tx, context.actor, mechanicId, "mechanic")))
        return deny("not-in-list", { field: "mechanicId" });
      return rule(visit, { jobId: input.jobId, mechanicId }, context.now);
    },
  });
}

export const clockCommands = {
  startWork: running(startWork),
  resumeWork: running(resumeWork),
  stopWork: command({
    may: "repairs:work",
    schema: () => StopWork,
    decide: (visit, input, { actor, now }) =>
      stopWork(visit, runsAnyClock(actor) ? input : { ...input, by: actor.staffId }, now),
  }),
  finishWork: command({
    may: "repairs:work",
    schema: () => FinishWork,
    decide: (visit, { jobId }, { actor, now }) =>
      finishWork(visit, runsAnyClock(actor) ? { jobId } : { jobId, by: actor.staffId }, now),
  }),
};
