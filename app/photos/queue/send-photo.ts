// One try to send a photo: piece by piece, going on behind what has arrived before, then asking for the photo.
import type { DetailedError, Upload as TusUpload } from "tus-js-client";
import { z } from "zod";
import { paths } from "~/paths";
import { asPhotoDelay, asPhotoFault, PHOTO_PART_BYTES } from "../photo";
import type { PendingPhoto, Sent } from "./queued-photo";

/** Milliseconds between tries within a try; the queue tries again after them. */
const PAUSES = [300, 1_000, 3_000];

export interface Trying {
  /** Part of it has arrived, from 0 to 100; `undefined`: all has, and the server makes the photo. */
  readonly onProgress: (percent: number | undefined) => void;
  /** The browser keeps the photo with its name, so that what has arrived is found again by it. */
  readonly named: boolean;
  readonly signal: AbortSignal;
}

const Answer = z.object({ code: z.string() });

function isDetailed(error: Error): error is DetailedError {
  return "originalResponse" in error;
}

function statusOf(error: Error): { status: number; code: string } {
  const response = isDetailed(error) ? error.originalResponse : null;
  return { status: response?.getStatus() ?? 0, code: response?.getBody() ?? "" };
}

/** What a status with its word means for the photo. */
function meaningOf(status: number, code: string): Sent {
  if (code === "taken") return { kind: "taken" };
  if (status === 0) return { kind: "later", delay: "no-connection" };
  if (status === 401) return { kind: "later", delay: "signed-out" };
  const fault = asPhotoFault(code);
  if (fault) return { kind: "refused", fault };
  if (status === 413) return { kind: "refused", fault: "too-large" };
  return { kind: "later", delay: asPhotoDelay(code) ?? "away" };
}

/** By what an upload that was cut is found again: the photo's name, or without a memory what the chosen file looks like. */
function fingerprintOf({ photoId, visitId, subject, subjectId, file }: PendingPhoto, named: boolean): string {
  const looks = named ? photoId : `${file.name}/${file.size}/${file.lastModified}`;
  return ["bayline-photo", visitId, subject, subjectId ?? "", looks].join("/");
}

type Arrived = { readonly uploadId: string } | { readonly sent: Sent };

async function send(photo: PendingPhoto, { onProgress, named, signal }: Trying): Promise<Arrived> {
  // The program's own part for sending is loaded with the first photo; without a connection that waits as well.
  const sender = await import("tus-js-client").catch(() => undefined);
  if (!sender) return { sent: { kind: "later", delay: "no-connection" } };
  const { Upload } = sender;
  const { photoId, visitId, subject, subjectId, file } = photo;
  return new Promise((resolve) => {
    const upload: TusUpload = new Upload(file, {
      endpoint: paths.photoUploads(),
      chunkSize: PHOTO_PART_BYTES,
      retryDelays: PAUSES,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(fingerprintOf(photo, named)),
      metadata: { photoId, visitId, subject, ...(subjectId ? { subjectId } : {}) },
      // Without a connection nothing is gained by trying: the queue hears of its return.
      onShouldRetry: (error) => {
        const { status } = statusOf(error);
        return navigator.onLine && (status === 0 || status === 409 || status === 423);
      },
      onProgress: (sent, all) => onProgress(all === 0 ? 0 : Math.floor((100 * sent) / all)),
      onSuccess: () => resolve({ uploadId: upload.url?.split("/").at(-1) ?? "" }),
      onError: (error) => {
        const { status, code } = statusOf(error);
        resolve({ sent: meaningOf(status, code) });
      },
    });
    signal.addEventListener("abort", () => void upload.abort(true).catch(() => undefined));
    void upload
      .findPreviousUploads()
      .catch(() => [])
      .then(([previous]) => {
        if (previous) upload.resumeFromPreviousUpload(previous);
        if (!signal.aborted) upload.start();
      });
  });
}

async function ask({ photoId, visitId }: PendingPhoto, uploadId: string): Promise<Sent> {
  const body = new URLSearchParams({ intent: "finish", photoId, uploadId });
  try {
    const answer = await fetch(paths.visitPhotos(visitId), { method: "POST", body });
    const said = Answer.safeParse(await answer.json().catch(() => undefined));
    const code = said.success ? said.data.code : "";
    return meaningOf(answer.status, code);
  } catch {
    return { kind: "later", delay: "no-connection" };
  }
}

/** Sends what has not arrived yet, and asks for the photo. */
export async function trySending(photo: PendingPhoto, trying: Trying): Promise<Sent> {
  const arrived = await send(photo, trying);
  if ("sent" in arrived) return arrived.sent;
  trying.onProgress(undefined);
  return ask(photo, arrived.uploadId);
}
