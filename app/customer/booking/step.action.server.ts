// A step of the booking that was handed in: what was typed is kept whatever comes of it.
import { data, redirect } from "react-router";
import type { z } from "zod/v4";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { countryOfPhone, parsePhone } from "~/people/phone";
import { asLanguage } from "~/platform/i18n/language";
import { db } from "~/platform/db/db.server";
import { errorCode } from "~/ui/form/error-codes";
import { parseForm } from "~/ui/form/parse-form";
import type { BookAnswer } from "./book-answer";
import { onlineLines } from "./catalogue.server";
import { sendCode, tryCode } from "./code.server";
import { confirmBooking, visitLink } from "./confirm.server";
import { hold } from "./hold.server";
import { limits } from "./limits.server";
import { mayChoose, nearestTo, needOfTyped } from "./offered.server";
import { keepTyped, type OnlineBooking } from "./online-booking.server";
import type { PublicCentre } from "./public-centre.server";
import { CarStep, ChosenTime, CodeStep, WorkStep, YouStep } from "./steps.schema";
import { nextStep, passing, stepBefore, typedInto, type Step, type Typed } from "./typed";

export interface PostedStep {
  readonly centre: PublicCentre;
  readonly booking: OnlineBooking;
  /** The secret of the booking's address. */
  readonly secret: string;
  readonly step: Step;
  readonly form: FormData;
  /** The visitor's network address. */
  readonly address: string;
  readonly embedded: boolean;
  /** The language that the address asks for. */
  readonly language: string | null;
}

type Answered = ReturnType<typeof refusal> | Response;

function refusal(status: 400 | 409 | 429, answer: BookAnswer, retryAfterSeconds?: number) {
  const headers = retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
  return data(answer, { status, headers });
}

/** Codes by field, as a form's parser gives them. */
export function invalid(errors: Readonly<Record<string, string[] | null>> | null | undefined, typed?: Typed) {
  const named: Record<string, readonly string[]> = {};
  for (const [name, codes] of Object.entries(errors ?? {})) if (codes) named[name] = codes;
  return refusal(400, { kind: "invalid", errors: named, ...(typed ? { typed } : {}) });
}

export function tooOften(waitSeconds: number, typed?: Typed) {
  const code = errorCode("book:tooOften", { count: Math.ceil(waitSeconds / 60) });
  return refusal(429, { kind: "said", code, ...(typed ? { typed } : {}) }, waitSeconds);
}

/** People do not see the field; programs that fill in everything do. */
export function isTrapped(form: FormData): boolean {
  const trap = form.get("website");
  return typeof trap === "string" && trap !== "";
}

export function trapped() {
  return refusal(400, { kind: "said", code: "book:refused" });
}

function goTo({ centre, secret, embedded }: PostedStep, step: Step | "done"): Response {
  return redirect(paths.bookStep(centre.slug, secret, step, { embedded }));
}

async function passOn(posted: PostedStep, typed: Typed): Promise<Response> {
  const passed = passing(typed, posted.step);
  await keepTyped(db(), posted.booking, passed);
  return goTo(posted, nextStep(passed));
}

function parsed<S extends z.ZodType>(form: FormData, schema: S) {
  return parseForm(form, schema);
}

async function takeWork(posted: PostedStep, typed: Typed): Promise<Answered> {
  const form = parsed(posted.form, WorkStep);
  if (form.status !== "success") return invalid(form.error);
  if (!(await onlineLines(db(), posted.centre, form.value.services)))
    return invalid({ services: ["book:serviceGone"] });
  return passOn(posted, typed);
}

async function takeCar(posted: PostedStep, typed: Typed): Promise<Answered> {
  const form = parsed(posted.form, CarStep);
  if (form.status !== "success") return invalid(form.error);
  if (!posted.centre.transports.includes(form.value.transport))
    return invalid({ transport: ["not-in-list"] });
  return passOn(posted, typed);
}

/** The 409 page: the time is gone, these are near it. */
async function taken({ centre, booking }: PostedStep, typed: Typed, at: number): Promise<Answered> {
  const need = await needOfTyped(db(), centre, typed);
  const wanted = need && { centreId: centre.id, need, ownReservationId: booking.reservationId };
  const alternatives = wanted ? await nearestTo(db(), wanted, centre, instant(at), instant(new Date())) : [];
  return refusal(409, { kind: "taken", alternatives });
}

