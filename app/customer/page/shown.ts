// What an approval page shows, as text that can be compared: an answer is taken only to what was read.
import type { ExtraRequest } from "~/journey/visit";

/** Everything on which the customer decides: each line's words, price, and what was said about it so far. */
export function shownText({ id, lines }: ExtraRequest): string {
  return JSON.stringify([
    id,
    lines.map((line) => [
      line.id,
      line.title,
      line.labourMinutes,
      line.priceMinor,
      line.severity,
      line.decision,
    ]),
  ]);
}
