// What was left in the car at intake, thing by thing: it is handed back one by one. Pure.
import type { Payload } from "~/journey/events";
import type { Visit } from "~/journey/visit";

/** More than so many things are handed back as the rest of the sentence. */
const MOST_THINGS = 20;
const LONGEST = 200;

/** "a child seat, sunglasses; a phone" -> three things. What nobody has listed is one thing as it was written. */
export function thingsOf(belongings: string | undefined): readonly string[] {
  const parts = (belongings ?? "")
    .split(/[,;\n]+/)
    .map((part) => part.trim().replace(/[.\s]+$/, ""))
    .filter((part) => part !== "");
  const rest = parts.slice(MOST_THINGS - 1).join(", ");
  const things = parts.length > MOST_THINGS ? [...parts.slice(0, MOST_THINGS - 1), rest] : parts;
  return things.map((thing) => thing.slice(0, LONGEST));
}

/** What was left in this visit's car. */
export function thingsLeft({ intake }: Pick<Visit, "intake">): readonly string[] {
  return thingsOf(intake.walkaround?.belongings);
}

/** The places of all of them: everything is there. */
export function allThings(visit: Pick<Visit, "intake">): readonly number[] {
  return thingsLeft(visit).map((_, place) => place);
}

/**
 * What is known once the keys are back.
 * @param back places of the things that the customer has
 * @returns undefined when something is missing and nobody says what
 */
export function returnedThings(
  things: readonly string[],
  back: readonly number[],
  lacking: string | undefined,
): Payload<"keys.returned"> | undefined {
  const each = things.map((what, place) => ({ what, back: back.includes(place) }));
  const missing = each.some((thing) => !thing.back);
  if (missing && lacking === undefined) return undefined;
  return {
    belongings: !missing && lacking === undefined,
    things: each,
    ...(lacking === undefined ? {} : { lacking }),
  };
}
