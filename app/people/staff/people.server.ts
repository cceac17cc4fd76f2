// The people of a centre, for its manager: who they are, who joins, what they may do, who leaves.
import { v7 as uuid } from "uuid";
import { changeRosterSeen, type DisplacedVisit } from "~/capacity/displaced.server";
import type { Actor, Role } from "~/journey/permissions";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { revokeSessionsOf } from "~/platform/session.server";
import { hashPassword, temporaryPassword } from "./password.server";
import type { AddPerson, ChangeRoles } from "./people.schema";
import { asRoles } from "./roles";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  readonly roles: readonly Role[];
}

/** Everybody with a role at the actor's centre, the deactivated last. */
export async function peopleOf(actor: Actor): Promise<Person[]> {
  const rows = await db().staff.findMany({
    where: { organisationId: actor.organisationId, roles: { some: { centreId: actor.centreId } } },
    select: {
      id: true,
      name: true,
      email: true,
      active: true,
      roles: { where: { centreId: actor.centreId }, select: { role: true } },
    },
    orderBy: [{ active: "desc" }, { name: "asc" }],
    take: 1000,
  });
  return rows.map((row) => ({ ...row, roles: asRoles(row.roles.map(({ role }) => role)) }));
}

export type Refusal = "email-taken" | "last-manager" | "works-elsewhere" | "admin-only" | "yourself";

export type PeopleOutcome =
  | { readonly outcome: "done" }
  /** Shown once, stored nowhere. */
  | { readonly outcome: "password"; readonly name: string; readonly password: string }
  /** Known in the organisation already: got roles here, kept the password. */
  | { readonly outcome: "joined"; readonly name: string }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  /** Nothing is changed yet: these visits would lose their place with the person who was to work on them. */
  | { readonly outcome: "displaces"; readonly displaced: readonly DisplacedVisit[]; readonly mark: string }
  | { readonly outcome: "not-found" };

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

interface Wishes {
  /** The mark of the list of visits that lose their place, once somebody has seen it. */
  readonly accepted?: string | undefined;
  /** Other centres that the change is felt at. */
  readonly alsoAt?: readonly string[];
}

/**
 * Runs a change while no other changes the roles of this centre; a refusal undoes all of it. Who leaves takes time from the
 * plan: visits that lose their place by it are shown first, and become tasks.
 */
async function changing(
  actor: Actor,
  change: (tx: Tx) => Promise<PeopleOutcome>,
  { accepted, alsoAt = [] }: Wishes = {},
): Promise<PeopleOutcome> {
  const work = async (tx: Tx) => {
    await tx.$queryRaw`SELECT id FROM centre WHERE organisation_id = ${actor.organisationId}::uuid ORDER BY id FOR UPDATE`;
    return { ok: true as const, value: await change(tx) };
  };
  try {
    const outcome = await changeRosterSeen(actor, work, { accepted, alsoAt });
    if (outcome.kind === "done") return outcome.value;
    if (outcome.kind === "preview")
      return { outcome: "displaces", displaced: outcome.displaced, mark: outcome.mark };
    throw new Error(`a change of people is done or looked at first: ${outcome.kind}`);
  } catch (error) {
    if (error instanceof Refused) return { outcome: "refused", refusal: error.refusal };
    // Somebody else's person took the e-mail between our look and our insert.
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (taken) return { outcome: "refused", refusal: "email-taken" };
    throw error;
  }
}

/** A new person with a temporary password, or one of the organisation who now works here too. */
export async function addPerson(actor: Actor, person: AddPerson): Promise<PeopleOutcome> {
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return changing(actor, async (tx) => {
    checkAdmin(actor, [], person.roles);
    const known = await tx.staff.findUnique({
      where: { email: person.email },
      select: { id: true, name: true, organisationId: true, active: true },
    });
    if (known) {
      if (known.organisationId !== actor.organisationId || !known.active) throw new Refused("email-taken");
      if ((await rolesHere(tx, actor, known.id)).length > 0) throw new Refused("email-taken");
      await setRoles(tx, actor, known.id, person.roles);
      return { outcome: "joined", name: known.name };
    }
    const id = uuid();
    const { name, email, language } = person;
    await tx.staff.create({
      data: { id, organisationId: actor.organisationId, name, email, language, passwordHash },
    });
    await setRoles(tx, actor, id, person.roles);
    return { outcome: "password", name, password };
  });
}

