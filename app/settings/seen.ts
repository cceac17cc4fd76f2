// What stood on the page when a form was opened: the server compares it, so that nobody overwrites what they have not seen.
import { z } from "zod/v4";

/** A mark of the page; of something that was not there yet it is empty. */
export function seenMark() {
  return z.string().max(8000).default("");
}
