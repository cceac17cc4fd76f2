// Signing in: e-mail and password against the staff, within the limits, into a fresh session.
import { ROLES, type Role } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { openSession } from "~/platform/session.server";
import { centresOf } from "./centres.server";
import { passwordFits } from "./password.server";
import { asRoles } from "./roles";
import { attemptSignIn } from "./sign-in-limit.server";

export interface Credentials {
  /** Lower case. */
  readonly email: string;
  readonly password: string;
}

export type SignInResult =
  | { readonly outcome: "signed-in"; readonly cookie: string; readonly language: string }
  | { readonly outcome: "wrong" }
  | { readonly outcome: "no-centre" }
  | { readonly outcome: "too-many"; readonly retryAfterSeconds: number };

/** `address` is the client's network address as the server saw it. */
export async function signIn(
  request: Request,
  { email, password }: Credentials,
  address: string,
  now: Date,
): Promise<SignInResult> {
  const attempt = await attemptSignIn(email, address);
  if (!attempt.allowed) return { outcome: "too-many", retryAfterSeconds: attempt.retryAfterSeconds };
  const staff = await db().staff.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, active: true, language: true },
  });
  const fits = await passwordFits(staff?.passwordHash, password);
  if (!staff?.active || !fits) return { outcome: "wrong" };
  await attempt.succeeded();
  const centreId = await centreToStartAt(staff.id);
  if (centreId === undefined) return { outcome: "no-centre" };
  const cookie = await openSession(
    request,
    { staffId: staff.id, centreId, userAgent: request.headers.get("User-Agent") ?? "" },
    now,
  );
  return { outcome: "signed-in", cookie, language: staff.language };
}

/** Where the person worked last if they still have a role there, else their first centre by name. */
async function centreToStartAt(staffId: string): Promise<string | undefined> {
  const last = await db().session.findFirst({
    where: { staffId },
    orderBy: { lastSeenAt: "desc" },
    select: { centreId: true },
  });
  const centres = await centresOf(staffId);
  return centres.find(({ id }) => id === last?.centreId)?.id ?? centres[0]?.id;
}

/** Whether anybody can sign in at all: the very first start leads to the set-up page instead. */
export async function anyStaff(): Promise<boolean> {
  return (await db().staff.findFirst({ select: { id: true } })) !== null;
}

/** A person of the demo, for the buttons that fill in their e-mail. */
export interface DemoSignIn {
  readonly email: string;
  readonly role: Role | undefined;
  /** Undefined for people of several centres. */
  readonly centre: string | undefined;
}

/** The demo's people, only where demo data was loaded: in the order of their centres and roles. */
export async function demoSignIns(): Promise<DemoSignIn[]> {
  const rows = await db().staff.findMany({
    where: { email: { endsWith: "@bayline.test" }, active: true },
    select: { email: true, roles: { select: { role: true, centre: { select: { name: true } } } } },
    orderBy: { email: "asc" },
    take: 40,
  });
  return rows
    .map(({ email, roles }) => {
      const centres = [...new Set(roles.map(({ centre }) => centre.name))];
      // A manager who works at the desk too is wanted as the manager.
      const own = asRoles(roles.map((row) => row.role));
      const role = ROLES.findLast((each) => own.includes(each));
      return { email, role, centre: centres.length === 1 ? centres[0] : undefined };
    })
    .sort((a, b) => (a.centre ?? "").localeCompare(b.centre ?? "") || rank(a.role) - rank(b.role));
}

function rank(role: Role | undefined): number {
  return role === undefined ? ROLES.length : ROLES.indexOf(role);
}
