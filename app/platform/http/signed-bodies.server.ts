// Bodies that other machines post to addresses of their own and sign byte by byte: read whole and bounded, before the framework.
import type { RequestHandler } from "express";
import { bytesOf, postsTo, tooLong } from "./machine-posts";

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
  return postsTo(takers, async (taker, request, response) => {
    const body = await bytesOf(request, SIGNED_BODY_LIMIT);
    if (body === undefined) return tooLong(response);
    response.status(await taker({ body, header: (name) => request.get(name) })).end();
  });
}
