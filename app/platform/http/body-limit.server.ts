// How much one request may send: counted as it arrives, so that a body of unknown length is bounded too.
import type { IncomingMessage } from "node:http";

/** Bytes; forms are text. */
export const BODY_LIMIT = 1024 * 1024;

/** Bytes of a form with a file of tables. */
export const UPLOAD_LIMIT = 48 * 1024 * 1024;

/** Addresses to which such files are sent; each asks who sends them before it reads them. */
const UPLOADS = /^\/settings\/data(?:\.data)?$/;

/** How much may be sent to a path. */
export function limitOf(path: string): number {
  return UPLOADS.test(path) ? UPLOAD_LIMIT : BODY_LIMIT;
}

/** Whether the request says by itself that it is too large. */
export function announcesTooMuch(request: IncomingMessage, limit = BODY_LIMIT): boolean {
  const length = request.headers["content-length"];
  return length !== undefined && Number(length) > limit;
}

/** Calls `refuse` once when more than `limit` bytes have come in; nothing of the body is handed on from there. */
export function countBody(request: IncomingMessage, refuse: () => void, limit = BODY_LIMIT): void {
  let received = 0;
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (received > limit) return true;
    received += Buffer.isBuffer(chunk) ? chunk.length : 0;
    if (received <= limit) return push(chunk, encoding);
    refuse();
    return push(null);
  };
}
