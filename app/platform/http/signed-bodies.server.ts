// Bodies that other machines post to addresses of their own and sign byte by byte: read whole and bounded, before the framework.
import type { Request, RequestHandler } from "express";

/** Bytes; an event of such a machine has a few kilobytes. */
export const SIGNED_BODY_LIMIT = 256 * 1024;

/** A body as it came. */
export interface SignedBody {
  readonly body: Buffer;
  header(name: string): string | undefined;
}

/** Takes a body in and answers with a status; must not be long about it. */
export type BodyTaker = (posted: SignedBody) => Promise<number>;

/** The takers at their paths; every other request goes on to whoever comes next. */
export function signedBodies(takers: Readonly<Record<string, BodyTaker>>): RequestHandler {
  return async (request, response, next) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const taker = Object.hasOwn(takers, path) ? takers[path] : undefined;
    if (!taker) return next();
    response.set("Cache-Control", "no-store");
    if (request.method !== "POST") return void response.set("Allow", "POST").status(405).end();
    const body = await bytesOf(request);
    if (body === undefined) return void response.status(413).set("Connection", "close").end();
    response.status(await taker({ body, header: (name) => request.get(name) })).end();
  };
}

/** Undefined when it is longer than such a body can be; read to its end all the same, so that an answer can be heard. */
async function bytesOf(request: Request): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length <= SIGNED_BODY_LIMIT) parts.push(part);
  }
  return length > SIGNED_BODY_LIMIT ? undefined : Buffer.concat(parts);
}
