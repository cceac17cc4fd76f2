// A service of the catalogue as its form has it.
import { z } from "zod/v4";
import { BAY_KINDS, SKILLS } from "~/capacity/skills";
import { amountText, parseMoney } from "~/journey/money";
import { line, moneyText, paragraph, wholeNumber } from "~/ui/form/zod-fields";
import { linesIn } from "../text-lines";
import { seenMark } from "../seen";

/** Longer than a working week no single service takes. */
const LONGEST_MINUTES = 60 * 60;

export const ServiceForm = (currency: string) => {
  const amount = () =>
    moneyText((text): number | undefined => parseMoney(text, currency)).pipe(z.number().max(2_000_000_000));
  return z
    .object({
      titleEn: line(120),
      titleRu: line(120),
      labourMinutes: wholeNumber(1, LONGEST_MINUTES),
      skill: z.enum(SKILLS),
      bayKind: z.enum(BAY_KINDS).optional(),
      price: amount(),
      deposit: amount().optional(),
      parts: paragraph(3000).optional(),
      online: z.boolean().default(false),
      active: z.boolean().default(false),
      seen: seenMark(),
    })
    .superRefine(({ price, deposit, parts }, context) => {
      const issue = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (deposit === 0) issue("deposit", "works:services.noDeposit");
      if (deposit !== undefined && deposit > price) issue("deposit", "works:services.aboveprice");
      if (linesIn(parts).length > 30) issue("parts", "works:services.tooManyParts");
    });
};
export type ServiceForm = z.output<ReturnType<typeof ServiceForm>>;

export interface ServiceFacts {
  readonly titleEn: string;
  readonly titleRu: string;
  readonly labourMinutes: number;
  readonly skill: string;
  readonly bayKind: string | null;
  readonly priceMinor: number;
  readonly depositMinor: number | null;
  readonly parts: readonly string[];
  readonly online: boolean;
  readonly active: boolean;
}

export function factsOf({ price, deposit, parts, bayKind, seen: _seen, ...rest }: ServiceForm): ServiceFacts {
  return {
    ...rest,
    bayKind: bayKind ?? null,
    priceMinor: price,
    depositMinor: deposit ?? null,
    parts: linesIn(parts),
  };
}

export function serviceMark(service: ServiceFacts): string {
  const { titleEn, titleRu, labourMinutes, skill, bayKind, priceMinor, depositMinor, parts, online, active } =
    service;
  return JSON.stringify([
    titleEn,
    titleRu,
    labourMinutes,
    skill,
    bayKind,
    priceMinor,
    depositMinor,
    parts,
    online,
    active,
  ]);
}

/** What the form shows of a service; of none what a new one begins with. */
export function serviceFields(service: ServiceFacts | undefined, currency: string, point: "." | ",") {
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? "" : amountText(amount, currency, point);
  return {
    titleEn: service?.titleEn ?? "",
    titleRu: service?.titleRu ?? "",
    labourMinutes: service ? String(service.labourMinutes) : "",
    skill: SKILLS.find((each) => each === service?.skill) ?? "mechanical",
    bayKind: BAY_KINDS.find((each) => each === service?.bayKind),
    price: money(service?.priceMinor),
    deposit: money(service?.depositMinor),
    parts: (service?.parts ?? []).join("\n"),
    online: service?.online ?? true,
    active: service?.active ?? true,
  };
}
