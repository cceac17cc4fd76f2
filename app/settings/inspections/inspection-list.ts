// An inspection list of the route map as its form has it: of every car, or of one kind of job.
import { z } from "zod/v4";
import { SKILLS } from "~/capacity/skills";
import { TEST_DRIVE } from "~/journey/inspection";
import type { ChecklistItem, InspectionList, RouteMap } from "~/journey/route-map";
import { line, paragraph } from "~/ui/form/zod-fields";
import { seenMark } from "../seen";
import { linesIn } from "../text-lines";

/** The address of the list for every car. */
export const GENERAL = "general";

/** A page has so many empty rows more than there are points. */
const SPARE_ROWS = 3;
const MOST_POINTS = 40;

const Points = z
  .array(
    z.object({
      id: z.string().max(41).optional(),
      en: line(200).optional(),
      ru: line(200).optional(),
      required: z.boolean().default(false),
    }),
  )
  .max(MOST_POINTS + SPARE_ROWS)
  .default([])
  // A row that is empty is no point.
  .superRefine((rows, context) => {
    rows.forEach(({ en, ru }, place) => {
      if (en === undefined && ru !== undefined)
        context.addIssue({ code: "custom", path: [place, "en"], message: "required" });
      if (ru === undefined && en !== undefined)
        context.addIssue({ code: "custom", path: [place, "ru"], message: "required" });
    });
    const filled = rows.filter(({ en }) => en !== undefined);
    if (filled.length > MOST_POINTS) context.addIssue({ code: "custom", path: [], message: "too-long" });
  });

export const GeneralList = z.object({
  testDrive: z.boolean().default(false),
  wash: z.boolean().default(false),
  points: Points,
  seen: seenMark(),
});
export type GeneralList = z.output<typeof GeneralList>;

export const KindList = z.object({
  titleEn: line(120),
  titleRu: line(120),
  skills: z.array(z.enum(SKILLS)).default([]),
  words: paragraph(1500)
    .refine((text) => linesIn(text).every((word) => word.length >= 2 && word.length <= 60), {
      error: "inspectionLists:wordLength",
    })
    .optional(),
  points: Points,
  seen: seenMark(),
});
export type KindList = z.output<typeof KindList>;

/** A list's points as rows of the form, with a few empty ones behind. */
export function pointRows(points: readonly ChecklistItem[]) {
  const shown = points
    .filter(({ id }) => id !== TEST_DRIVE)
    .map(({ id, title, required }) => ({ id, en: title.en, ru: title.ru, required: required ? "on" : "" }));
  const spare = Array.from({ length: SPARE_ROWS }, () => ({ id: "", en: "", ru: "", required: "on" }));
  return [...shown, ...spare].slice(0, MOST_POINTS + SPARE_ROWS);
}

/** @param newId makes the name of a point that has none yet */
function pointsFrom(rows: GeneralList["points"], known: readonly ChecklistItem[], newId: () => string) {
  const ids = new Set(known.map(({ id }) => id));
  return rows.flatMap(({ id, en, ru, required }): ChecklistItem[] => {
    if (en === undefined || ru === undefined) return [];
    return [{ id: id !== undefined && ids.has(id) ? id : newId(), title: { en, ru }, required }];
  });
}

const DRIVE: ChecklistItem = {
  id: TEST_DRIVE,
  title: { en: "Test drive done", ru: "Пробная поездка выполнена" },
  required: true,
};

/** The map with another list for every car. Its points may be reworded: who has said something of one has said it of its id. */
export function withGeneral(map: RouteMap, form: GeneralList, newId: () => string): RouteMap {
  const { quality } = map.stages;
  const points = pointsFrom(form.points, quality.checklist, newId);
  const drive = quality.checklist.find(({ id }) => id === TEST_DRIVE) ?? DRIVE;
  return {
    ...map,
    stages: {
      ...map.stages,
      quality: { ...quality, checklist: form.testDrive ? [...points, drive] : points },
    },
    inspection: { kinds: map.inspection?.kinds ?? [], wash: form.wash },
  };
}

/** The map with a kind's list changed, added behind the others, or (without a form) left out. */
export function withKind(
  map: RouteMap,
  listId: string,
  form: KindList | undefined,
  newId: () => string,
): RouteMap {
  const { kinds, wash } = map.inspection ?? { kinds: [], wash: false };
  const before = kinds.find(({ id }) => id === listId);
  const after: InspectionList[] = form
    ? [
        {
          id: listId,
          title: { en: form.titleEn, ru: form.titleRu },
          skills: form.skills,
          words: [...linesIn(form.words)],
          points: pointsFrom(form.points, before?.points ?? [], newId),
        },
      ]
    : [];
  const changed = before ? kinds.flatMap((list) => (list === before ? after : [list])) : [...kinds, ...after];
  return { ...map, inspection: { kinds: changed, wash } };
}
