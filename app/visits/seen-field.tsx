// What stood on the page when a form was begun: the server compares it, so that nobody overwrites what they have not seen.
import type { Denial } from "~/journey/verdict";
import type { FormField } from "~/ui/form/field-parts";

interface SeenFieldProps {
  readonly field: FormField;
  /** What stands there now; the page is loaded anew after a conflict. */
  readonly now: number | undefined;
  /** The refusal of this form, if there was one. */
  readonly denial: Denial | undefined;
}

/** Once the person was told that a colleague was faster, they see what stands there now and may send again over it. */
export function SeenField({ field, now, denial }: SeenFieldProps) {
  const told = denial?.code === "already-recorded";
  const value = told && now !== undefined ? String(now) : (field.defaultValue ?? "");
  return <input type="hidden" name={field.name} value={value} />;
}
