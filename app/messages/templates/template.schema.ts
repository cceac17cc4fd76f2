// A template as its form has it, checked for its kind and its way.
import { z } from "zod/v4";
import { errorCode } from "~/ui/form/error-codes";
import { seenMark } from "~/settings/seen";
import type { Channel } from "../kinds";
import { mistakesIn, optOutWordsIn } from "./template-check";
import type { ScriptedKind } from "./wording";

export const MOST_SUBJECT = 150;
/** A carrier takes no longer text by SMS or WhatsApp. */
export const MOST_BODY = { sms: 1000, whatsapp: 1500, email: 5000 } as const satisfies Record<
  Channel,
  number
>;

function text(max: number) {
  return z
    .string()
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1).max(max));
}

/** Mistakes are errors beside their field; a word that opts out has to be confirmed. */
export function templateForm(kind: ScriptedKind, channel: Channel) {
  return z
    .object({
      subject: z.string().trim().max(MOST_SUBJECT).optional(),
      body: text(MOST_BODY[channel]),
      sure: z.boolean().default(false),
      seen: seenMark(),
    })
    .superRefine(({ subject, body, sure }, context) => {
      const wording = subject === undefined ? { body } : { subject, body };
      for (const { field, code, names } of mistakesIn(kind, channel, wording)) {
        const named = names.map((name) => `{${name}}`).join(", ");
        context.addIssue({
          code: "custom",
          path: [field],
          message:
            code === "none"
              ? "required"
              : errorCode(`templates:mistake.${code}`, { names: named, count: names.length }),
        });
      }
      const words = optOutWordsIn(body);
      if (words.length > 0 && !sure)
        context.addIssue({
          code: "custom",
          // Beside the tick that settles it: an error elsewhere would move the button away while one presses it.
          path: ["sure"],
          message: errorCode("templates:mistake.optOut", { words: words.join(", ") }),
        });
    });
}
