// When a page's data are loaded anew after a form: also when a colleague was faster, so that the page shows what stands there now.
import type { ShouldRevalidateFunctionArgs } from "react-router";

/** For `export const shouldRevalidate` of a stage's page: refusals otherwise leave the page as it was. */
export function afterConflict({
  actionStatus,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}
