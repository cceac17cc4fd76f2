// What other machines post to addresses of their own: found by its path and read whole and bounded, before the framework sees anything.
import type { Request, RequestHandler, Response } from "express";

/** Takes a request to its path in; its method is POST. */
export type Taken<Taker> = (taker: Taker, request: Request, response: Response) => Promise<void>;

/** The takers at their paths; every other request goes on to whoever comes next. */
export function postsTo<Taker>(takers: Readonly<Record<string, Taker>>, taken: Taken<Taker>): RequestHandler {
  return async (request, response, next) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const taker = Object.hasOwn(takers, path) ? takers[path] : undefined;
    if (!taker) return next();
    response.set("Cache-Control", "no-store");
    if (request.method !== "POST") return void response.set("Allow", "POST").status(405).end();
    await taken(taker, request, response);
  };
}

/**
 * Undefined when it is longer than `limit`, bytes; read to its end all the same, so that an answer can be heard.
 */
export async function bytesOf(request: Request, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length <= limit) parts.push(part);
  }
  return length > limit ? undefined : Buffer.concat(parts);
}

/** To a body that is too long. */
export function tooLong(response: Response): void {
  response.status(413).set("Connection", "close").end();
}
