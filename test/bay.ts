// Cars in the bay of a test's centre.
import type { Actor } from "~/journey/permissions";
import { aColleague, aLine, visitIn, type TestCentre, type TestVisit } from "./factories";

/** One whose jobs belong to a mechanic of its own, so that the clocks of different tests don't meet. */
export async function inBay(
  centre: TestCentre,
  jobs = 1,
): Promise<{ visit: TestVisit; mechanic: Actor; jobIds: readonly string[] }> {
  const mechanic = await aColleague(centre, ["mechanic"]);
  const lines = Array.from({ length: jobs }, () => aLine());
  const visit = await visitIn("repairs", { centre, mechanic, lines });
  return { visit, mechanic, jobIds: (await visit.load()).jobs.map(({ id }) => id) };
}
