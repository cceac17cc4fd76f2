// A visit's facts as activities with a beginning and an end, as programs that read event logs want them.
import type { EventActor, EventType, JourneyEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { Stage } from "~/journey/stages";

export interface Activity {
  readonly activity: string;
  readonly start: Instant;
  readonly complete: Instant;
  /** The id of whoever did it; "customer", "job" or "import" where it was no colleague. */
  readonly resource: string;
  /** Tells two activities of the same name in a visit apart. */
  readonly instance: number;
  /** Its place in the visit, counted from 0. */
  readonly sorting: number;
  readonly stage: Stage;
  /** Why work was stopped. */
  readonly cause: string;
  readonly loop: number;
  /** What it is about, beside the visit. */
  readonly part?: { readonly id: string; readonly what: string };
  readonly approval?: string;
}

/** What begins with one fact and ends with another is one activity. */
const LASTING: Readonly<
  Partial<Record<EventType, { readonly name: string; readonly ends: readonly EventType[] }>>
> = {
  "intake.started": { name: "intake", ends: ["order.signed"] },
  "work.started": { name: "work", ends: ["work.stopped", "work.finished"] },
  "work.resumed": { name: "work", ends: ["work.stopped", "work.finished"] },
  "inspection.started": { name: "inspection", ends: ["inspection.failed", "inspection.passed"] },
  "handover.started": { name: "handover", ends: ["vehicle.released"] },
};

/** Said about a visit rather than done in it. */
const LEFT_OUT = /^(?:message|note|task|checklist|stage|gate|customer)\./;

function doneBy(fact: JourneyEvent): string {
  if (fact.type === "work.started" || fact.type === "work.resumed") return fact.payload.mechanicId;
  if (fact.type === "inspection.started") return fact.payload.inspectorId;
  const by: EventActor = fact.actor;
  return by.kind === "staff" ? by.id : by.kind;
}

function jobOf(fact: JourneyEvent): string | undefined {
  switch (fact.type) {
    case "work.started":
    case "work.resumed":
    case "work.stopped":
    case "work.finished":
      return fact.payload.jobId;
    default:
      return undefined;
  }
}

function about(visitId: string, fact: JourneyEvent): Pick<Activity, "part" | "approval"> {
  switch (fact.type) {
    case "parts.requested":
    case "parts.arrived":
      return {
        part: {
          id: `${visitId}/${fact.payload.jobId}`,
          what: "what" in fact.payload ? fact.payload.what : "",
        },
      };
    case "approval.requested":
    case "approval.viewed":
    case "approval.decided":
    case "approval.withdrawn":
      return { approval: fact.payload.requestId };
    default:
      return {};
  }
}

/** @param events all facts of a visit in their order */
export function activitiesOf(visitId: string, events: readonly JourneyEvent[]): readonly Activity[] {
  const counts = new Map<string, number>();
  const ended = new Set<number>();
  const found: Activity[] = [];
  events.forEach((fact, place) => {
    if (LEFT_OUT.test(fact.type) || ended.has(place)) return;
    const lasting = LASTING[fact.type];
    const job = jobOf(fact);
    const end = lasting
      ? events.findIndex((each, at) => at > place && lasting.ends.includes(each.type) && jobOf(each) === job)
      : -1;
    const last = events[end] ?? fact;
    ended.add(end);
    // What has begun and not ended is told by its beginning.
    const activity = lasting && end >= 0 ? lasting.name : fact.type;
    const instance = (counts.get(activity) ?? 0) + 1;
    counts.set(activity, instance);
    found.push({
      activity,
      start: fact.occurredAt,
      complete: last.occurredAt < fact.occurredAt ? fact.occurredAt : last.occurredAt,
      resource: doneBy(fact),
      instance,
      sorting: found.length,
      stage: fact.stage,
      cause: last.type === "work.stopped" ? last.payload.cause : "",
      loop: fact.loop,
      ...about(visitId, fact),
    });
  });
  return found;
}
