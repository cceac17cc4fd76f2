// Goes to another centre at which the person has a role.
import { redirect } from "react-router";
import type { Route } from "./+types/switch-centre.route";
import { z } from "zod/v4";
import { paths } from "~/paths";
import { moveSession } from "~/platform/session.server";
import { formOf } from "~/platform/http/form-body";
import { parseForm } from "~/ui/form/parse-form";
import { requireSignedIn } from "./actor.server";
import { worksAt } from "./centres.server";

const Choice = z.object({ centreId: z.uuid() });

export function loader() {
  return redirect(paths.board());
}

/** Another organisation's centre, or one without a role there, is not found: nobody learns that it exists. */
export async function action({ request }: Pick<Route.ActionArgs, "request">) {
  const { actor, session } = await requireSignedIn(request);
  const form = parseForm(await formOf(request), Choice);
  if (form.status !== "success") throw new Response(null, { status: 400 });
  const { centreId } = form.value;
  if (!(await worksAt(actor.staffId, centreId))) throw new Response(null, { status: 404 });
  await moveSession(session, centreId);
  return redirect(paths.board());
}

/** Never seen: it makes this a page, so that a refusal is answered with the page that says so. */
export default function SwitchCentre() {
  return null;
}