/** Sets the roles at the actor's centre; none means that the person leaves it. */
export function changeRoles(
  actor: Actor,
  { staffId, roles }: Pick<ChangeRoles, "staffId" | "roles">,
  accepted?: string,
): Promise<PeopleOutcome> {
  const change = async (tx: Tx): Promise<PeopleOutcome> => {
    const present = await rolesHere(tx, actor, staffId);
    if (present.length === 0) return { outcome: "not-found" };
    checkAdmin(actor, present, roles);
    await setRoles(tx, actor, staffId, roles);
    await checkManaged(tx, [actor.centreId]);
    return { outcome: "done" };
  };
  return changing(actor, change, { accepted });
}

/** Closes the sign-in of a person everywhere, and every device at once. */
export async function deactivate(
  actor: Actor,
  staffId: string,
  now: Date,
  accepted?: string,
): Promise<PeopleOutcome> {
  const change = async (tx: Tx): Promise<PeopleOutcome> => {
    const denied = await mayTouch(tx, actor, staffId);
    if (denied) return denied;
    if (staffId === actor.staffId) throw new Refused("yourself");
    await tx.staff.update({ where: { id: staffId }, data: { active: false } });
    await revokeSessionsOf(tx, staffId, now);
    await checkManaged(tx, await centresWithRoles(tx, staffId));
    return { outcome: "done" };
  };
  const elsewhere = await centresOfOrganisation(actor, staffId);
  return changing(actor, change, { accepted, alsoAt: elsewhere });
}

/** Where the person works, within the actor's organisation. */
async function centresOfOrganisation({ organisationId }: Actor, staffId: string): Promise<readonly string[]> {
  const rows = await db().staffRole.findMany({
    where: { staffId, staff: { organisationId } },
    select: { centreId: true },
    distinct: ["centreId"],
  });
  return rows.map(({ centreId }) => centreId);
}

export function activate(actor: Actor, staffId: string): Promise<PeopleOutcome> {
  return changing(actor, async (tx) => {
    const denied = await mayTouch(tx, actor, staffId);
    if (denied) return denied;
    await tx.staff.update({ where: { id: staffId }, data: { active: true } });
    return { outcome: "done" };
  });
}

/** For a forgotten password: a temporary one, and every device signed out. */
export async function resetPassword(actor: Actor, staffId: string, now: Date): Promise<PeopleOutcome> {
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return changing(actor, async (tx) => {
    const denied = await mayTouch(tx, actor, staffId);
    if (denied) return denied;
    const { name } = await tx.staff.update({
      where: { id: staffId },
      data: { passwordHash },
      select: { name: true },
    });
    await revokeSessionsOf(tx, staffId, now);
    return { outcome: "password", name, password };
  });
}

/** What concerns the whole account is decided where the person works: at this centre only, unless an administrator does it. */
async function mayTouch(tx: Tx, actor: Actor, staffId: string): Promise<PeopleOutcome | undefined> {
  const present = await rolesHere(tx, actor, staffId);
  if (present.length === 0) return { outcome: "not-found" };
  checkAdmin(actor, present, []);
  const elsewhere = (await centresWithRoles(tx, staffId)).some((centreId) => centreId !== actor.centreId);
  if (elsewhere && !actor.roles.includes("admin")) throw new Refused("works-elsewhere");
  return undefined;
}

/** Only an administrator makes, changes or unmakes one. */
function checkAdmin(actor: Actor, before: readonly Role[], after: readonly Role[]): void {
  if (!actor.roles.includes("admin") && (before.includes("admin") || after.includes("admin")))
    throw new Refused("admin-only");
}

/** At every one of the centres somebody who can sign in can manage it. */
async function checkManaged(tx: Tx, centreIds: readonly string[]): Promise<void> {
  for (const centreId of centreIds) {
    const managers = await tx.staffRole.count({
      where: { centreId, role: { in: ["manager", "admin"] }, staff: { active: true } },
    });
    if (managers === 0) throw new Refused("last-manager");
  }
}

async function rolesHere(tx: Tx, actor: Actor, staffId: string): Promise<readonly Role[]> {
  const { centreId, organisationId } = actor;
  const rows = await tx.staffRole.findMany({
    where: { staffId, centreId, staff: { organisationId } },
    select: { role: true },
  });
  return asRoles(rows.map(({ role }) => role));
}

async function centresWithRoles(tx: Tx, staffId: string): Promise<string[]> {
  const rows = await tx.staffRole.findMany({
    where: { staffId },
    select: { centreId: true },
    distinct: ["centreId"],
  });
  return rows.map(({ centreId }) => centreId);
}

async function setRoles(tx: Tx, { centreId }: Actor, staffId: string, roles: readonly Role[]): Promise<void> {
  await tx.staffRole.deleteMany({ where: { staffId, centreId } });
  await tx.staffRole.createMany({ data: [...new Set(roles)].map((role) => ({ staffId, centreId, role })) });
}
