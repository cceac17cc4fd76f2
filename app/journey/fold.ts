// Events into a visit: the one place where facts are established.
import {
  EVENTS,
  type EventActor,
  type EventOf,
  type EventType,
  type JourneyEvent,
  type NewEvent,
} from "./events";
import { beforeArrival } from "./fold/before-arrival";
import { course } from "./fold/course";
import { inFollowUp } from "./fold/follow-up";
import { atHandover } from "./fold/handover";
import { atIntake } from "./fold/intake";
import { ofMoney } from "./fold/money";
import { ofParts } from "./fold/parts";
import { inQuality } from "./fold/quality";
import { inRepairs } from "./fold/repairs";
import { mark, type Applies } from "./fold/shape";
import { instant, type Instant } from "./instant";
import type { Stage } from "./stages";
import type { Visit } from "./visit";

/** A visit begins with one of these, and has only one of them. */
type Beginning = "request.received" | "visit.imported";

const APPLY: Applies<Exclude<EventType, Beginning>> = {
  ...beforeArrival,
  ...atIntake,
  ...inRepairs,
  ...inQuality,
  ...atHandover,
  ...ofMoney,
  ...inFollowUp,
  ...course,
  ...ofParts,
};

type Identity = { readonly id: string; readonly centreId: string };

/** What every visit has from its first fact on. */
function blank(identity: Identity, { seq, payload }: EventOf<Beginning>, at: Instant) {
  return {
    ...identity,
    number: payload.number,
    customerId: payload.customerId,
    vehicleId: payload.vehicleId,
    routeMapVersion: payload.routeMapVersion,
    version: seq,
    loop: 0,
    stageEnteredAt: at,
    booking: { moves: 0 },
    preparation: {},
    intake: {},
    jobs: [],
    findings: [],
    requests: [],
    partsAwaited: [],
    parts: [],
    inspections: [],
    quality: {},
    handover: { invoices: [], payments: [] },
    followUp: { attempts: [], complaints: [] },
    ticks: {},
    overrides: [],
  };
}

function requested(identity: Identity, event: EventOf<"request.received">): Visit {
  const { channel, complaint, services, transport, smsConsent, firstChoiceAt } = event.payload;
  return {
    ...blank(identity, event, event.occurredAt),
    status: "open",
    stage: "booking",
    request: {
      at: event.occurredAt,
      channel,
      complaint,
      services,
      transport,
      smsConsent,
      ...(firstChoiceAt === undefined ? {} : { firstChoiceAt: instant(firstChoiceAt) }),
    },
  };
}

/** Over at once: the file says when the visit ended, and nothing of how it went through its stages. */
function imported(identity: Identity, event: EventOf<"visit.imported">): Visit {
  const { key, complaint, requestedAt, arrivedAt, work, totalMinor, mileage } = event.payload;
  const endedAt = event.occurredAt;
  return {
    ...blank(identity, event, endedAt),
    status: "closed",
    stage: "follow-up",
    endedAt,
    request: {
      at: instant(requestedAt ?? arrivedAt ?? endedAt),
      complaint: complaint ?? "",
      services: [],
      smsConsent: false,
    },
    intake: arrivedAt === undefined ? {} : { arrivedAt: instant(arrivedAt) },
    imported: {
      ...mark(event),
      key,
      ...(work === undefined ? {} : { work }),
      ...(totalMinor === undefined ? {} : { totalMinor }),
      ...(mileage === undefined ? {} : { mileage }),
    },
  };
}

function begin(identity: Identity, first: JourneyEvent | undefined): Visit | undefined {
  if (first?.type === "request.received") return requested(identity, first);
  return first?.type === "visit.imported" ? imported(identity, first) : undefined;
}

function applied<T extends Exclude<EventType, Beginning>>(visit: Visit, event: EventOf<T>): Visit {
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
  if (event.type === "request.received" || event.type === "visit.imported") {
    return { ...visit, version: event.seq };
  }
  return withAdvisor({ ...applied(visit, event), version: event.seq }, event);
}

/**
 * The visit that these events tell of, in the order of their seq.
 * @returns undefined when there are none or the first is neither `request.received` nor `visit.imported`
 */
export function foldVisit(identity: Identity, events: readonly JourneyEvent[]): Visit | undefined {
  const [first, ...rest] = events;
  const begun = begin(identity, first);
  return first && begun && rest.reduce(evolve, withAdvisor(begun, first));
}

/** Where the first fact of a visit is filed: under the stage that it is about. */
function firstStage(type: EventType): Stage {
  const { stage } = EVENTS[type];
  return stage === "any" ? "booking" : stage;
}

/** Numbers new facts behind the ones that a visit has, and files each under the stage and loop in which it falls. */
export function numbered(
  visit: Visit | undefined,
  identity: Identity,
  news: readonly NewEvent[],
  actor: EventActor,
): { visit: Visit; events: readonly JourneyEvent[] } {
  let current = visit;
  const events: JourneyEvent[] = [];
  for (const fresh of news) {
    const filed = {
      ...fresh,
      seq: (current?.version ?? 0) + 1,
      stage: current?.stage ?? firstStage(fresh.type),
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
