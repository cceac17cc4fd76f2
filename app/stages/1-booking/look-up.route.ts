// What the centre knows of a telephone number or a plate, while it is being typed. Reads only.
import type { Route } from "./+types/look-up.route";
import { requireActor } from "~/people/staff/actor.server";
import { lookUp } from "./look-up.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "booking:write");
  const asked = new URL(request.url).searchParams;
  return lookUp(actor, asked.get("phone") ?? "", asked.get("plate") ?? "");
}
