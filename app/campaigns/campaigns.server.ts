// Campaigns of a centre: the list, one of them, and the changes of a draft.
import type { Instant } from "~/journey/instant";
import { LANGUAGES, type Actor } from "~/journey/permissions";
import { db, type Tx } from "~/platform/db/db.server";
import { SAVED, stale, type Saved } from "~/settings/change.server";
import { asCampaignKind, standingOf, VARIANTS, type CampaignKind, type Standing } from "./campaign";
import { Segment, DUE_WITHIN_DAYS } from "./segment";
import { ownTexts, type CampaignText } from "./texts";

type OfCentre = Pick<Actor, "centreId">;

export const CAMPAIGNS_PER_PAGE = 30;

export interface CampaignRow {
  readonly id: string;
  readonly title: string;
  readonly kind: CampaignKind;
  readonly standing: Standing;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  /** People in it, the control group with them. */
  readonly people: number;
}

/** A page of campaigns, the newest first. */
export async function campaignsOf(
  { centreId }: OfCentre,
  page: number,
  now: Instant,
): Promise<{ readonly rows: readonly CampaignRow[]; readonly more: boolean }> {
  const found = await db().campaign.findMany({
    where: { centreId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * CAMPAIGNS_PER_PAGE,
    take: CAMPAIGNS_PER_PAGE + 1,
    include: { _count: { select: { recipients: true } } },
  });
  const rows = found.slice(0, CAMPAIGNS_PER_PAGE).map(({ _count, ...row }) => ({
    id: row.id,
    title: row.title,
    kind: asCampaignKind(row.kind),
    standing: standingOf(row, now),
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    people: _count.recipients,
  }));
  return { rows, more: found.length > CAMPAIGNS_PER_PAGE };
}

export interface Campaign {
  readonly id: string;
  readonly centreId: string;
  readonly kind: CampaignKind;
  readonly title: string;
  readonly standing: Standing;
  readonly version: number;
  readonly segment: Segment;
  readonly seed: number;
  readonly controlPercent: number;
  readonly pauseDays: number;
  readonly secondAfterDays: number | null;
  readonly windowDays: number;
  readonly leftOut: unknown;
  readonly startedAt: Date | null;
  readonly endsAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly offerCode: string;
  readonly offerEn: string | null;
  readonly offerRu: string | null;
  readonly texts: readonly CampaignText[];
}

/** undefined when this centre has no such campaign. */
export async function campaignOf(
  tx: Tx,
  { centreId }: OfCentre,
  id: string,
  now: Instant,
): Promise<Campaign | undefined> {
  const row = await tx.campaign.findFirst({ where: { id, centreId }, include: { variants: true } });
  if (!row) return undefined;
  const { variants, kind, segment, state: _state, ...rest } = row;
  const texts = variants.flatMap(({ variant, language, body }) => {
    const [known, tongue] = [
      VARIANTS.find((each) => each === variant),
      LANGUAGES.find((each) => each === language),
    ];
    return known && tongue ? [{ variant: known, language: tongue, body }] : [];
  });
  return {
    ...rest,
    kind: asCampaignKind(kind),
    segment: Segment.parse(segment),
    standing: standingOf(row, now),
    texts,
  };
}

export interface NewCampaign {
  readonly id: string;
  readonly kind: CampaignKind;
  readonly title: string;
  readonly seed: number;
}

/** A draft with the house's own words; the same id again is the same draft. */
export async function beginCampaign(
  tx: Tx,
  actor: Actor,
  { id, kind, title, seed }: NewCampaign,
): Promise<Saved> {
  const { centreId, staffId } = actor;
  const segment: Segment = kind === "service-due" ? { dueWithinDays: DUE_WITHIN_DAYS } : {};
  await tx.campaign.create({ data: { id, centreId, kind, title, seed, segment, createdBy: staffId } });
  await tx.campaignVariant.createMany({ data: ownTexts(kind).map((text) => ({ campaignId: id, ...text })) });
  return SAVED;
}

/** Takes the draft as it was seen; a campaign that runs, or that a colleague has changed meanwhile, is not changed. */
async function touch(tx: Tx, { centreId }: OfCentre, id: string, seen: string): Promise<Saved> {
  const where = { id, centreId, state: "draft" };
  const { count } = await tx.campaign.updateMany({
    where: { ...where, version: Number(seen) || 0 },
    data: { version: { increment: 1 } },
  });
  if (count === 1) return SAVED;
  const present = await tx.campaign.findFirst({ where, select: { version: true } });
  return present ? stale(String(present.version)) : { ok: false, refusal: { kind: "not-found" } };
}

export interface PeopleChange {
  readonly title: string;
  readonly segment: Segment;
  readonly pauseDays: number;
  readonly seen: string;
}

export async function changePeople(
  tx: Tx,
  actor: OfCentre,
  id: string,
  { title, segment, pauseDays, seen }: PeopleChange,
): Promise<Saved> {
  const taken = await touch(tx, actor, id, seen);
  if (taken.ok) await tx.campaign.update({ where: { id }, data: { title, segment, pauseDays } });
  return taken;
}

export interface TextsChange {
  readonly texts: readonly CampaignText[];
  readonly controlPercent: number;
  readonly secondAfterDays: number | null;
  readonly windowDays: number;
  /** What its readers call it. */
  readonly offerEn: string;
  readonly offerRu: string;
  readonly seen: string;
}

export async function changeTexts(
  tx: Tx,
  actor: OfCentre,
  id: string,
  { texts, seen, ...measures }: TextsChange,
): Promise<Saved> {
  const taken = await touch(tx, actor, id, seen);
  if (!taken.ok) return taken;
  await tx.campaign.update({ where: { id }, data: measures });
  for (const { variant, language, body } of texts)
    await tx.campaignVariant.update({
      where: { campaignId_variant_language: { campaignId: id, variant, language } },
      data: { body },
    });
  return taken;
}

/** A draft that was never sent may go. */
export async function dropDraft(tx: Tx, { centreId }: OfCentre, id: string): Promise<boolean> {
  const { count } = await tx.campaign.deleteMany({ where: { id, centreId, state: "draft" } });
  return count === 1;
}
