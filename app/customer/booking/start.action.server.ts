// The first form of a booking: from here on what is typed is kept.
import { data, redirect } from "react-router";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { parseForm } from "~/ui/form/parse-form";
import type { BookAnswer } from "./book-answer";
import { onlineLines } from "./catalogue.server";
import { limits } from "./limits.server";
import { offerBehind } from "./offer.server";
import { beginBooking } from "./online-booking.server";
import type { PublicCentre } from "./public-centre.server";
import { invalid, isTrapped, tooOften, trapped } from "./step.action.server";
import { WorkStep } from "./steps.schema";
import { nothingTyped, passing, typedInto } from "./typed";

/** @param language of the page that the form was on */
export async function takeStart(
  centre: PublicCentre,
  form: FormData,
  {
    address,
    embedded,
    language,
    offerCode,
  }: {
    readonly address: string;
    readonly embedded: boolean;
    readonly language: "en" | "ru";
    /** Of the link by which they came. */
    readonly offerCode?: string | undefined;
  },
) {
  if (isTrapped(form)) return trapped();
  const typed = typedInto(nothingTyped(language), "work", form);
  if (form.get("intent") === "language") {
    const answer: BookAnswer = { kind: "kept", typed };
    return data(answer, { status: 200 });
  }
  const parsed = parseForm(form, WorkStep);
  if (parsed.status !== "success") return invalid(parsed.error, typed);
  if (!(await onlineLines(db(), centre, parsed.value.services)))
    return invalid({ services: ["book:serviceGone"] }, typed);
  const waitSeconds = await limits.begin(address);
  if (waitSeconds !== undefined) return tooOften(waitSeconds, typed);
  const now = new Date();
  const by = offerCode === undefined ? undefined : { code: offerCode };
  const offer = await offerBehind(db(), centre, by, language, instant(now));
  const begun = offer?.kind === "open" ? { ...typed, offer: offer.campaignId } : typed;
  const secret = await beginBooking(centre, passing(begun, "work"), address, now);
  return redirect(paths.bookStep(centre.slug, secret, "car", { embedded }));
}
