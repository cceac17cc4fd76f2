// People with a password, for tests that sign in as people do.
import type { Page } from "@playwright/test";
import type { Actor, Role } from "~/journey/permissions";
import { hashPassword } from "~/people/staff/password.server";
import { db } from "~/platform/db/db.server";
import { aColleague, type TestCentre } from "../factories";

export const PASSWORD = "correct horse battery staple";

/** A colleague who can sign in with PASSWORD. */
export async function aPersonWithPassword(
  centre: TestCentre,
  roles: readonly Role[],
  wishes: { readonly name?: string; readonly language?: "en" | "ru" } = {},
): Promise<{ readonly actor: Actor; readonly email: string }> {
  const actor = await aColleague(centre, roles, wishes);
  const { email } = await db().staff.update({
    where: { id: actor.staffId },
    data: { passwordHash: await hashPassword(PASSWORD) },
    select: { email: true },
  });
  return { actor, email };
}

/** Fills in the sign-in form of the page and sends it. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
