// What the page behind a link shows. Reads only.
import { randomUUID } from "node:crypto";
import { instant } from "~/journey/instant";
import { payState } from "~/money/stripe/pay-state.server";
import { formatPhone } from "~/people/phone";
import { photosOf } from "~/photos/photos.server";
import { db, type Tx } from "~/platform/db/db.server";
import type { CentreSettings } from "~/ui/centre-context";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import { centreFacts } from "~/visits/centre.server";
import { loadVisit } from "~/visits/store.server";
import type { OpenLink } from "../links.server";
import { bookingFacts, type ChangeRules } from "../booking/visit/booking-facts";
import { approvalFacts } from "./approval-facts";
import { approvalText } from "./approval-text";
import { statusFacts } from "./facts";
import { readyBehind } from "./ready.server";
import { madeAt, shownHash } from "./shown.server";
import { signFacts } from "./sign.server";
import { surveyFacts, type AskedSurvey } from "./survey/survey.server";

/** Whoever types a stranger's plate into a booking learns nothing of the car. */
function knownCar(
  { ownerId, plate, make, model }: { ownerId: string; plate: string; make: string; model: string },
  customerId: string,
) {
  return ownerId === customerId ? { plate, make, model } : { plate, make: "", model: "" };
}

/** What all pages have: whose visit it is, at which centre, in the customer's language and the centre's zone. */
async function frameOf(link: OpenLink, now: number) {
  const { centreId, visitId } = link;
  const [centre, visit] = await Promise.all([
    centreFacts(db(), { centreId }),
    db().visit.findFirstOrThrow({
      where: { id: visitId, centreId },
      select: {
        number: true,
        customer: { select: { id: true, language: true } },
        vehicle: { select: { ownerId: true, plate: true, make: true, model: true } },
      },
    }),
  ]);
  const { name, address, phone, timeZone, currency, distanceUnit } = centre;
  const language = asLanguage(visit.customer.language) ?? FALLBACK_LANGUAGE;
  return {
    centre: { name, address, phone: formatPhone(phone) },
    settings: { timeZone, currency, distanceUnit, language, now },
    number: visit.number,
    vehicle: knownCar(visit.vehicle, visit.customer.id),
  };
}

/** How the customer behind a link reads: their language, the centre's zone and currency. */
export async function settingsOf(tx: Tx, { centreId, visitId }: OpenLink): Promise<CentreSettings> {
  const { timeZone, currency, distanceUnit } = await centreFacts(tx, { centreId });
  const { customer } = await tx.visit.findFirstOrThrow({
    where: { id: visitId, centreId },
    select: { customer: { select: { language: true } } },
  });
  const language = asLanguage(customer.language) ?? FALLBACK_LANGUAGE;
  return { timeZone, currency, distanceUnit, language, now: 0 };
}

/** The question as text with its fingerprint, and the photos of what was found. */
async function questionOf(
  link: OpenLink,
  { request, open, promisedAt, readyAt }: NonNullable<ReturnType<typeof approvalFacts>>,
  settings: CentreSettings,
) {
  const photos = await photosOf(link.centreId, link.visitId, { subject: "finding" });
  const findings = new Set(request.lines.map(({ findingId }) => findingId));
  const own = photos.filter(({ subjectId }) => subjectId !== undefined && findings.has(subjectId));
  if (!open) return { photos: own, question: undefined };
  const text = approvalText({ ...open, promisedAt, readyAt }, settings);
  const shown = shownHash(text);
  return { photos: own, question: { text, shown, made: madeAt(link.id, shown, settings.now) } };
}

/** What the centre lets customers change alone. */
export async function changeRules(centreId: string): Promise<ChangeRules> {
  return db().centre.findUniqueOrThrow({ where: { id: centreId }, select: { moveDeadlineHours: true } });
}

/** What the address says beside its token. */
export interface Asked extends AskedSurvey {
  /** The customer comes from the payment page, and has paid. */
  readonly returned?: boolean;
}

/** @returns undefined when what the link is for is gone, which the program does not let happen */
export async function pageBehind(link: OpenLink, now: number, asked: Asked = {}) {
  const [frame, loaded] = await Promise.all([
    frameOf(link, now),
    loadVisit(db(), link.centreId, link.visitId),
  ]);
  if (!loaded) return undefined;
  const shared = { frame, submissionId: randomUUID() };
  switch (link.purpose) {
    case "booking": {
      const rules = await changeRules(link.centreId);
      const facts = bookingFacts(loaded.visit, rules, instant(now));
      return {
        purpose: "booking" as const,
        ...shared,
        facts,
        status: statusFacts(loaded.visit, loaded.events),
        pay: await payState(db(), loaded.visit, asked.returned === true),
        ready: await readyBehind(loaded.visit, frame.settings.language, now),
      };
    }
    case "status":
      return {
        purpose: "status" as const,
        ...shared,
        facts: statusFacts(loaded.visit, loaded.events),
        pay: await payState(db(), loaded.visit, asked.returned === true),
        ready: await readyBehind(loaded.visit, frame.settings.language, now),
      };
    case "intake":
      return { purpose: "intake" as const, ...shared, facts: await signFacts(loaded.visit, now) };
    case "approval": {
      const found = approvalFacts(loaded.visit, link.objectId);
      if (!found) return undefined;
      const question = await questionOf(link, found, frame.settings);
      const { request: _request, ...facts } = found;
      return { purpose: "approval" as const, ...shared, facts, ...question };
    }
    case "survey":
      return {
        purpose: "survey" as const,
        ...shared,
        facts: await surveyFacts(link, loaded.visit, asked, now),
      };
    default:
      return link.purpose satisfies never;
  }
}

export type PageBehind = NonNullable<Awaited<ReturnType<typeof pageBehind>>>;
