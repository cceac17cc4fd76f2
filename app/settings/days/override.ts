// A day whose capacity is other than what follows from the roster.
import { z } from "zod/v4";
import { LENT, SKILLS, isSkill, type Lent, type Skill } from "~/capacity/skills";
import { localDate } from "../clock-fields";

export const OVERRIDDEN = ["all", ...SKILLS, ...LENT] as const;
export type Overridden = (typeof OVERRIDDEN)[number];

/** Hours of work of a day at most. */
const MOST_HOURS = 1000;

function isWork(what: Overridden): what is Skill | "all" {
  return what === "all" || isSkill(what);
}

/** "12.5" or "12,5". */
const Amount = z
  .string()
  .trim()
  .regex(/^\d{1,4}(?:[.,]\d{1,2})?$/, { error: "settings:days.notAnAmount" })
  .transform((text) => Number(text.replace(",", ".")))
  .pipe(z.number().max(MOST_HOURS));

export const OverrideForm = z
  .object({ date: localDate(), what: z.enum(OVERRIDDEN), amount: Amount })
  .superRefine(({ what, amount }, context) => {
    if (!isWork(what) && !Number.isInteger(amount))
      context.addIssue({ code: "custom", path: ["amount"], message: "settings:days.whole" });
  });
export type OverrideForm = z.output<typeof OverrideForm>;

export const RemoveOverride = z.object({ date: localDate(), what: z.enum(OVERRIDDEN) });
export type RemoveOverride = z.output<typeof RemoveOverride>;

/** As the table has it: labour in minutes, transport in pieces. */
export function rowOf({ what, amount }: Pick<OverrideForm, "what" | "amount">) {
  return isWork(what)
    ? { kind: "labour", name: what, amount: Math.round(amount * 60) }
    : { kind: "transport", name: what satisfies Lent, amount };
}
