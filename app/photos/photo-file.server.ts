// A photo's file as an answer: private to whoever may see it, never kept by anybody between.
import { z } from "zod";
import { countMiss } from "~/customer/link-limits.server";
import { findLink } from "~/customer/links.server";
import { may } from "~/journey/permissions";
import { optionalActor } from "~/people/staff/actor.server";
import { StoreUnavailable } from "~/platform/files/file-store";
import { fileStore } from "~/platform/files/files.server";
import { log } from "~/platform/log.server";
import { asPhotoSize, type PhotoSize } from "./photo";
import { findPhotoHash, photoKey, type PhotoPlace } from "./photos.server";

/** The browser asks again each time, so that a removed photo is gone and a signed-out browser sees nothing. */
const HEADERS = {
  "Cache-Control": "private, no-cache",
  "Content-Disposition": "inline",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex, nofollow",
} as const;

function noPhoto(status = 404, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

/**
 * @param place with everything that the asker's right depends on: another centre's or visit's photo is a 404
 */
async function photoFile(request: Request, place: PhotoPlace, size: PhotoSize): Promise<Response> {
  const hash = await findPhotoHash(place);
  if (hash === undefined) return noPhoto();
  const headers = { ...HEADERS, ETag: `"${hash.slice(0, 32)}-${size}"` };
  if (request.headers.get("If-None-Match") === headers.ETag)
    return new Response(null, { status: 304, headers });
  try {
    const bytes = await fileStore().get(photoKey(place, size));
    if (!bytes) return noPhoto();
    return new Response(bytes, {
      headers: { ...headers, "Content-Type": "image/webp", "Content-Length": String(bytes.length) },
    });
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    log().error({ err: error, cause: String(error.cause) }, "A photo could not be fetched");
    return noPhoto(503, { "Retry-After": "5" });
  }
}

/** What an address asks for. */
interface Wanted {
  readonly photoId: string;
  readonly size: string;
}

function sizeOf({ photoId, size }: Wanted): PhotoSize | undefined {
  return z.uuid().safeParse(photoId).success ? asPhotoSize(size) : undefined;
}

/** For staff of the photo's centre. */
export async function photoForStaff(request: Request, wanted: Wanted): Promise<Response> {
  const actor = await optionalActor(request);
  if (!actor) return noPhoto(401);
  if (!may(actor.roles, "visit:read")) return noPhoto(403);
  const size = sizeOf(wanted);
  if (!size) return noPhoto();
  return photoFile(request, { id: wanted.photoId, centreId: actor.centreId }, size);
}

/**
 * For the customer whose link is alive: photos of that link's visit only.
 * @param address the visitor's network address, for the limit on misses
 */
export async function photoForCustomer(
  request: Request,
  { token, address, ...wanted }: Wanted & { readonly token: string; readonly address: string },
): Promise<Response> {
  const link = await findLink(token);
  if (!link) {
    const waitSeconds = await countMiss(address);
    return waitSeconds === undefined ? noPhoto() : noPhoto(429, { "Retry-After": String(waitSeconds) });
  }
  const size = sizeOf(wanted);
  if (!size) return noPhoto();
  const { centreId, visitId } = link;
  return photoFile(request, { id: wanted.photoId, centreId, visitId }, size);
}
