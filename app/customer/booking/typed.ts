// What a customer has typed so far on the booking page, kept as it was typed, and which step comes next.
import { z } from "zod/v4";

export const STEPS = ["work", "car", "time", "you", "code"] as const;
export type Step = (typeof STEPS)[number];

export function isStep(text: string | undefined): text is Step {
  return STEPS.some((step) => step === text);
}

/** Text as it came from the form; what nobody could have typed is cut. */
const text = z.string().max(4000).catch("");

/** Steps whose form was accepted, so that a later one may be shown. */
const passed = z.array(z.enum(STEPS)).catch([]);

export const Typed = z.object({
  language: z.enum(["en", "ru"]).catch("en"),
  services: z.array(z.string().max(60)).max(60).catch([]),
  complaint: text,
  plate: text,
  make: text,
  model: text,
  transport: text,
  /** The chosen time, milliseconds since 1970. */
  at: z.number().int().optional().catch(undefined),
  name: text,
  phone: text,
  smsConsent: z.boolean().catch(false),
  /** The campaign by whose link it was begun. */
  offer: z.uuid().optional().catch(undefined),
  passed,
});
export type Typed = z.output<typeof Typed>;

export function nothingTyped(language: Typed["language"]): Typed {
  return Typed.parse({ language });
}

/** The fields of each step's form. */
const FIELDS = {
  work: ["complaint"],
  car: ["plate", "make", "model", "transport"],
  time: [],
  you: ["name", "phone"],
  code: [],
} as const satisfies Record<Step, readonly (keyof Typed)[]>;

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\0", "").slice(0, 4000) : "";
}

/**
 * What was typed before with what the form of this step holds now, whether it is right or not. The services and the
 * transport decide on the times: when they change, the time is chosen anew.
 */
export function typedInto(typed: Typed, step: Step, form: FormData): Typed {
  const fields = Object.fromEntries(FIELDS[step].map((name) => [name, textOf(form, name)]));
  const services = step === "work" ? form.getAll("services").map(String).slice(0, 60) : typed.services;
  const smsConsent = step === "you" ? form.get("smsConsent") === "on" : typed.smsConsent;
  const now = { ...typed, ...fields, services, smsConsent };
  const same = now.transport === typed.transport && sameChoice(services, typed.services);
  return same ? now : withoutTime(now);
}

function sameChoice(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** Marks a step as accepted. */
export function passing(typed: Typed, step: Step): Typed {
  return { ...typed, passed: [...new Set([...typed.passed, step])] };
}

function withoutTime(typed: Typed): Typed {
  return { ...typed, at: undefined, passed: typed.passed.filter((step) => step !== "time") };
}

/** The first step that is still open. */
export function nextStep(typed: Typed): Step {
  return STEPS.find((step) => !typed.passed.includes(step)) ?? "code";
}

/** Whether the step may be shown: everything before it was accepted. */
export function mayShow(typed: Typed, step: Step): boolean {
  return STEPS.indexOf(step) <= STEPS.indexOf(nextStep(typed));
}

export function stepBefore(step: Step): Step {
  return STEPS[Math.max(0, STEPS.indexOf(step) - 1)] ?? "work";
}
