// A person changes their own password: the present one proves it, other devices are signed out.
import { db } from "~/platform/db/db.server";
import { revokeSessionsOf } from "~/platform/session.server";
import type { SignedIn } from "./actor.server";
import { hashPassword, passwordFits } from "./password.server";
import { attemptSignIn } from "./sign-in-limit.server";

export type PasswordChange =
  | { readonly outcome: "changed" }
  | { readonly outcome: "wrong" }
  | { readonly outcome: "too-many"; readonly retryAfterSeconds: number };

/** Within the same limits as the sign-in: an unlocked screen must not help to guess. */
export async function changePassword(
  { actor, session }: SignedIn,
  passwords: { readonly present: string; readonly next: string },
  address: string,
  now: Date,
): Promise<PasswordChange> {
  const attempt = await attemptSignIn(actor.staffId, address);
  if (!attempt.allowed) return { outcome: "too-many", retryAfterSeconds: attempt.retryAfterSeconds };
  const staff = await db().staff.findUnique({ where: { id: actor.staffId }, select: { passwordHash: true } });
  if (!(await passwordFits(staff?.passwordHash, passwords.present))) return { outcome: "wrong" };
  await attempt.succeeded();
  const passwordHash = await hashPassword(passwords.next);
  await db().$transaction(async (tx) => {
    await tx.staff.update({ where: { id: actor.staffId }, data: { passwordHash } });
    await revokeSessionsOf(tx, actor.staffId, now, session.id);
  });
  return { outcome: "changed" };
}
