// The look-up of a browser without scripts: the form comes back with what is known, and with what was empty filled in.
import type { Submission, SubmissionResult } from "@conform-to/react";
import type { Actor } from "~/journey/permissions";
import type { VinProposal } from "~/people/vehicles/vin/vin.server";
import { lookUp, type Known } from "./look-up.server";
import type { RequestAnswer } from "./request.action.server";
import { LOOK_UP } from "./request.schema";

/** Which button was pressed: "known" looks up what was typed, a telephone number takes its customer. */
export function askedToLookUp(form: FormData): string | undefined {
  const asked = form.get(LOOK_UP);
  return typeof asked === "string" && asked !== "" ? asked.slice(0, 30) : undefined;
}

type Payload = NonNullable<SubmissionResult<string[]>["initialValue"]>;
type Texts = Readonly<Record<string, string>>;

function ofCustomer(customer: NonNullable<Known["customer"]>): Texts {
  const { name, language, smsConsent } = customer;
  return { name, language, ...(smsConsent ? { smsConsent: "on" } : {}) };
}

function ofCar({ make, model, year, vin }: NonNullable<Known["vehicle"]>): Texts {
  return { make, model, ...(year === undefined ? {} : { year: String(year) }), ...(vin ? { vin } : {}) };
}

function ofVin({ make, model, years }: VinProposal): Texts {
  const year = years.length === 1 ? years[0] : undefined;
  return {
    ...(make ? { make } : {}),
    ...(model ? { model } : {}),
    ...(year === undefined ? {} : { year: String(year) }),
  };
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** Nobody's typing is replaced; only the language follows the customer, because a list is never empty. */
function filledIn(typed: Payload, known: Known): Payload {
  const proposed: Texts = {
    ...(known.vin ? ofVin(known.vin) : {}),
    ...(known.vehicle ? ofCar(known.vehicle) : {}),
    ...(known.customer ? ofCustomer(known.customer) : {}),
  };
  const empty = Object.entries(proposed).filter(
    ([name]) => textOf(typed[name]) === "" || name === "language",
  );
  return { ...typed, ...Object.fromEntries(empty) };
}

export async function lookedUp(
  actor: Actor,
  submission: Submission<Record<string, unknown>, string[], unknown>,
  asked: string,
): Promise<RequestAnswer> {
  const { initialValue } = submission.reply();
  const typed = { ...initialValue, ...(asked === "known" ? {} : { phone: asked }) };
  const known = await lookUp(actor, {
    phone: textOf(Reflect.get(typed, "phone")),
    plate: textOf(Reflect.get(typed, "plate")),
    vin: textOf(Reflect.get(typed, "vin")),
  });
  return { result: { initialValue: filledIn(typed, known) }, known };
}
