// Who is asking, at which centre, with which roles. Every loader and action of the staff's begins here.
import { redirect } from "react-router";
import { may, type Action, type Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { PerRequest } from "~/platform/request-scope.server";
import { readSession, type Session } from "~/platform/session.server";
import { paths } from "~/paths";
import { localPath } from "./next-address";
import { asRoles, asStaffLanguage } from "./roles";

export { asRoles, asStaffLanguage };

/** A signed-in person with the session they came by. */
export interface SignedIn {
  readonly actor: Actor;
  readonly session: Session;
}

/**
 * The actor, or a redirect to the sign-in page that leads back here.
 * @throws Response 302 when signed out, 403 when `action` is not permitted to the roles at this centre
 */
export async function requireActor(request: Request, action?: Action): Promise<Actor> {
  return (await requireSignedIn(request, action)).actor;
}

/** Like requireActor, with the session, for pages about the sign-in itself. */
export async function requireSignedIn(request: Request, action?: Action): Promise<SignedIn> {
  const known = await optionalSignedIn(request);
  if (!known) throw redirect(paths.signIn(cameFrom(request)));
  if (action !== undefined && !may(known.actor.roles, action)) throw new Response(null, { status: 403 });
  return known;
}

/** The actor when somebody is signed in. */
export async function optionalActor(request: Request): Promise<Actor | undefined> {
  return (await optionalSignedIn(request))?.actor;
}

const signedIn = new PerRequest<SignedIn | undefined>();

export function optionalSignedIn(request: Request): Promise<SignedIn | undefined> {
  return signedIn.once("signed-in", () => readSignedIn(request, new Date()));
}

async function readSignedIn(request: Request, now: Date): Promise<SignedIn | undefined> {
  const session = await readSession(request, now);
  if (!session) return undefined;
  const actor = await actorAt(session.staffId, session.centreId);
  return actor && { actor, session };
}

/** The person as an actor at a centre of their organisation; undefined when deactivated. Roles may be empty. */
export async function actorAt(staffId: string, centreId: string): Promise<Actor | undefined> {
  const staff = await db().staff.findFirst({
    where: { id: staffId, active: true, organisation: { centres: { some: { id: centreId } } } },
    select: {
      id: true,
      name: true,
      language: true,
      organisationId: true,
      roles: { where: { centreId }, select: { role: true } },
    },
  });
  if (!staff) return undefined;
  return {
    kind: "staff",
    staffId: staff.id,
    name: staff.name,
    language: asStaffLanguage(staff.language),
    organisationId: staff.organisationId,
    centreId,
    roles: asRoles(staff.roles.map(({ role }) => role)),
  };
}

/** Where to return to after the sign-in: the page that was asked for, or the page whose form was sent. */
function cameFrom(request: Request): string | undefined {
  const next = localPath(pageAddress(new URL(request.url)));
  return next === paths.board() ? undefined : next;
}

/** The page's own address, also when the framework fetches its data alone (`/staff.data?_routes=...`). */
function pageAddress({ pathname, searchParams }: URL): string {
  const page = pathname
    .replace(/\.data$/, "")
    .replace(/^\/_root$/, "/")
    .replace(/\/_$/, "/");
  const query = new URLSearchParams(
    [...searchParams].filter(([name]) => name !== "_routes" && name !== "index"),
  );
  return query.size === 0 ? page : `${page}?${query.toString()}`;
}