async function takeTime(posted: PostedStep, typed: Typed): Promise<Answered> {
  const { centre, booking, address } = posted;
  const form = parsed(posted.form, ChosenTime);
  if (form.status !== "success") return invalid({ at: ["choose-one"] });
  const at = instant(form.value.at);
  const waitSeconds = await limits.keep(address);
  if (waitSeconds !== undefined) return tooOften(waitSeconds);
  const need = await needOfTyped(db(), centre, typed);
  if (!need) return goBackToWork(posted, typed);
  if (!(await mayChoose(db(), centre.id, centre, at, instant(new Date())))) return taken(posted, typed, at);
  const held = await hold(booking, need, at, address);
  switch (held.kind) {
    case "held":
      break;
    case "booked":
      return goTo(posted, "done");
    case "too-many":
      return refusal(429, { kind: "said", code: "book:time.tooMany" }, 600);
    case "no-place":
      return taken(posted, typed, at);
    default:
      return held satisfies never;
  }
  const next = nextStep({ ...typed, passed: [...typed.passed, "time"] });
  const proved = booking.phone !== undefined && booking.provedPhone === booking.phone;
  return next === "code" && proved ? confirmed(posted, { ...typed, at }) : goTo(posted, next);
}

/** Something that was chosen is not offered any more. */
async function goBackToWork(posted: PostedStep, typed: Typed): Promise<Response> {
  await keepTyped(db(), posted.booking, { ...typed, passed: [] });
  return goTo(posted, "work");
}

async function takeYou(posted: PostedStep, typed: Typed, anew = false): Promise<Answered> {
  const { centre, booking, address } = posted;
  const form = YouStep.safeParse(typed);
  if (!anew) {
    const typedNow = parsed(posted.form, YouStep);
    if (typedNow.status !== "success") return invalid(typedNow.error);
  }
  const phone = form.success ? parsePhone(form.data.phone, countryOfPhone(centre.phone)) : undefined;
  if (phone === undefined) return invalid({ phone: ["not-a-phone"] });
  const sent = await sendCode(centre, booking, { typed, phone, address, anew }, new Date());
  switch (sent.kind) {
    case "sent":
      return booking.provedPhone === phone && typed.at !== undefined
        ? confirmed(posted, typed)
        : goTo(posted, nextStep(passing(typed, "you")));
    case "booked":
      return goTo(posted, "done");
    case "too-often":
      return tooOften(sent.waitSeconds);
    case "unwanted":
      return invalid({ phone: ["book:unwanted"] });
    default:
      return sent satisfies never;
  }
}

async function takeCode(posted: PostedStep, typed: Typed): Promise<Answered> {
  const form = parsed(posted.form, CodeStep);
  if (form.status !== "success") return invalid(form.error);
  const tried = await tryCode(posted.booking, form.value.code, new Date());
  switch (tried.kind) {
    case "right":
      return confirmed(posted, typed);
    case "wrong":
      return invalid({ code: [errorCode("book:wrongCode", { count: tried.left })] });
    case "over":
      return invalid({ code: ["book:codeOver"] });
    default:
      return tried satisfies never;
  }
}

async function confirmed(posted: PostedStep, typed: Typed): Promise<Answered> {
  const { centre, booking, secret, embedded } = posted;
  const outcome = await confirmBooking(centre, booking, secret);
  switch (outcome.kind) {
    case "booked":
      return embedded ? goTo(posted, "done") : redirect(visitLink(secret));
    case "no-place":
      return taken(posted, typed, typed.at ?? Date.now());
    case "incomplete":
      return goBackToWork(posted, typed);
    default:
      return outcome satisfies never;
  }
}

/** Takes the form of a step. The booking is not a visit yet. */
export async function takeStep(posted: PostedStep): Promise<Answered> {
  const { booking, step, form } = posted;
  if (isTrapped(form)) return trapped();
  const intent = form.get("intent");
  const language =
    (intent === "language" ? asLanguage(posted.language) : undefined) ?? booking.typed.language;
  const typed = { ...typedInto(booking.typed, step, form), language };
  await keepTyped(db(), booking, typed);
  if (intent === "language") return goTo(posted, step);
  if (intent === "back") return goTo(posted, stepBefore(step));
  if (form.has("at")) return takeTime(posted, typed);
  switch (step) {
    case "work":
      return takeWork(posted, typed);
    case "car":
      return takeCar(posted, typed);
    case "time":
      return invalid({ at: ["choose-one"] });
    case "you":
      return takeYou(posted, typed);
    case "code":
      return intent === "again" ? takeYou(posted, typed, true) : takeCode(posted, typed);
    default:
      return step satisfies never;
  }
}
