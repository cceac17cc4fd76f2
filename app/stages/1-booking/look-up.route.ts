// What the centre knows of a telephone number, a plate or a VIN, while it is being typed. Reads only.
import type { Route } from "./+types/look-up.route";
import { requireActor } from "~/people/staff/actor.server";
import { lookUp } from "./look-up.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "booking:write");
  const asked = new URL(request.url).searchParams;
  const typed = (name: string) => asked.get(name)?.replaceAll("\0", "");
  return lookUp(actor, { phone: typed("phone"), plate: typed("plate"), vin: typed("vin") });
}
