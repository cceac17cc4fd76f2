// Work as the library draws it.
import { MINUTE } from "~/journey/instant";
import type { Pointed } from "../deed";
import type { Job, Unplaced } from "../job";

export interface GridEvent {
  readonly id: string;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  readonly pointed: Pointed;
  /** Where it stands: a copy that is being dragged has other times. */
  readonly home: { readonly start: Date; readonly end: Date };
}

export function eventOfJob(job: Job): GridEvent {
  const [start, end] = [new Date(job.startsAt), new Date(job.endsAt)];
  const title = job.visit?.plate ?? "";
  return { id: job.id, title, start, end, pointed: { job }, home: { start, end } };
}

/** Somewhere to begin with, as long as its work: the library puts it under the pointer. */
export function eventOfRequest(request: Unplaced): GridEvent {
  const [start, end] = [new Date(0), new Date(request.visit.need.minutes * MINUTE)];
  const { id, plate } = request.visit;
  return { id, title: plate, start, end, pointed: { request }, home: { start, end } };
}

/** Whether it is the copy under the pointer. */
export function isMoving({ start, end, home }: GridEvent): boolean {
  return start.getTime() !== home.start.getTime() || end.getTime() !== home.end.getTime();
}
