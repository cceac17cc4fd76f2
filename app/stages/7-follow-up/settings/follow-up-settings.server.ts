// Reading and changing the review link and the script of the call.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import { SAVED, stale, type Saved } from "~/settings/change.server";
import { words } from "~/words";
import { followUpMark, type FollowUpForm, type FollowUpSettings } from "./follow-up-settings";

type OfCentre = Pick<Actor, "centreId">;

export function followUpSettings(tx: Tx, { centreId }: OfCentre): Promise<FollowUpSettings> {
  return tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { reviewUrl: true, callScript: true },
  });
}

/** What the desk needs: the script in the centre's language, and where customers may write publicly. */
export async function askedAfterwards(tx: Tx, { centreId }: OfCentre) {
  const { reviewUrl, callScript, language, name } = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { reviewUrl: true, callScript: true, language: true, name: true },
  });
  const own = words(asLanguage(language) ?? FALLBACK_LANGUAGE, "followUp")("script", { centre: name });
  return { reviewUrl: reviewUrl ?? undefined, script: callScript ?? own };
}

export async function saveFollowUpSettings(
  tx: Tx,
  actor: OfCentre,
  { seen, ...facts }: FollowUpForm,
): Promise<Saved> {
  const before = followUpMark(await followUpSettings(tx, actor));
  if (followUpMark(facts) === before) return SAVED;
  if (before !== seen) return stale(before);
  await tx.centre.update({ where: { id: actor.centreId }, data: facts });
  return SAVED;
}
