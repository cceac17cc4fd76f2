// Giving a job to a mechanic: one of this centre, with the skill for it or with a reason why not.
import type { Decision } from "~/journey/course";
import type { Actor } from "~/journey/permissions";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { can } from "~/capacity/roster";
import { skillsOfJobs } from "~/foreman/job-skills.server";
import type { Tx } from "~/platform/db/db.server";
import type { CommandContext } from "~/visits/command.server";
import { isColleague } from "~/visits/page.server";
import type { Alongside } from "~/visits/store.server";
import { isSkill } from "~/capacity/skills";
import { assignJob } from "./clock";

interface Assignment {
  readonly jobId: string;
  readonly mechanicId: string;
  readonly reason?: string | undefined;
}

/** What the rule looks at beside the visit. */
type Assigning = Pick<CommandContext, "tx" | "actor" | "now">;

async function lacksSkill(
  { tx, actor: { centreId } }: Assigning,
  visit: Visit,
  { jobId, mechanicId }: Assignment,
): Promise<boolean> {
  const job = visit.jobs.find(({ id }) => id === jobId);
  if (!job) return false;
  const asked = (await skillsOfJobs(tx, centreId, [{ ...job, visitId: visit.id }])).get(jobId);
  if (asked === undefined) return false;
  const rows = await tx.staffSkill.findMany({ where: { centreId, staffId: mechanicId } });
  return !can({ skills: rows.map(({ skill }) => skill).filter(isSkill) }, asked);
}

/** The rule of every form that assigns. */
export async function decideAssignment(
  visit: Visit,
  input: Assignment,
  context: Assigning,
): Promise<Decision> {
  const { tx, actor, now } = context;
  const { jobId, mechanicId, reason } = input;
  if (!(await isColleague(tx, actor, mechanicId, "mechanic")))
    return deny("not-in-list", { field: "mechanicId" });
  const lacks = await lacksSkill(context, visit, input);
  if (lacks && reason === undefined) return deny("lacks-skill", { field: "reason" });
  return assignJob(visit, { jobId, mechanicId, ...(lacks ? { despite: reason } : {}) }, now);
}

/** In somebody else's queue it has no place yet. */
export function leavesQueue({ centreId }: Pick<Actor, "centreId">, jobId: string): Alongside {
  return async (tx: Tx) => {
    await tx.job.updateMany({ where: { id: jobId, centreId }, data: { rank: 0 } });
  };
}
