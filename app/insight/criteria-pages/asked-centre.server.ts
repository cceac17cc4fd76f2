// The centre that a page of the criteria is about: the reader's own, or another one that they may see figures of.
import type { Action, Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import type { Choices } from "../pages/choices.server";
import { choicesOf } from "../pages/choices.server";
import { centresOpenTo } from "../report/centres.server";
import type { ReportCentre } from "../report/report-facts";
import type { CriteriaChoice } from "./criteria-choice";

/** The centres at which the reader may do something. */
export function openTo(actor: Actor, action: Action): Promise<readonly ReportCentre[]> {
  return db().$transaction((tx) => centresOpenTo(tx, actor, action));
}

/**
 * The reader at the centre that is meant.
 * @throws Response 404 when it is none at which the reader may do that
 */
export async function atAskedCentre(
  actor: Actor,
  { centre }: CriteriaChoice,
  action: Action,
): Promise<Actor> {
  if (centre === undefined || centre === actor.centreId) return actor;
  const found = (await openTo(actor, action)).find(({ id }) => id === centre);
  if (!found) throw new Response(null, { status: 404 });
  return { ...actor, centreId: found.id };
}

/** Whether they may do it at the centre that is meant. */
export async function mayAt(
  actor: Actor,
  { centreId }: Pick<Actor, "centreId">,
  action: Action,
): Promise<boolean> {
  return (await openTo(actor, action)).some(({ id }) => id === centreId);
}

export interface FilterChoices extends Choices {
  /** Those that the reader may choose from, and the one that is shown. */
  readonly centres: readonly ReportCentre[];
  readonly centreId: string;
}

/** What a page can be narrowed to. */
export async function filterChoices(
  actor: Actor,
  { centreId }: Pick<Actor, "centreId">,
): Promise<FilterChoices> {
  const [centres, choices] = await Promise.all([openTo(actor, "insight:read"), choicesOf([centreId])]);
  return { ...choices, centres, centreId };
}
