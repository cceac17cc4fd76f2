// The e-mail address under which somebody signs in.
import type { LabelledField } from "~/ui/form/field-parts";
import { TextField } from "~/ui/form/text-field";

export function EmailField(props: Pick<LabelledField, "field" | "label">) {
  return (
    <TextField {...props} type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
  );
}
