// The centres that a report is about, and those that somebody may see one of.
import { may, type Action, type Actor } from "~/journey/permissions";
import { asRoles } from "~/people/staff/roles";
import type { Tx } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { namedCentre } from "../centre/centre-report.server";
import type { ReportCentre } from "./report-facts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const COLUMNS = { id: true, name: true, timeZone: true } as const;

/**
 * The centres that are meant, in the order in which they were named.
 * @throws Refusal when none is, or one is not there
 */
export async function centresOf(tx: Tx, wishes: readonly string[]): Promise<readonly ReportCentre[]> {
  if (wishes.length === 0) throw new Refusal("No centre is named.");
  const byId = await tx.centre.findMany({
    where: { id: { in: wishes.filter((wish) => UUID.test(wish)) } },
    select: COLUMNS,
  });
  const found: ReportCentre[] = [];
  for (const wish of wishes) {
    found.push(byId.find(({ id }) => id === wish) ?? (await namedCentre(tx, wish)));
  }
  return found.filter(({ id }, place) => found.findIndex((each) => each.id === id) === place);
}

/** The centres at which the actor's roles permit it, by name: what a group report may be about. */
export async function centresOpenTo(
  tx: Tx,
  { staffId, organisationId }: Actor,
  action: Action,
): Promise<readonly ReportCentre[]> {
  const roles = await tx.staffRole.findMany({ where: { staffId }, select: { centreId: true, role: true } });
  const of = (centreId: string) =>
    asRoles(roles.filter((each) => each.centreId === centreId).map(({ role }) => role));
  const centres = await tx.centre.findMany({
    where: { organisationId, id: { in: roles.map(({ centreId }) => centreId) } },
    select: COLUMNS,
    orderBy: { name: "asc" },
  });
  return centres.filter(({ id }) => may(of(id), action));
}
