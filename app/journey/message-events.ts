// The vocabulary of messages. `kind` and `channel` are of the room that writes them; the text is kept with the message.
import { z } from "zod";

const id = z.uuid();
const word = z.string().min(1).max(60);

function define<P extends z.ZodType>(payload: P) {
  return { stage: "any" as const, payload };
}

export const MESSAGE_EVENTS = {
  "message.sent": define(z.object({ messageId: id, kind: word, channel: word })),
  "message.delivered": define(z.object({ messageId: id, kind: word, channel: word })),
  "message.failed": define(z.object({ messageId: id, kind: word, channel: word, code: word })),
  "message.withheld": define(z.object({ messageId: id, kind: word, reason: word })),
  /** Its time was over before it could be sent or done. */
  "message.missed": define(z.object({ kind: word, reason: word, messageId: id.optional() })),
  /** Photos may come without a word. */
  "message.received": define(
    z.object({
      messageId: id,
      channel: word,
      text: z.string().trim().max(2000),
      media: z.int().min(1).max(100).optional(),
    }),
  ),
} as const;
