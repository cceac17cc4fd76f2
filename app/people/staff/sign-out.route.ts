// Signing out: ends the session in the database and forgets the cookie.
import { redirect } from "react-router";
import type { Route } from "./+types/sign-out.route";
import { paths } from "~/paths";
import { closeSession } from "~/platform/session.server";

/** A link to this address changes nothing. */
export function loader() {
  return redirect(paths.board());
}

export async function action({ request }: Route.ActionArgs) {
  const cookie = await closeSession(request, new Date());
  return redirect(paths.signIn(), { headers: { "Set-Cookie": cookie } });
}
