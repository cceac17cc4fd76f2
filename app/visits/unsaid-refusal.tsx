// Why a form was refused, where no form says it: a button without fields, or a form that is gone since a colleague was faster.
import { ErrorSummary } from "~/ui/form/error-summary";
import { useIsSaidBeside } from "./said-beside";
import { useRefusal } from "./stage-form";

/** For the top of a stage's page. */
export function UnsaidRefusal() {
  const refusal = useRefusal();
  const said = useIsSaidBeside(refusal?.answer);
  if (!refusal?.answer.denial || said) return null;
  return <ErrorSummary formErrors={refusal.codes} />;
}
