// Sessions of signed-in browsers: a random token in a cookie, its SHA-256 in the database. Knows persons and places, no roles.
import { createHash, randomBytes } from "node:crypto";
import { db, type Tx } from "./db/db.server";
import { settings } from "./env.server";
import { cookie, readCookie } from "./session-cookies";

const COOKIE = "bayline_session";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** However busy, a session ends this long after the sign-in. */
export const SESSION_LIFETIME_MS = 14 * DAY;
/** A browser that was silent for so long signs in again. */
export const SESSION_IDLE_MS = 12 * HOUR;
/** Being seen is written down at most this often. */
const SEEN_EVERY_MS = 5 * MINUTE;

export interface Session {
  /** SHA-256 of the token, hex. */
  readonly id: string;
  readonly staffId: string;
  readonly centreId: string;
}

export interface NewSession {
  readonly staffId: string;
  readonly centreId: string;
  readonly userAgent: string;
}

/**
 * Opens a session with a fresh token and ends the one that the browser carried: a token planted before the sign-in is
 * worth nothing after it.
 * @returns the Set-Cookie header
 */
export async function openSession(request: Request, session: NewSession, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const present = tokenOf(request);
  await db().$transaction(async (tx) => {
    if (present !== undefined) await revoke(tx, { id: digest(present) }, now);
    await tx.session.create({
      data: {
        id: digest(token),
        staffId: session.staffId,
        centreId: session.centreId,
        userAgent: session.userAgent.slice(0, 300),
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
      },
    });
  });
  return sessionCookie(token, SESSION_LIFETIME_MS / 1000);
}

/** The session that the request carries, if it is alive; notes now and then that it was seen. */
export async function readSession(request: Request, now: Date): Promise<Session | undefined> {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const row = await db().session.findUnique({ where: { id: digest(token) } });
  if (!row || !isAlive(row, now)) return undefined;
  if (now.getTime() - row.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db().session.updateMany({
      where: { id: row.id, lastSeenAt: row.lastSeenAt },
      data: { lastSeenAt: now },
    });
  }
  return { id: row.id, staffId: row.staffId, centreId: row.centreId };
}

interface Lifetime {
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
  readonly revokedAt: Date | null;
}

export function isAlive(session: Lifetime, now: Date): boolean {
  if (session.revokedAt !== null || session.expiresAt <= now) return false;
  return now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_MS;
}

/** Ends the request's session. @returns the Set-Cookie header that forgets the token */
export async function closeSession(request: Request, now: Date): Promise<string> {
  const token = tokenOf(request);
  if (token !== undefined) await revoke(db(), { id: digest(token) }, now);
  return sessionCookie("", 0);
}

/** Works at another place from now on. The caller has checked that the person may. */
export async function moveSession(session: Session, centreId: string): Promise<void> {
  await db().session.updateMany({ where: { id: session.id, revokedAt: null }, data: { centreId } });
}

export interface OpenSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string;
}

/** Living sessions of a person, the latest seen first. */
export async function sessionsOf(staffId: string, now: Date): Promise<OpenSession[]> {
  const rows = await db().session.findMany({
    where: {
      staffId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE_MS) },
    },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
  });
  return rows.map(({ id, createdAt, lastSeenAt, userAgent }) => ({ id, createdAt, lastSeenAt, userAgent }));
}

/** Ends one session of a person; another person's id does nothing. @returns how many ended */
export async function revokeSession(staffId: string, id: string, now: Date): Promise<number> {
  return revoke(db(), { id, staffId }, now);
}

/** Ends all sessions of a person, but for one when `except` names it. Takes the transaction that removes the right. */
export async function revokeSessionsOf(tx: Tx, staffId: string, now: Date, except?: string): Promise<number> {
  return revoke(tx, { staffId, ...(except === undefined ? {} : { id: { not: except } }) }, now);
}

async function revoke(
  tx: Tx,
  which: { id?: string | { not: string }; staffId?: string },
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { ...which, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}

function tokenOf(request: Request): string | undefined {
  const token = readCookie(request.headers.get("Cookie"), COOKIE);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

function digest(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function sessionCookie(token: string, maxAgeSeconds: number): string {
  return cookie(COOKIE, token, { maxAgeSeconds, secure: settings().appUrl.startsWith("https:") });
}
