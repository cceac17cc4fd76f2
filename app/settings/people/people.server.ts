// The people of a centre as its plan sees them: who can do what.
import { isSkill, SKILLS, type Skill } from "~/capacity/skills";
import type { Actor, Role } from "~/journey/permissions";
import { asRoles } from "~/people/staff/roles";
import type { Tx } from "~/platform/db/db.server";
import { SAVED, stale, type Saved } from "../change.server";

type Centred = Pick<Actor, "centreId" | "organisationId">;

export interface PersonInPlan {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly skills: readonly Skill[];
  readonly ownShifts: boolean;
  /** The absence that is on now or comes next. */
  readonly away?: { readonly startsAt: Date; readonly endsAt: Date };
}

/** Everybody at work here; mechanics first, since it is their time that is booked. */
export async function peopleInPlan(
  tx: Tx,
  { centreId, organisationId }: Centred,
  now: Date,
  staffId?: string,
): Promise<readonly PersonInPlan[]> {
  const rows = await tx.staff.findMany({
    where: {
      organisationId,
      active: true,
      roles: { some: { centreId } },
      ...(staffId === undefined ? {} : { id: staffId }),
    },
    select: {
      id: true,
      name: true,
      roles: { where: { centreId }, select: { role: true } },
      skills: { where: { centreId }, select: { skill: true } },
      shifts: { where: { centreId }, select: { id: true }, take: 1 },
      absences: { where: { centreId, endsAt: { gt: now } }, orderBy: { startsAt: "asc" }, take: 1 },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
  });
  return rows
    .map(({ id, name, roles, skills, shifts, absences: [away] }) => ({
      id,
      name,
      roles: asRoles(roles.map(({ role }) => role)),
      skills: inOrder(skills.map(({ skill }) => skill)),
      ownShifts: shifts.length > 0,
      ...(away ? { away: { startsAt: away.startsAt, endsAt: away.endsAt } } : {}),
    }))
    .sort((a, b) => Number(b.roles.includes("mechanic")) - Number(a.roles.includes("mechanic")));
}

function inOrder(skills: readonly string[]): readonly Skill[] {
  return SKILLS.filter((skill) => skills.filter(isSkill).includes(skill));
}

export function skillsMark(skills: readonly Skill[]): string {
  return inOrder(skills).join(" ");
}

/** The person, as long as they work at the actor's centre. */
export async function personInPlan(
  tx: Tx,
  actor: Centred,
  staffId: string,
): Promise<PersonInPlan | undefined> {
  const [person] = await peopleInPlan(tx, actor, new Date(), staffId);
  return person;
}

export async function saveSkills(
  tx: Tx,
  { centreId }: Actor,
  person: PersonInPlan,
  skills: readonly Skill[],
  seen: string,
): Promise<Saved> {
  const before = skillsMark(person.skills);
  if (skillsMark(skills) === before) return SAVED;
  if (before !== seen) return stale(before);
  const staffId = person.id;
  await tx.staffSkill.deleteMany({ where: { centreId, staffId } });
  await tx.staffSkill.createMany({ data: inOrder(skills).map((skill) => ({ centreId, staffId, skill })) });
  return SAVED;
}
