// The people of a demo centre: accounts and roles, what the mechanics can do, when they work, and when they are away.
import { DAY, plus, type Instant } from "~/journey/instant";
import { dateColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import type { CentrePlan } from "./centres/plan";
import { leaves, SHIFTS_FROM } from "./centres/roster";
import type { Chance } from "./chance";
import type { Person } from "./visit-file";

export interface Building {
  readonly passwordHash: string;
  readonly chance: Chance;
  /** When the house was set up: before the first request. */
  readonly at: Instant;
  readonly now: Instant;
}

interface Employer {
  readonly organisationId: string;
  readonly centreId: string;
  readonly adminId: string;
}

/** The manager helps out at the desk. */
function rolesOf({ role }: Person): readonly string[] {
  return role === "manager" ? ["manager", "advisor"] : [role];
}

/** Makes everybody who works at the centre. @returns them in the order of the plan */
export async function hire(
  tx: Tx,
  plan: CentrePlan,
  building: Building,
  { organisationId, centreId, adminId }: Employer,
): Promise<readonly Person[]> {
  const { chance, at, passwordHash } = building;
  const people = plan.staff.map(({ role, name, email }) => ({ id: chance.uuid(at), role, name, email }));
  await tx.staff.createMany({
    data: people.map(({ id, name, email }) => ({
      id,
      name,
      email,
      organisationId,
      language: plan.language,
      passwordHash,
      createdAt: new Date(at),
    })),
  });
  const roles = people.flatMap((person) =>
    rolesOf(person).map((role) => ({ staffId: person.id, centreId, role })),
  );
  await tx.staffRole.createMany({ data: [...roles, { staffId: adminId, centreId, role: "admin" }] });
  await enterRoster(tx, plan, building, centreId, people);
  return people.map(({ id, name, role }) => ({ id, name, role }));
}

/** Skills and shifts as the plan has them, and the leave that was asked for last week. */
async function enterRoster(
  tx: Tx,
  plan: CentrePlan,
  { chance, at, now }: Building,
  centreId: string,
  people: readonly (Person & { readonly email: string })[],
): Promise<void> {
  const idOf = (email: string) => people.find((person) => person.email === email)?.id ?? "";
  await tx.staffSkill.createMany({
    data: plan.staff.flatMap(({ email, skills = [] }) =>
      skills.map((skill) => ({ staffId: idOf(email), centreId, skill })),
    ),
  });
  const validFrom = dateColumn(SHIFTS_FROM);
  await tx.shift.createMany({
    data: plan.staff.flatMap(({ email, shifts = [] }) =>
      shifts.flatMap(({ weekdays, ...hours }) =>
        weekdays.map((weekday) => ({
          id: chance.uuid(at),
          staffId: idOf(email),
          centreId,
          weekday,
          ...hours,
          validFrom,
        })),
      ),
    ),
  });
  const createdBy = people.find(({ role }) => role === "manager")?.id ?? "";
  await tx.absence.createMany({
    data: leaves(plan, now).map(({ email, start, end, reason }) => ({
      id: chance.uuid(at),
      centreId,
      staffId: idOf(email),
      startsAt: new Date(start),
      endsAt: new Date(end),
      reason,
      createdAt: new Date(plus(now, -7 * DAY)),
      createdBy,
    })),
  });
}
