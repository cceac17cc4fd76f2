// What the booking's pages show. Looking changes nothing.
import { redirect } from "react-router";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { asLanguage, type PageLanguage } from "~/platform/i18n/language";
import { orUnavailable } from "~/platform/database-outage";
import { db } from "~/platform/db/db.server";
import { words } from "~/words";
import { missing } from "../link-limits.server";
import type { BookFrameFacts } from "./book-frame";
import { onlineServices } from "./catalogue.server";
import { visitLink } from "./confirm.server";
import { heldPlace } from "./hold.server";
import { offerBehind } from "./offer.server";
import { needOfTyped, timesFor } from "./offered.server";
import { findBooking, type OnlineBooking } from "./online-booking.server";
import { publicCentre, type PublicCentre } from "./public-centre.server";
import type { Visitor } from "./visitor";
import { isStep, mayShow, nextStep, type Step, type Typed } from "./typed";

export function isEmbedded({ url }: Pick<Visitor, "url">): boolean {
  return url.searchParams.get("embed") === "1";
}

/**
 * The centre whose page this is. Only what a centre's own site shows in a frame may be framed, and only there.
 * @throws data 404 when the centre takes no bookings here
 */
export async function centreFor(slug: string, visitor: Visitor): Promise<PublicCentre> {
  const centre = await orUnavailable(publicCentre(slug));
  if (!centre) return missing(visitor.address);
  if (isEmbedded(visitor)) visitor.allowFrames(centre.widgetOrigins);
  return centre;
}

/** @throws data 404 when the address names no booking that is under way */
export async function bookingFor(
  centre: PublicCentre,
  secret: string,
  visitor: Visitor,
): Promise<OnlineBooking> {
  const booking = await orUnavailable(findBooking(centre, secret, new Date()));
  const { name, phone } = centre;
  return booking ?? missing(visitor.address, [{ name, phone: formatPhone(phone) }]);
}

/** The offer of the address, cut to what could be one: it goes into the page again. */
export function offerCodeOf({ url }: Pick<Visitor, "url">): string | undefined {
  return url.searchParams
    .get("offer")
    ?.replace(/[^0-9a-z]/gi, "")
    .slice(0, 20);
}

async function frameOf(
  centre: PublicCentre,
  visitor: Visitor,
  language: PageLanguage,
  by: Parameters<typeof offerBehind>[2],
): Promise<BookFrameFacts> {
  const { name, address, phone, timeZone, currency, distanceUnit, slug } = centre;
  return {
    centre: { name, address, phone: formatPhone(phone) },
    settings: { timeZone, currency, distanceUnit, language, now: Date.now() },
    slug,
    embedded: isEmbedded(visitor),
    offer: await offerBehind(db(), centre, by, language, instant(new Date())),
    ...(by && "code" in by ? { offerCode: by.code } : {}),
  };
}

/** The first page of all, before anything is kept. @param language of the reader, unless the address asks for one */
export async function startPage(centre: PublicCentre, visitor: Visitor, language: PageLanguage) {
  const chosen = asLanguage(visitor.url.searchParams.get("lang")) ?? language;
  const code = offerCodeOf(visitor);
  const frame = await frameOf(centre, visitor, chosen, code === undefined ? undefined : { code });
  const title = words(frame.settings.language, "book")("title", { centre: centre.name });
  const services = await onlineServices(db(), centre, frame.settings.language);
  return { frame, title, services };
}

async function keptPlace(booking: OnlineBooking) {
  const place = await heldPlace(db(), booking, new Date());
  return place?.heldUntil ? { at: place.receptionAt.getTime(), until: place.heldUntil.getTime() } : undefined;
}

async function timesOf(centre: PublicCentre, booking: OnlineBooking, visitor: Visitor) {
  const need = await needOfTyped(db(), centre, booking.typed);
  if (!need) return undefined;
  const wanted = { centreId: centre.id, need, ownReservationId: booking.reservationId };
  const from = visitor.url.searchParams.get("from") ?? undefined;
  const times = await timesFor(db(), wanted, centre, from, instant(new Date()));
  return { times, transport: need.transport };
}

/** Where a booking really is, when the address names a step that is not open (yet, or any more). */
function elsewhere(
  booking: OnlineBooking,
  asked: string,
  embedded: boolean,
): Step | "done" | "link" | undefined {
  if (booking.visitId !== undefined) return embedded ? (asked === "done" ? undefined : "done") : "link";
  if (!isStep(asked) || !mayShow(booking.typed, asked)) return nextStep(booking.typed);
  return undefined;
}

/**
 * A step of a booking that is under way.
 * @throws Response 302 to where the booking is, when it is not at this step
 */
export async function stepPage(
  centre: PublicCentre,
  booking: OnlineBooking,
  { secret, step: asked }: { readonly secret: string; readonly step: string },
  visitor: Visitor,
) {
  const embedded = isEmbedded(visitor);
  const to = elsewhere(booking, asked, embedded);
  if (to === "link") throw redirect(visitLink(secret));
  if (to !== undefined) throw redirect(paths.bookStep(centre.slug, secret, to, { embedded }));
  const { typed } = booking;
  const step: Step | "done" = isStep(asked) ? asked : "done";
  const { offer: campaignId } = typed;
  const by = campaignId === undefined ? undefined : { campaignId };
  const frame = await frameOf(centre, visitor, typed.language, by);
  const title = words(typed.language, "book")("title", { centre: centre.name });
  const shared = { frame, title, typed, secret, step };
  return { ...shared, ...(await factsOf(step, centre, booking, visitor, secret)) };
}

interface StepFacts {
  readonly services?: Awaited<ReturnType<typeof onlineServices>>;
  readonly transports?: PublicCentre["transports"];
  readonly offered?: Awaited<ReturnType<typeof timesOf>>;
  readonly kept?: Awaited<ReturnType<typeof keptPlace>>;
  readonly sentTo?: string;
  readonly link?: string;
}

async function factsOf(
  step: Step | "done",
  centre: PublicCentre,
  booking: OnlineBooking,
  visitor: Visitor,
  secret: string,
): Promise<StepFacts> {
  switch (step) {
    case "work":
      return { services: await onlineServices(db(), centre, booking.typed.language) };
    case "car":
      return { transports: centre.transports };
    case "time":
      return { offered: await timesOf(centre, booking, visitor) };
    case "you":
      return { kept: await keptPlace(booking) };
    case "code":
      return {
        kept: await keptPlace(booking),
        services: await chosen(centre, booking.typed),
        sentTo: formatPhone(booking.phone ?? "", countryOfPhone(centre.phone)),
      };
    case "done":
      return { link: visitLink(secret) };
    default:
      return step satisfies never;
  }
}

async function chosen(centre: PublicCentre, { services, language }: Typed) {
  return (await onlineServices(db(), centre, language)).filter(({ id }) => services.includes(id));
}

export type StepPage = Awaited<ReturnType<typeof stepPage>>;
