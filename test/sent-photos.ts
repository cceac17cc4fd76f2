// Photos sent as a browser sends them: begun, sent piece by piece over real HTTP, and asked for.
import { request as httpRequest } from "node:http";
import type { Actor } from "~/journey/permissions";
import { z } from "zod";
import { answerPhotoDeed } from "~/photos/photo-deeds.server";
import { PHOTO_PART_BYTES } from "~/photos/photo";
import { paths } from "~/paths";
import { v7 as uuid } from "uuid";
import { cookieOf, requestAs } from "./factories";

export interface Sending {
  /** Address of the web server, without a closing slash. */
  readonly url: string;
  readonly by: Actor;
  readonly visitId: string;
  readonly subject?: string;
  readonly subjectId?: string;
  readonly photoId?: string;
}

export interface Begun {
  readonly status: number;
  readonly code: string;
  /** Its own address. */
  readonly address: string;
  readonly uploadId: string;
  readonly photoId: string;
}

async function headersOf({ url, by }: Pick<Sending, "url" | "by">): Promise<Record<string, string>> {
  return { "Tus-Resumable": "1.0.0", Cookie: await cookieOf(by), Origin: url };
}

export async function beginPhoto(sending: Sending, bytes: number): Promise<Begun> {
  const { url, visitId, subject = "walkaround", subjectId, photoId = uuid() } = sending;
  const told = { photoId, visitId, subject, ...(subjectId ? { subjectId } : {}) };
  const answer = await fetch(`${url}${paths.photoUploads()}`, {
    method: "POST",
    headers: {
      ...(await headersOf(sending)),
      "Upload-Length": String(bytes),
      "Upload-Metadata": Object.entries(told)
        .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
        .join(","),
    },
  });
  const address = `${url}${answer.headers.get("Location") ?? ""}`;
  const uploadId = address.split("/").at(-1) ?? "";
  return { status: answer.status, code: await answer.text(), address, uploadId, photoId };
}

/** How much has arrived; undefined when there is no such file (for this person). */
export async function arrivedOf(
  sending: Pick<Sending, "url" | "by">,
  { address }: Pick<Begun, "address">,
): Promise<number | undefined> {
  const answer = await fetch(address, { method: "HEAD", headers: await headersOf(sending) });
  const offset = answer.headers.get("Upload-Offset");
  return answer.status === 200 && offset !== null ? Number(offset) : undefined;
}

/** Sends a piece. @returns the status */
export async function sendPart(
  sending: Pick<Sending, "url" | "by">,
  { address }: Pick<Begun, "address">,
  part: Buffer,
  offset: number,
): Promise<number> {
  const headers = {
    ...(await headersOf(sending)),
    "Content-Type": "application/offset+octet-stream",
    "Upload-Offset": String(offset),
  };
  return (await fetch(address, { method: "PATCH", headers, body: new Uint8Array(part) })).status;
}

/** Sends what is missing from `offset` on. */
export async function sendRest(
  sending: Pick<Sending, "url" | "by">,
  begun: Pick<Begun, "address">,
  file: Buffer,
  offset = 0,
): Promise<void> {
  for (let at = offset; at < file.length; at += PHOTO_PART_BYTES) {
    const status = await sendPart(sending, begun, file.subarray(at, at + PHOTO_PART_BYTES), at);
    if (status !== 204) throw new Error(`a part was refused: ${String(status)}`);
  }
}

/** Announces a piece, sends only its beginning, and drops the connection once `until` says that it has arrived. */
export async function cutInTheMiddle(
  sending: Pick<Sending, "url" | "by">,
  { address }: Pick<Begun, "address">,
  part: Buffer,
  {
    offset,
    sent,
    until,
  }: { readonly offset: number; readonly sent: number; readonly until: () => Promise<void> },
): Promise<void> {
  const headers = {
    ...(await headersOf(sending)),
    "Content-Type": "application/offset+octet-stream",
    "Upload-Offset": String(offset),
    "Content-Length": String(part.length),
  };
  await new Promise<void>((cut) => {
    const request = httpRequest(address, { method: "PATCH", headers });
    request.once("error", () => cut());
    request.once("close", () => cut());
    request.write(part.subarray(0, sent), () => void until().finally(() => request.destroy()));
  });
}

export interface Told {
  readonly status: number;
  readonly code: string;
}

const Answer = z.object({ code: z.string() });

/** What the visit's photos answer to a deed. */
export async function photoDeed(
  by: Actor,
  visitId: string,
  deed: Readonly<Record<string, string>>,
): Promise<Told> {
  const request = await requestAs(by, paths.visitPhotos(visitId), deed);
  const answer = await answerPhotoDeed(request, visitId);
  return { status: answer.status, ...Answer.parse(await answer.json()) };
}

/** Sends a whole file and asks for its photo. */
export async function sendPhoto(
  sending: Sending,
  file: Buffer,
): Promise<Told & { readonly photoId: string }> {
  const begun = await beginPhoto(sending, file.length);
  if (begun.status !== 201) return begun;
  await sendRest(sending, begun, file);
  const { photoId, uploadId } = begun;
  return {
    photoId,
    ...(await photoDeed(sending.by, sending.visitId, { intent: "finish", photoId, uploadId })),
  };
}
