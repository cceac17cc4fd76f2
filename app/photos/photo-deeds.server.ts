// What browsers ask of a visit's photos beside sending them: make one of a file that has arrived, remove, put back.
import { z } from "zod";
import { may } from "~/journey/permissions";
import { optionalActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { PhotoDeed } from "./photo.schema";
import { removePhoto, restorePhoto, type Removal } from "./removal.server";
import { takePhoto, type Taken } from "./taking.server";

/** What a photo's browser is told: done, or a word for why not. */
export interface PhotoAnswer {
  readonly code: string;
}

function say(status: number, code: string): Response {
  return Response.json({ code } satisfies PhotoAnswer, { status, headers: { "Cache-Control": "no-store" } });
}

function told(taken: Taken): Response {
  switch (taken.kind) {
    case "taken":
      return say(200, "taken");
    case "refused":
      return say(422, taken.fault);
    case "later":
      return say(503, taken.delay);
    case "missing":
      return say(409, "missing");
    default:
      return taken satisfies never;
  }
}

function removal(outcome: Removal, done: string): Response {
  if (outcome === "done") return say(200, done);
  return say(outcome === "not-allowed" ? 403 : 404, outcome);
}

/** Carries out the deed of a posted form. */
export async function answerPhotoDeed(request: Request, visit: string): Promise<Response> {
  // A program asks and not a person: it is told what is missing instead of being led to the sign-in page.
  const actor = await optionalActor(request);
  if (!actor) return say(401, "signed-out");
  if (!may(actor.roles, "photo:write")) return say(403, "not-allowed");
  const visitId = z.uuid().safeParse(visit);
  const deed = PhotoDeed.safeParse(Object.fromEntries(await formOf(request)));
  if (!visitId.success || !deed.success) return say(404, "no-visit");
  const which = { ...deed.data, visitId: visitId.data };
  switch (which.intent) {
    case "finish":
      return told(await takePhoto({ ...which, centreId: actor.centreId }));
    case "remove":
      return removal(await removePhoto(actor, which), "removed");
    case "restore":
      return removal(await restorePhoto(actor, which), "restored");
    default:
      return which satisfies never;
  }
}
