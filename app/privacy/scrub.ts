// What facts and evidence keep of a person under names of their own: signatures, who said it, from where. Pure.
import { ERASED, erasedWithin, type Eraser } from "./needles";

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Ids, hashes and times hold nobody's name, and a digit taken out of one would break what hangs on it. */
const LEFT = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** Known only of a person: who said it for the customer, and from where an answer came. */
const PERSONAL = ["saidBy", "ip", "userAgent"];

/** A signature is a name with the way in which it was given. */
function isSignature(value: Members): boolean {
  return "name" in value && ("method" in value || "strokes" in value);
}

function scrubbedMembers(value: Members, erase: Eraser): Members {
  const signed = isSignature(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (key === "strokes") return [];
      if (typeof each === "string" && (PERSONAL.includes(key) || (signed && key === "name")))
        return [[key, ERASED]];
      return [[key, scrubbed(each, erase)]];
    }),
  );
}

/** A payload or a record of evidence without the person; everything that is counted stays as it is. */
export function scrubbed(value: unknown, erase: Eraser): unknown {
  if (isMembers(value)) return scrubbedMembers(value, erase);
  if (Array.isArray(value)) return value.map((each) => scrubbed(each, erase));
  return typeof value === "string" && LEFT.test(value) ? value : erasedWithin(value, erase);
}

/** Facts whose payload says by whom it was signed, also where it says nothing of how. */
const SIGNED: readonly string[] = ["order.signed", "handover.signed"];

export function scrubbedPayload(type: string, payload: unknown, erase: Eraser): unknown {
  const rest = scrubbed(payload, erase);
  return SIGNED.includes(type) && isMembers(rest) ? { ...rest, name: ERASED } : rest;
}
