// Where a form may ask to return to when it was carried out: names on a list, never an address from the page.
import { paths } from "~/paths";

/** The name of the hidden field. */
export const THEN = "then";

const PLACES = { "my-work": paths.myWork, board: () => paths.board(), tasks: paths.tasks } as const;

export type ReturnPlace = keyof typeof PLACES;

function isPlace(name: string): name is ReturnPlace {
  return Object.hasOwn(PLACES, name);
}

/** @returns undefined when the form names no place that is on the list */
export function returnTo(form: FormData): string | undefined {
  const name = form.get(THEN);
  return typeof name === "string" && isPlace(name) ? PLACES[name]() : undefined;
}
