// The pages of the settings as a browser uses them: a form posted, a page looked at, and what came back.
import { randomUUID } from "node:crypto";
import { RouterContextProvider } from "react-router";
import { z } from "zod";
import type { Actor } from "~/journey/permissions";
import * as bay from "~/settings/bays/bay.route";
import * as days from "~/settings/days/days.route";
import * as holiday from "~/settings/holidays/holiday.route";
import * as hours from "~/settings/hours/hours.route";
import * as limits from "~/settings/limits/limits.route";
import * as online from "~/settings/online/online.route";
import * as person from "~/settings/people/person.route";
import * as service from "~/settings/services/service.route";
import { answered, type Answered } from "./answered";
import { requestAs } from "./factories";

export type Fields = Readonly<Record<string, string>>;

const SECTIONS = { hours, holiday, bay, person, service, limits, days, online } as const;
export type Section = keyof typeof SECTIONS;

/** Posts a form of a section's page. Without a `submissionId` of its own it was never sent before. */
export async function post(as: Actor, section: Section, id: string, fields: Fields): Promise<Answered> {
  const request = await requestAs(as, `/settings/${section}/${id}`, {
    submissionId: randomUUID(),
    ...fields,
  });
  const params = { date: id, bayId: id, staffId: id, serviceId: id };
  const context = new RouterContextProvider();
  const url = new URL(request.url);
  return answered(SECTIONS[section].action({ request, params, context, url, pattern: "" }));
}

export async function look(as: Actor, section: Section, id: string): Promise<Answered> {
  const request = await requestAs(as, `/settings/${section}/${id}`);
  const params = { date: id, bayId: id, staffId: id, serviceId: id };
  const context = new RouterContextProvider();
  const url = new URL(request.url);
  return answered(SECTIONS[section].loader({ request, params, context, url, pattern: "" }));
}

/** What stands on the page now, as its forms carry it. */
export async function seenOn(as: Actor, section: Section, id: string): Promise<string> {
  return seenIn(await look(as, section, id));
}

const Refused = z.object({
  result: z.object({ error: z.record(z.string(), z.array(z.string()).nullable()).optional() }),
});

/** The codes beside each field ("" for the form as a whole), without their figures. */
export function errorsOf({ data }: Answered): Readonly<Record<string, readonly string[]>> {
  const { error = {} } = Refused.parse(data).result;
  return Object.fromEntries(
    Object.entries(error).map(([name, codes]) => [
      name,
      (codes ?? []).map((code) => code.split("|")[0] ?? ""),
    ]),
  );
}

const Preview = z.object({ preview: z.object({ mark: z.string() }) });

/** The mark of the list of visits that would lose their place. */
export function markOf({ data }: Answered): string {
  return Preview.parse(data).preview.mark;
}

const Seen = z.object({ seen: z.string().default("") });

/** What stands there now, as the page or the refusal of a stale form carries it. */
export function seenIn({ data }: Answered): string {
  return Seen.parse(data).seen;
}

/** Open on every day between two times. */
export const EVERY_DAY = (opens: string, closes: string): Fields =>
  Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].flatMap((at) => [
      [`days[${at}].open`, "on"],
      [`days[${at}].opens`, opens],
      [`days[${at}].closes`, closes],
    ]),
  );

export const BAY = { form: "bay", name: "Bay 1", kind: "lift", place: "1", active: "on" };
export const SERVICE = {
  form: "service",
  titleEn: "Tyre change",
  titleRu: "Смена шин",
  labourMinutes: "60",
  skill: "tyres",
  price: "80.00",
  deposit: "20.00",
  parts: "Valve\n\nWeights\nValve",
  online: "on",
  active: "on",
};
export const LIMITS = {
  form: "limits",
  walkInPercent: "10",
  receptionsPerQuarter: "2",
  loaners: "0",
  shuttleSeats: "0",
  moveDeadlineHours: "4",
  onlineNoticeHours: "4",
  bookingHorizonDays: "60",
};

/** A week of shifts from one time to another on every day, from a date on. */
export function shiftWeek(validFrom: string, from: string, until: string): Fields {
  const week = [0, 1, 2, 3, 4, 5, 6].flatMap((at): [string, string][] => [
    [`days[${at}].works`, "on"],
    [`days[${at}].from`, from],
    [`days[${at}].until`, until],
  ]);
  return { form: "week-new", validFrom, ...Object.fromEntries(week) };
}
