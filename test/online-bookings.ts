// Customers who book by themselves, for tests: a centre that lets them, the forms as a browser posts them, the code from the outbox.
import { RouterContextProvider } from "react-router";
import { v7 as uuid } from "uuid";
import { db } from "~/platform/db/db.server";
import { bookingFor, centreFor, stepPage } from "~/customer/booking/book-page.server";
import { takeStart } from "~/customer/booking/start.action.server";
import { takeStep } from "~/customer/booking/step.action.server";
import { isStep } from "~/customer/booking/typed";
import { visitorOf } from "~/customer/booking/visitor";
import { wholeText } from "~/messages/sealed.server";
import { answered, type Answered } from "./answered";
import { aCentre, type CentreWishes, type TestCentre } from "./factories";

export interface OpenCentre extends TestCentre {
  readonly slug: string;
  readonly serviceId: string;
}

/** Open from 8 to 18 o'clock on every day, with one service of an hour that customers may choose. */
export async function anOpenCentre(
  wishes: CentreWishes = {},
  rules: { readonly widgetOrigins?: string[]; readonly receptionsPerQuarter?: number } = {},
): Promise<OpenCentre> {
  const centre = await aCentre(wishes);
  const slug = `centre-${uuid().slice(-12)}`;
  const serviceId = uuid();
  const centreId = centre.id;
  await db().centre.update({
    where: { id: centreId },
    data: {
      publicSlug: slug,
      onlineBooking: true,
      onlineNoticeHours: 0,
      walkInPercent: 0,
      loaners: 1,
      ...rules,
    },
  });
  await db().openingHours.deleteMany({ where: { centreId } });
  await db().openingHours.createMany({
    data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      centreId,
      weekday,
      opensMinute: 8 * 60,
      closesMinute: 18 * 60,
    })),
  });
  await db().catalogueJob.create({
    data: {
      id: serviceId,
      centreId,
      titleEn: "Oil service",
      titleRu: "Замена масла",
      labourMinutes: 60,
      priceMinor: 18_400,
    },
  });
  return { ...centre, slug, serviceId };
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each);
  return form;
}

let hosts = 0;
/** An address of its own for each visitor: what a stranger does is counted by address. */
export function anAddress(): string {
  hosts += 1;
  return `2001:db8:${hosts.toString(16)}:${uuid().slice(-4)}::1`;
}

export function visitorAt(address: string, query = "") {
  return {
    ...visitorOf({
      request: new Request(`http://localhost/book${query}`),
      context: new RouterContextProvider(),
    }),
    address,
  };
}

export const WORK = { complaint: "It squeals when I brake." };
export const CAR = { plate: "191-D-12345", make: "Toyota", model: "Corolla", transport: "wait" };
export const YOU = { name: "Niamh Byrne", phone: "+353 87 123 4567", smsConsent: "on" };

/** A customer at the booking page of a centre. */
export interface Booker {
  readonly secret: string;
  readonly post: (step: string, fields: Fields, query?: string) => Promise<Answered>;
  readonly page: (step: string) => Promise<Answered>;
  /** The times that are offered now. */
  readonly times: () => Promise<readonly number[]>;
  /** The last code that was sent to the number. */
  readonly code: (phone?: string) => Promise<string>;
}

export async function start(
  centre: OpenCentre,
  fields: Fields = WORK,
  address: string = anAddress(),
  offerCode?: string,
): Promise<Answered> {
  const found = await centreFor(centre.slug, visitorAt(address));
  const from = { address, embedded: false, language: "en", offerCode } as const;
  return answered(takeStart(found, formOf(fields), from));
}

export async function aBooker(
  centre: OpenCentre,
  address = anAddress(),
  fields: Fields = WORK,
  offerCode?: string,
): Promise<Booker> {
  const begun = await start(centre, fields, address, offerCode);
  const secret = /\/book\/[^/]+\/([\w-]{22})\/car/.exec(begun.to ?? "")?.[1];
  if (!secret) throw new Error(`the booking did not begin: ${JSON.stringify(begun)}`);
  const at = async (query = "") => {
    const visitor = visitorAt(address, query);
    const found = await centreFor(centre.slug, visitor);
    return { visitor, centre: found, booking: await bookingFor(found, secret, visitor) };
  };
  const page = (step: string) =>
    answered(
      (async () => {
        const { visitor, centre: found, booking } = await at();
        return stepPage(found, booking, { secret, step }, visitor);
      })(),
    );
  return {
    secret,
    page,
    post: (step, fields, query) =>
      answered(
        (async () => {
          const { centre: found, booking, visitor } = await at(query);
          if (!isStep(step)) throw new Error(`no step: ${step}`);
          const language = visitor.url.searchParams.get("lang");
          const embedded = visitor.url.searchParams.get("embed") === "1";
          return takeStep({
            centre: found,
            booking,
            secret,
            step,
            form: formOf(fields),
            address,
            embedded,
            language,
          });
        })(),
      ),
    async times() {
      const { visitor, centre: found, booking } = await at();
      const shown = await stepPage(found, booking, { secret, step: "time" }, visitor);
      return shown.offered?.times.days.flatMap(({ offers }) => offers.map((offer) => offer.at)) ?? [];
    },
    async code(phone = "+353871234567") {
      const message = await db().message.findFirstOrThrow({
        where: { centreId: centre.id, recipient: phone, kind: "booking-code" },
        orderBy: { id: "desc" },
      });
      return /\d{6}/.exec(wholeText(message))?.[0] ?? "";
    },
  };
}

/** Everything up to the code, with a place kept. @returns the chosen time */
export async function upToCode(
  booker: Booker,
  { at, you = YOU, car = CAR }: { at?: number; you?: Fields; car?: Fields } = {},
): Promise<number> {
  await booker.post("car", car);
  const chosen = at ?? (await booker.times())[10];
  if (chosen === undefined) throw new Error("no time is free");
  const held = await booker.post("time", { at: String(chosen) });
  if (held.status !== 302) throw new Error(`not held: ${JSON.stringify(held)}`);
  const sent = await booker.post("you", you);
  if (sent.status !== 302) throw new Error(`no code: ${JSON.stringify(sent)}`);
  return chosen;
}
