// The shape of a fold: how one kind of event changes what is known of a visit.
import type { EventOf, EventType } from "../events";
import type { Mark, Visit } from "../visit";

export type Apply<T extends EventType> = (visit: Visit, event: EventOf<T>) => Visit;
export type Applies<T extends EventType> = { readonly [K in T]: Apply<K> };

export function mark(event: Pick<EventOf<EventType>, "occurredAt" | "actor">): Mark {
  return { at: event.occurredAt, by: event.actor };
}

/** Leaves the visit as it is: the event is kept for the record and the criteria only. */
export const unchanged = (visit: Visit): Visit => visit;
