// The stream of news of one's centre: which visits have changed.
import { may } from "~/journey/permissions";
import { optionalActor } from "~/people/staff/actor.server";
import { eventStream } from "~/platform/live.server";
import { centreTopic } from "./store.server";

/** A signed-out browser gets a plain refusal: an event stream cannot follow the way to the sign-in page. */
export async function newsStream(request: Request): Promise<Response> {
  const actor = await optionalActor(request);
  if (!actor) return new Response(null, { status: 401 });
  if (!may(actor.roles, "visit:read")) return new Response(null, { status: 403 });
  return eventStream(request, centreTopic(actor.centreId));
}
