// The review link and the script of the call as their form has them.
import { z } from "zod/v4";
import { seenMark } from "~/settings/seen";
import { paragraph } from "~/ui/form/zod-fields";

export interface FollowUpSettings {
  readonly reviewUrl: string | null;
  readonly callScript: string | null;
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:";
}

/** Something that a customer can open, or nothing. */
const Address = z
  .string()
  .trim()
  .max(500)
  .optional()
  .transform((text) => (text === undefined || text === "" ? null : text))
  .refine((text) => text === null || isHttps(text), { error: "followUp:settings.notAnAddress" });

export const FollowUpForm = z.object({
  reviewUrl: Address,
  callScript: paragraph(2000)
    .optional()
    .transform((text) => text ?? null),
  seen: seenMark(),
});
export type FollowUpForm = z.output<typeof FollowUpForm>;

export function followUpMark({ reviewUrl, callScript }: FollowUpSettings): string {
  return JSON.stringify([reviewUrl, callScript]);
}
