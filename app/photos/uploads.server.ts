// Photos on their way from a browser: who may send them for which visit, and what becomes of those nobody goes on with.
import type { RequestHandler } from "express";
import { may, type Actor } from "~/journey/permissions";
import { actorAt } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import {
  forgetUpload,
  resumableUploads,
  uploadsIn,
  type Admission,
  type Upload,
  type UploadAsked,
} from "~/platform/files/resumable-uploads.server";
import { readSession } from "~/platform/session.server";
import { paths } from "~/paths";
import { PHOTO_MAX_BYTES } from "./photo";
import { PhotoKept, PhotoTold } from "./photo.schema";
import { hasPhoto } from "./photos.server";
import { takePhoto, uploadFolder } from "./taking.server";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Nobody goes on with a file after so long; a browser that still has it begins again. */
const ABANDONED_AFTER_MS = 3 * DAY_MS;
/** A browser that has sent the last byte asks for its photo at once; one that does not was closed. */
const ASKED_WITHIN_MS = 5 * MINUTE_MS;

async function actorOf(headers: Headers): Promise<Actor | undefined> {
  const cookie = headers.get("Cookie") ?? "";
  const session = await readSession(
    new Request("http://bayline/", { headers: { Cookie: cookie } }),
    new Date(),
  );
  return session && actorAt(session.staffId, session.centreId);
}

const NO_VISIT: Admission = { status: 404, code: "no-visit" };

async function begun(actor: Actor, told: UploadAsked["told"]): Promise<Admission> {
  const parsed = PhotoTold.safeParse(told);
  if (!parsed.success) return { status: 400, code: "no-visit" };
  const { visitId, photoId, subject, subjectId } = parsed.data;
  const { centreId, staffId } = actor;
  if ((await db().visit.count({ where: { id: visitId, centreId } })) === 0) return NO_VISIT;
  // The browser did not hear that it has succeeded.
  if (await hasPhoto({ id: photoId, centreId, visitId })) return { status: 400, code: "taken" };
  return { keep: { photoId, visitId, subject, ...(subjectId ? { subjectId } : {}), centreId, staffId } };
}

/** Session, permission and centre, on every request of every file. */
async function admit({ headers, begins, told }: UploadAsked): Promise<Admission> {
  const actor = await actorOf(headers);
  if (!actor) return { status: 401, code: "signed-out" };
  if (!may(actor.roles, "photo:write")) return { status: 403, code: "not-allowed" };
  if (begins) return begun(actor, told);
  return told.centreId === actor.centreId ? { keep: told } : NO_VISIT;
}

/** Takes photos piece by piece, in front of the framework. */
export function photoUploads(): RequestHandler {
  const uploads = resumableUploads({
    path: paths.photoUploads(),
    folder: uploadFolder(),
    maxBytes: PHOTO_MAX_BYTES,
    admit,
  });
  return (request, response, next) => {
    if (!uploads.concerns(request.path)) return next();
    uploads.handle(request, response).catch(next);
  };
}

/** Makes photos of files whose browser was closed after the last byte, and forgets what nobody goes on with. */
export async function tidyUploads(now: Date): Promise<void> {
  for (const upload of await uploadsIn(uploadFolder())) {
    const silentMs = now.getTime() - upload.changedAt.getTime();
    if (silentMs > ABANDONED_AFTER_MS) await forgetUpload(uploadFolder(), upload.id);
    else if (upload.complete && silentMs > ASKED_WITHIN_MS) await takeUnasked(upload);
  }
}

async function takeUnasked(upload: Upload): Promise<void> {
  const kept = PhotoKept.safeParse(upload.told);
  if (!kept.success) return forgetUpload(uploadFolder(), upload.id);
  const { centreId, visitId, photoId } = kept.data;
  const taken = await takePhoto({ centreId, visitId, photoId, uploadId: upload.id });
  if (taken.kind === "taken") await forgetUpload(uploadFolder(), upload.id);
}
