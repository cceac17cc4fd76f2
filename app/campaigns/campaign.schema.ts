// The forms of a campaign, checked in the browser and on the server alike.
import { z } from "zod/v4";
import { SEVERITIES } from "~/journey/choices";
import { LANGUAGES } from "~/journey/permissions";
import { mistakesIn, optOutWordsIn } from "~/messages/templates/template-check";
import { MOST_BODY } from "~/messages/templates/template.schema";
import { seenMark } from "~/settings/seen";
import { errorCode } from "~/ui/form/error-codes";
import { line, paragraph, wholeNumber } from "~/ui/form/zod-fields";
import { CAMPAIGN_KINDS, MOST_CONTROL_PERCENT, VARIANTS, type CampaignKind } from "./campaign";
import type { Segment } from "./segment";
import { saysHow, type CampaignText } from "./texts";

const Title = line(80);

export const NewForm = z.object({ title: Title, kind: z.enum(CAMPAIGN_KINDS) });

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "not-a-time" })
  .optional();
const distance = wholeNumber(0, 2_000_000).optional();

/** In order where both are given. */
function inOrder<T extends string | number>(from: T | undefined, to: T | undefined): boolean {
  return from === undefined || to === undefined || from <= to;
}

export const PeopleForm = z
  .object({
    title: Title,
    lastFrom: date,
    lastTo: date,
    make: z.string().trim().max(60).optional(),
    mileageFrom: distance,
    mileageTo: distance,
    dueWithinDays: wholeNumber(0, 365).optional(),
    severities: z.array(z.enum(SEVERITIES)).optional(),
    pauseDays: wholeNumber(0, 365),
    seen: seenMark(),
  })
  .refine(({ lastFrom, lastTo }) => inOrder(lastFrom, lastTo), {
    path: ["lastTo"],
    error: "campaigns:wrong.order",
  })
  .refine(({ mileageFrom, mileageTo }) => inOrder(mileageFrom, mileageTo), {
    path: ["mileageTo"],
    error: "campaigns:wrong.order",
  });
export type PeopleForm = z.output<typeof PeopleForm>;

/** Only what narrows is kept. */
export function segmentOf(form: PeopleForm): Segment {
  const { lastFrom, lastTo, make, mileageFrom, mileageTo, dueWithinDays, severities } = form;
  const wishes = { lastFrom, lastTo, make, mileageFrom, mileageTo, dueWithinDays };
  const given = Object.entries(wishes).filter(([, value]) => value !== undefined && value !== "");
  return { ...Object.fromEntries(given), ...(severities && severities.length > 0 ? { severities } : {}) };
}

/** "bodyAen": the field of a text. */
export const TEXT_FIELDS = VARIANTS.flatMap((variant) =>
  LANGUAGES.map((language) => ({ variant, language, name: `body${variant}${language}` as const })),
);
export type TextField = (typeof TEXT_FIELDS)[number]["name"];

/** Of the offer, on the booking page. */
const OfferName = line(80);

const body = paragraph(MOST_BODY.sms);

/** A text is checked like a template of its kind; besides, it has to say how to book. */
export function textsForm(kind: CampaignKind) {
  return z
    .object({
      bodyAen: body,
      bodyAru: body,
      bodyBen: body,
      bodyBru: body,
      bodyseconden: body,
      bodysecondru: body,
      controlPercent: wholeNumber(0, MOST_CONTROL_PERCENT),
      secondAfterDays: wholeNumber(1, 90).optional(),
      windowDays: wholeNumber(7, 180),
      offerEn: OfferName,
      offerRu: OfferName,
      seen: seenMark(),
    })
    .superRefine((form, context) => {
      const issue = (field: string, message: string) => {
        context.addIssue({ code: "custom", path: [field], message });
      };
      for (const { name } of TEXT_FIELDS) {
        const text = form[name];
        for (const { code, names } of mistakesIn(kind, "sms", { body: text }))
          issue(
            name,
            errorCode(`templates:mistake.${code === "none" ? "missing" : code}`, {
              names: names.map((each) => `{${each}}`).join(", "),
              count: names.length,
            }),
          );
        if (!saysHow(text)) issue(name, "campaigns:wrong.how");
        const words = optOutWordsIn(text);
        if (words.length > 0) issue(name, errorCode("campaigns:wrong.optOut", { words: words.join(", ") }));
      }
      const { secondAfterDays, windowDays } = form;
      if (secondAfterDays !== undefined && secondAfterDays >= windowDays)
        issue("secondAfterDays", "campaigns:wrong.second");
    });
}
export type TextsForm = z.output<ReturnType<typeof textsForm>>;

export function textsOf(form: TextsForm): readonly CampaignText[] {
  return TEXT_FIELDS.map(({ variant, language, name }) => ({ variant, language, body: form[name] }));
}

/** What the confirmation carries: the version of the draft that was looked at. */
export const StartForm = z.object({ seen: seenMark() });
