// Half-finished answers to the survey: kept step by step, found again whenever the link is opened, forgotten when sent.
import { DAY, plus, type Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import type { OpenLink } from "../../links.server";
import { Draft } from "./survey-steps";

type OfVisit = Pick<OpenLink, "centreId" | "visitId">;

/** The link is dead by then. */
const FORGOTTEN_AFTER = 60 * DAY;

/** What is answered so far; nothing where nobody has begun. */
export async function draftFor(tx: Tx, { centreId, visitId }: OfVisit): Promise<Draft> {
  const row = await tx.surveyDraft.findFirst({ where: { centreId, visitId }, select: { answers: true } });
  const read = Draft.safeParse(row?.answers ?? {});
  return read.success ? read.data : {};
}

/** Adds what one step has answered. Two steps at once both stay: each names only its own question. */
export async function keepDraft(
  tx: Tx,
  { centreId, visitId }: OfVisit,
  answers: Draft,
  now: Instant,
): Promise<void> {
  const given = JSON.stringify(Draft.parse(answers));
  await tx.$executeRaw`
    insert into survey_draft (visit_id, centre_id, answers, updated_at)
    values (${visitId}::uuid, ${centreId}::uuid, ${given}::jsonb, ${new Date(now)})
    on conflict (visit_id) do update
      set answers = survey_draft.answers || excluded.answers, updated_at = excluded.updated_at
      where survey_draft.centre_id = excluded.centre_id`;
}

export async function forgetDraft(tx: Tx, { centreId, visitId }: OfVisit): Promise<void> {
  await tx.surveyDraft.deleteMany({ where: { centreId, visitId } });
}

/** Those that nobody can finish any more. */
export async function forgetOldDrafts(now: Instant): Promise<void> {
  await db().surveyDraft.deleteMany({
    where: { updatedAt: { lt: new Date(plus(now, -FORGOTTEN_AFTER)) } },
  });
}
