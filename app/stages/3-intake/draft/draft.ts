// An intake that is being written down: what stands in its forms before they are handed in, form by form.
import { z } from "zod";
import { jsonText } from "~/ui/form/zod-fields";

/** The forms whose half-written content is kept; named like their intents. */
export const DRAFT_SECTIONS = ["clarify", "walkaround", "estimate", "setPromise", "consent"] as const;
export type DraftSection = (typeof DRAFT_SECTIONS)[number];

/** Field names with what stands in them; a field may have several values. */
export const DraftValues = z
  .record(z.string().min(1).max(80), z.array(z.string().max(20_000)).max(40))
  .refine((values) => Object.keys(values).length <= 300);
export type DraftValues = z.infer<typeof DraftValues>;

/** One form as it was kept last. It counts up with every keeping, also when it was handed in and nothing is left of it. */
export const SectionDraft = z.object({
  version: z.int().min(1),
  by: z.uuid(),
  byName: z.string(),
  /** Milliseconds. */
  at: z.int(),
  /** Null: handed in, nothing is half-written. */
  values: DraftValues.nullable(),
});
export type SectionDraft = z.infer<typeof SectionDraft>;

export const IntakeDraft = z.partialRecord(z.enum(DRAFT_SECTIONS), SectionDraft);
export type IntakeDraft = z.infer<typeof IntakeDraft>;

/** What a page sends to be kept. */
export const KeepDraft = z.object({
  section: z.enum(DRAFT_SECTIONS),
  /** The version that the page has seen; 0 when there was none. */
  base: z.coerce.number().int().min(0),
  values: jsonText(DraftValues, z.string().max(60_000)),
});
export type KeepDraft = z.infer<typeof KeepDraft>;

/** Fields that belong to one page and one sending, and are nobody's words. */
const OF_THE_PAGE = new Set(["intent", "submissionId", "then", "seen", "seenAt", "shown"]);

export function valuesOf(form: Iterable<readonly [string, FormDataEntryValue]>): DraftValues {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !OF_THE_PAGE.has(name)) (values[name] ??= []).push(value);
  }
  return values;
}

const LINE_FIELD = /^lines\[(\d{1,2})\]\.(id|title|labourMinutes|priceMinor|partsMinor)$/;

type LineDraft = Partial<Record<string, string>>;

/** The lines of an order as they were being typed, in their order. */
export function draftedLines(values: DraftValues): readonly LineDraft[] {
  const lines = new Map<number, LineDraft>();
  for (const [name, [text = ""]] of Object.entries(values)) {
    const [, place, field] = LINE_FIELD.exec(name) ?? [];
    if (place === undefined || field === undefined) continue;
    lines.set(Number(place), { ...lines.get(Number(place)), [field]: text });
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
}

/** One text of each field. */
export function draftedTexts(values: DraftValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !LINE_FIELD.test(name))
      .map(([name, texts]) => [name, texts[0] ?? ""]),
  );
}
