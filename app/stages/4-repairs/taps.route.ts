// Where phones send what was tapped on "my work", with or without a connection at the time.
import type { Route } from "./+types/taps.route";
import { takeTap } from "./taps.server";

/** The server's clock, for phones that record their taps by their own. */
export function loader() {
  return Response.json({ now: Date.now() }, { headers: { "Cache-Control": "no-store" } });
}

export function action({ request }: Route.ActionArgs) {
  return takeTap(request);
}
