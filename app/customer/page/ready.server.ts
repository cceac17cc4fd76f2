// The page of a ready car: what it is made of, and the customer's signature that they have it back.
import type { z } from "zod/v4";
import { instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { titlesIn } from "~/papers/catalogue-titles.server";
import { photosOf } from "~/photos/photos.server";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { signHandover } from "~/stages/6-handover/handover";
import { changeVisit, type Outcome } from "~/visits/store.server";
import type { OpenLink } from "../links.server";
import type { HandoverForm } from "./answer.schema";
import type { Visitor } from "./answers.server";
import { isReady, openDays, readyFacts } from "./ready-facts";

/** Photos of each kind that the page shows. */
const MOST_PHOTOS = 12;

/** Reads only. @returns undefined while the car is not ready */
export async function readyBehind(visit: Visit, language: Language, now: number) {
  if (!isReady(visit)) return undefined;
  const { centreId, id } = visit;
  const [titles, before, after, calendar] = await Promise.all([
    titlesIn(db(), centreId, language),
    photosOf(centreId, id, { subject: "before" }),
    photosOf(centreId, id, { subject: "after" }),
    workingCalendarOf(db(), { centreId }),
  ]);
  const facts = readyFacts(visit, titles);
  if (!facts) return undefined;
  return {
    ...facts,
    photos: { before: before.slice(0, MOST_PHOTOS), after: after.slice(0, MOST_PHOTOS) },
    days: facts.waits ? openDays(calendar, instant(now)) : [],
  };
}

export type ReadyBehind = NonNullable<Awaited<ReturnType<typeof readyBehind>>>;

/** Signs once, by the same rule as at the desk. */
export function recordHandover(
  link: OpenLink,
  submissionId: string,
  { name }: z.output<typeof HandoverForm>,
  { address, userAgent }: Visitor,
): Promise<Outcome> {
  return changeVisit(
    { centreId: link.centreId, by: { kind: "customer", id: link.id } },
    link.visitId,
    submissionId,
    (visit, { now, testify }) => {
      testify({ linkId: link.id, ip: address, userAgent: userAgent?.slice(0, 300) });
      return signHandover(visit, { name, method: "link" }, now);
    },
  );
}
