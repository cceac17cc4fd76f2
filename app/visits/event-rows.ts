// Events to rows and back.
import { v7 as uuidv7 } from "uuid";
import { EVENTS, isEventType, type EventActor, type JourneyEvent } from "~/journey/events";
import { instant } from "~/journey/instant";
import { isStage } from "~/journey/stages";

/** A row of table `event`, as it is read. */
export interface EventRow {
  readonly seq: number;
  readonly stage: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly loop: number;
  readonly payload: unknown;
}

export const EVENT_COLUMNS = {
  seq: true,
  stage: true,
  type: true,
  occurredAt: true,
  actorKind: true,
  actorId: true,
  loop: true,
  payload: true,
} as const;

function actorOf(row: EventRow): EventActor {
  if (row.actorKind === "staff" && row.actorId) return { kind: "staff", id: row.actorId };
  if (row.actorKind === "customer" && row.actorId) return { kind: "customer", id: row.actorId };
  return row.actorKind === "import" ? { kind: "import" } : { kind: "job" };
}

/**
 * Reads a row with its payload checked against its type.
 * @throws Error when the row is of no known type or stage: the log was written by a newer version
 */
export function eventFromRow(row: EventRow): JourneyEvent {
  const { type, stage } = row;
  if (!isEventType(type) || !isStage(stage)) throw new Error(`unknown event ${type} in stage ${stage}`);
  return {
    type,
    stage,
    seq: row.seq,
    loop: row.loop,
    occurredAt: instant(row.occurredAt),
    actor: actorOf(row),
    payload: EVENTS[type].payload.parse(row.payload),
  } as JourneyEvent;
}

/** The row to insert. Ids are UUID version 7: they sort by time. */
export function rowFromEvent(
  visit: { readonly id: string; readonly centreId: string },
  event: JourneyEvent,
  id = uuidv7({ msecs: event.occurredAt }),
) {
  return {
    id,
    centreId: visit.centreId,
    visitId: visit.id,
    seq: event.seq,
    stage: event.stage,
    type: event.type,
    occurredAt: new Date(event.occurredAt),
    actorKind: event.actor.kind,
    actorId: "id" in event.actor ? event.actor.id : null,
    loop: event.loop,
    payload: event.payload,
  };
}
