// What follows from a fact about parts: the parts of a visit and the clocks that wait for them never tell two stories.
import { event, type NewEvent } from "./events";
import { numbered } from "./fold";
import type { Instant } from "./instant";
import { isMissing, isReady, isWanted } from "./part";
import type { Visit } from "./visit";

const LONGEST_NAME = 200;

/** Everything that was asked for this job has come or was handed out. */
function hasCome(visit: Visit, jobId: string): boolean {
  const parts = visit.parts.filter((part) => part.jobId === jobId);
  const open = parts.some((part) => isMissing(part) || part.state === "reserved");
  return !open && visit.partsAwaited.some((each) => each.jobId === jobId);
}

/** All that the visit needs lies together for the car. */
function liesReady({ stage, parts, preparation }: Visit): boolean {
  const wanted = parts.filter(isWanted);
  return (
    stage === "preparation" &&
    preparation.partsChecked?.needed === true &&
    !preparation.partsPicked &&
    wanted.length > 0 &&
    wanted.every(({ state }) => state === "picked")
  );
}

function afterPart(visit: Visit, partId: string, now: Instant): readonly NewEvent[] {
  const jobId = visit.parts.find(({ id }) => id === partId)?.jobId;
  return [
    ...(jobId !== undefined && hasCome(visit, jobId) ? [event("parts.arrived", now, { jobId })] : []),
    ...(liesReady(visit) ? [event("parts.picked", now, {})] : []),
  ];
}

/** What follows at once from a fact, on the visit as that fact has left it. */
function following(visit: Visit, fact: NewEvent, newId: () => string): readonly NewEvent[] {
  const now = fact.occurredAt;
  switch (fact.type) {
    case "parts.requested": {
      const { jobId, what } = fact.payload;
      const name = what.slice(0, LONGEST_NAME);
      return [event("part.needed", now, { partId: newId(), name, quantity: 1, jobId })];
    }
    case "parts.arrived":
      return visit.parts
        .filter(({ jobId }) => jobId === fact.payload.jobId)
        .flatMap((part) => {
          if (part.state === "reserved") return [event("part.picked", now, { partId: part.id })];
          return isMissing(part) ? [event("part.arrived", now, { partId: part.id })] : [];
        });
    case "parts.picked":
      return visit.parts.filter(isReady).map(({ id }) => event("part.picked", now, { partId: id }));
    case "part.arrived":
    case "part.picked":
    case "part.dropped":
    case "part.returned":
      return afterPart(visit, fact.payload.partId, now);
    default:
      return [];
  }
}

function isAboutParts({ type }: NewEvent): boolean {
  return type.startsWith("part.") || type.startsWith("parts.");
}

/**
 * The facts with those that follow from them: what a mechanic asks for becomes a part of the visit, the last one that came
 * ends the waiting, the last one that was picked makes the parts ready. Facts that are not about parts stay as they are.
 * @param newId makes the id of a part
 */
export function withPartFacts(
  visit: Visit,
  news: readonly NewEvent[],
  newId: () => string,
): readonly NewEvent[] {
  if (!news.some(isAboutParts)) return news;
  const told: NewEvent[] = [];
  let present = visit;
  const tell = (fact: NewEvent): void => {
    told.push(fact);
    present = numbered(present, present, [fact], { kind: "job" }).visit;
    if (isAboutParts(fact)) for (const next of following(present, fact, newId)) tell(next);
  };
  for (const fact of news) tell(fact);
  return told;
}
