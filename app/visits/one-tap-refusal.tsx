// Why a button without fields was refused; forms with fields say it themselves.
import { ErrorSummary } from "~/ui/form/error-summary";
import { useRefusal } from "./stage-form";

/** Shows the refusal of these intents, for the top of a page. */
export function OneTapRefusal({ intents }: { readonly intents: readonly string[] }) {
  const refusal = useRefusal();
  if (!refusal || !intents.includes(refusal.intent)) return null;
  return <ErrorSummary formErrors={refusal.codes} />;
}
