// Whether it is any use to ask the server for a page or to hand a form in.
import { paths } from "~/paths";

/** Whether server and database would answer now. */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const found: unknown = await (await fetch(paths.health(), { cache: "no-store" })).json();
    return typeof found === "object" && found !== null && "database" in found && found.database === "up";
  } catch {
    return false;
  }
}

/** What the browsers say when a request gets no answer at all; other TypeErrors are mistakes in a program. */
const NO_ANSWER = /^(?:Failed to fetch|NetworkError|Load failed|The network connection was lost)/;

export function isFailedFetch(error: unknown): boolean {
  return error instanceof TypeError && NO_ANSWER.test(error.message);
}
