// Events into a visit: the one place where facts are established.
import {
  EVENTS,
  type EventActor,
  type EventOf,
  type EventType,
  type JourneyEvent,
  type NewEvent,
} from "./events";
import { afterRepairs } from "./fold/after-repairs";
import { beforeArrival } from "./fold/before-arrival";
import { course } from "./fold/course";
import { atIntake } from "./fold/intake";
import { inRepairs } from "./fold/repairs";
import type { Applies } from "./fold/shape";
import { instant } from "./instant";
import type { Stage } from "./stages";
import type { Visit } from "./visit";

const APPLY: Applies<Exclude<EventType, "request.received">> = {
  ...beforeArrival,
  ...atIntake,
  ...inRepairs,
  ...afterRepairs,
  ...course,
};

function begin(identity: { id: string; centreId: string }, event: EventOf<"request.received">): Visit {
  const { channel, complaint, services, transport, smsConsent, firstChoiceAt } = event.payload;
  return {
    ...identity,
    status: "open",
    stage: "booking",
    number: event.payload.number,
    customerId: event.payload.customerId,
    vehicleId: event.payload.vehicleId,
    routeMapVersion: event.payload.routeMapVersion,
    version: event.seq,
    loop: 0,
    stageEnteredAt: event.occurredAt,
    request: {
      at: event.occurredAt,
      channel,
      complaint,
      services,
      transport,
      smsConsent,
      ...(firstChoiceAt === undefined ? {} : { firstChoiceAt: instant(firstChoiceAt) }),
    },
    booking: { moves: 0 },
    preparation: {},
    intake: {},
    jobs: [],
    findings: [],
    requests: [],
    partsAwaited: [],
    inspections: [],
    quality: {},
    handover: { payments: [] },
    followUp: { attempts: [], complaints: [] },
    ticks: {},
    overrides: [],
  };
}

function applied<T extends Exclude<EventType, "request.received">>(visit: Visit, event: EventOf<T>): Visit {
  return APPLY[event.type](visit, event);
}

/** The stages in which the desk looks after the customer: who records a fact of these is the visit's advisor. */
const DESK: readonly (Stage | "any")[] = ["booking", "intake", "handover"];

function withAdvisor(visit: Visit, event: JourneyEvent): Visit {
  // A mechanic's note at intake, or a tick, makes nobody the advisor: only what the stage itself records does.
  if (event.actor.kind !== "staff" || !DESK.includes(EVENTS[event.type].stage)) return visit;
  return { ...visit, advisorId: event.actor.id };
}

/** One more fact. */
export function evolve(visit: Visit, event: JourneyEvent): Visit {
  if (event.type === "request.received") return { ...visit, version: event.seq };
  return withAdvisor({ ...applied(visit, event), version: event.seq }, event);
}

/**
 * The visit that these events tell of, in the order of their seq.
 * @returns undefined when there are none or the first is not `request.received`
 */
export function foldVisit(
  identity: { id: string; centreId: string },
  events: readonly JourneyEvent[],
): Visit | undefined {
  const [first, ...rest] = events;
  if (first?.type !== "request.received") return undefined;
  return rest.reduce(evolve, withAdvisor(begin(identity, first), first));
}

/** Numbers new facts behind the ones that a visit has, and files each under the stage and loop in which it falls. */
export function numbered(
  visit: Visit | undefined,
  identity: { id: string; centreId: string },
  news: readonly NewEvent[],
  actor: EventActor,
): { visit: Visit; events: readonly JourneyEvent[] } {
  let current = visit;
  const events: JourneyEvent[] = [];
  for (const fresh of news) {
    const filed = {
      ...fresh,
      seq: (current?.version ?? 0) + 1,
      stage: current?.stage ?? "booking",
      loop: current?.loop ?? 0,
      actor,
    } as JourneyEvent;
    events.push(filed);
    current = current ? evolve(current, filed) : foldVisit(identity, [filed]);
    if (!current) throw new Error(`a visit begins with request.received, not with ${fresh.type}`);
  }
  if (!current) throw new Error("no facts to number");
  return { visit: current, events };
}
