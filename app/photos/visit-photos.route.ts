// A visit's photos, for the program in the browser: no page.
import type { Route } from "./+types/visit-photos.route";
import { answerPhotoDeed } from "./photo-deeds.server";

export function loader(): Response {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

export function action({ request, params }: Route.ActionArgs): Promise<Response> {
  return answerPhotoDeed(request, params.visitId);
}
