// What the board is narrowed to: a person, a bay, a cause of waiting. It stands in the address.
import { z } from "zod";
import { WAIT_CAUSES, type WaitCause } from "~/journey/wait-cause";

export interface BoardFilter {
  readonly person?: string;
  readonly bay?: string;
  readonly cause?: WaitCause;
  /** Only cars that are late or will not keep their promise. */
  readonly risk?: true;
}

const Id = z.uuid();
const Cause = z.enum(WAIT_CAUSES);

/** Reads the address; what is no id or no cause is as if it were not there. */
export function readBoardFilter(search: URLSearchParams): BoardFilter {
  const person = Id.safeParse(search.get("person"));
  const bay = Id.safeParse(search.get("bay"));
  const cause = Cause.safeParse(search.get("cause"));
  return {
    ...(person.success ? { person: person.data } : {}),
    ...(bay.success ? { bay: bay.data } : {}),
    ...(cause.success ? { cause: cause.data } : {}),
    ...(search.get("risk") === "1" ? { risk: true } : {}),
  };
}
