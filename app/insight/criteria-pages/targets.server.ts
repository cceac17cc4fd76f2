// A centre's targets of one criterion with their versions, and setting one more.
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { dateOfDay } from "~/journey/working-time";
import { db, Prisma } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { firstSending } from "~/visits/submissions.server";
import { criterionTargetsOf, setCriterionTarget } from "../criteria/criterion-targets.server";
import type { TargetVersion } from "../criteria/targets";
import type { TargetForm } from "./target-form.schema";

/** The newest first. */
export async function targetVersions(
  actor: Pick<Actor, "centreId">,
  criterion: string,
): Promise<readonly TargetVersion[]> {
  const all = await criterionTargetsOf(db(), actor);
  return all.filter((each) => each.criterion === criterion).toReversed();
}

/** The date at the centre. */
export async function todayAt(actor: Pick<Actor, "centreId">, now: Date): Promise<string> {
  return dateOfDay((await workingCalendarOf(db(), actor)).dayIndex(instant(now)));
}

/** The same form sent twice sets one version. @returns "taken" when a colleague was faster by a moment */
export async function setTarget(
  { centreId }: Pick<Actor, "centreId">,
  criterion: string,
  { value, from }: TargetForm,
  submissionId: string,
): Promise<"set" | "taken"> {
  try {
    await inTransaction(async (tx) => {
      if (!(await firstSending(tx, { centreId }, submissionId))) return;
      await setCriterionTarget(tx, { centreId }, { criterion, value, from });
    });
    return "set";
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return "taken";
    throw error;
  }
}
