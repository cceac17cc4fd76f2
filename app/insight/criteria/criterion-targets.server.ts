// The targets that a centre has set, with their versions.
import { dateOfColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import type { TargetVersion } from "./targets";

interface Centred {
  readonly centreId: string;
}

export async function criterionTargetsOf(tx: Tx, { centreId }: Centred): Promise<readonly TargetVersion[]> {
  const rows = await tx.criterionTarget.findMany({
    where: { centreId },
    orderBy: [{ criterion: "asc" }, { version: "asc" }],
  });
  return rows.map(({ criterion, version, value, from }) => ({
    criterion,
    version,
    value,
    from: dateOfColumn(from),
  }));
}

/**
 * One more version of a target; what was set before stays as it is. Two at once: the database lets only one of them have the number.
 * @param from the local date on which it begins to hold, "2026-12-24"
 */
export async function setCriterionTarget(
  tx: Tx,
  { centreId }: Centred,
  { criterion, value, from }: Omit<TargetVersion, "version">,
): Promise<TargetVersion> {
  const { _max } = await tx.criterionTarget.aggregate({
    where: { centreId, criterion },
    _max: { version: true },
  });
  const version = (_max.version ?? 0) + 1;
  const day = new Date(`${from}T00:00:00Z`);
  await tx.criterionTarget.create({ data: { centreId, criterion, version, value, from: day } });
  return { criterion, version, value, from };
}
