// The pages on which the customer moves a booked visit or calls it off.
import { data, redirect } from "react-router";
import { z } from "zod/v4";
import { reservationOf } from "~/capacity/reservation.server";
import { instant, type Instant } from "~/journey/instant";
import { paths } from "~/paths";
import { orUnavailable } from "~/platform/database-outage";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { needOfVisit } from "~/stages/1-booking/place.server";
import { parseForm } from "~/ui/form/parse-form";
import { loadVisit, type Outcome } from "~/visits/store.server";
import { submissionOf } from "~/visits/submission";
import { words } from "~/words";
import { findLink, type OpenLink } from "../../links.server";
import { countPost, missing } from "../../link-limits.server";
import { pageBehind } from "../../page/view.server";
import type { BookAnswer } from "../book-answer";
import { nearestTo, timesFor, type Wanted } from "../offered.server";
import { cancelVisit, moveVisit } from "./change.server";

/** What a page behind a booking's link says after a form: a time that is gone, or that something else is so now. */
export type ChangeAnswer =
  | Extract<BookAnswer, { kind: "taken" }>
  | { readonly kind: "changed" }
  | { readonly kind: "too-late" }
  | { readonly kind: "incomplete" };

async function rulesOf(centreId: string) {
  const row = await db().centre.findUniqueOrThrow({ where: { id: centreId } });
  return {
    moveDeadlineHours: row.moveDeadlineHours,
    noticeHours: row.onlineNoticeHours,
    horizonDays: row.bookingHorizonDays,
    language: row.language === "ru" ? ("ru" as const) : ("en" as const),
  };
}

/** @throws data 404 when the token opens no booking */
async function bookingBehind(token: string, address: string, now: Date) {
  const link = await orUnavailable(findLink(token, "booking", now));
  const page = link && (await orUnavailable(pageBehind(link, now.getTime())));
  if (!link || page?.purpose !== "booking") return missing(address);
  return { link, page };
}

async function wantedOf(link: OpenLink): Promise<Wanted | undefined> {
  const { centreId, visitId } = link;
  const loaded = await loadVisit(db(), centreId, visitId);
  if (!loaded) return undefined;
  return {
    centreId,
    need: needOfVisit(loaded.visit),
    ownReservationId: await reservationOf(db(), loaded.visit),
  };
}

/** The page to call the visit off on. */
export async function cancelPage(token: string, address: string, now: Date) {
  return (await bookingBehind(token, address, now)).page;
}

/** The page to move the visit on; without times when it cannot be moved here. */
export async function movePage(token: string, from: string | null, address: string, now: Date) {
  const { link, page } = await bookingBehind(token, address, now);
  const wanted = page.facts.may.kind === "yes" ? await wantedOf(link) : undefined;
  const rules = await rulesOf(link.centreId);
  const times = wanted && (await timesFor(db(), wanted, rules, from ?? undefined, instant(now)));
  return { ...page, times };
}

const Moved = z.object({
  at: z.coerce.number().int().positive().transform(instant),
  from: z.coerce.number().int().positive().transform(instant),
});
const Cancelled = z.object({
  /** Nothing but spaces is no reason. */
  reason: z
    .string()
    .max(500)
    .transform((text) => text.trim() || undefined)
    .optional(),
  from: z.coerce.number().int().positive().transform(instant),
});

function refused(answer: ChangeAnswer, status: 400 | 409) {
  return data(answer, { status });
}

async function answered(
  outcome: Outcome,
  token: string,
  taken: () => Promise<ChangeAnswer>,
  address: string,
) {
  switch (outcome.kind) {
    case "done":
    case "repeated":
      return redirect(paths.customerLink(token));
    case "not-found":
      return missing(address);
    case "denied":
      if (outcome.denial.code === "too-late-to-change") return refused({ kind: "too-late" }, 409);
      if (["slot-taken", "appointment-in-the-past"].includes(outcome.denial.code))
        return refused(await taken(), 409);
      return refused({ kind: "changed" }, 409);
    default:
      return outcome satisfies never;
  }
}

/** Takes the chosen time. */
export async function takeMove(request: Request, token: string, address: string, now: Date) {
  await countPost(token, address);
  const { link } = await bookingBehind(token, address, now);
  const form = await formOf(request);
  const submissionId = submissionOf(form);
  const parsed = parseForm(form, Moved);
  if (parsed.status !== "success" || !submissionId) return refused({ kind: "incomplete" }, 400);
  const rules = await rulesOf(link.centreId);
  const outcome = await orUnavailable(moveVisit(link, rules, submissionId, parsed.value));
  const taken = async (): Promise<ChangeAnswer> => {
    const wanted = await wantedOf(link);
    const wish: Instant = parsed.value.at;
    const alternatives = wanted ? await nearestTo(db(), wanted, rules, wish, instant(now)) : [];
    return { kind: "taken", alternatives };
  };
  return answered(outcome, token, taken, address);
}

/** Calls the visit off. */
export async function takeCancel(request: Request, token: string, address: string, now: Date) {
  await countPost(token, address);
  const { link } = await bookingBehind(token, address, now);
  const form = await formOf(request);
  const submissionId = submissionOf(form);
  const parsed = parseForm(form, Cancelled);
  if (parsed.status !== "success" || !submissionId) return refused({ kind: "incomplete" }, 400);
  const rules = await rulesOf(link.centreId);
  const { from, reason = words(rules.language, "book")("note.cancelled") } = parsed.value;
  const outcome = await orUnavailable(cancelVisit(link, rules, submissionId, { from, reason }));
  return answered(outcome, token, () => Promise.resolve({ kind: "changed" }), address);
}
