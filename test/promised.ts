// Cars that were promised for a time, and what the centre was told of promises at risk.
import { instant, MINUTE, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { aColleague, aLine, visitIn, type TestCentre, type TestVisit } from "./factories";

/** When the minute began: finishes are expected to the minute. */
export function thisMinute(): Instant {
  return instant(Math.floor(Date.now() / MINUTE) * MINUTE);
}

/** An hour of work and half an hour of quality control; its mechanic has nothing else. */
export async function promisedFor(centre: TestCentre, promisedAt: Instant): Promise<TestVisit> {
  const mechanic = await aColleague(centre, ["mechanic"]);
  return visitIn("repairs", { centre, mechanic, lines: [aLine()], promisedAt });
}

/** The oldest first. */
export function riskTasksOf({ id }: TestVisit) {
  return db().task.findMany({ where: { visitId: id, kind: "promise-at-risk" }, orderBy: { id: "asc" } });
}
