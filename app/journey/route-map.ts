// What happens inside the stages at a centre: who answers for a stage, its time limit, and its checklist. Versioned data.
import { z } from "zod";
import { usualInspectionKinds } from "./inspection-kinds";
import { ROLES } from "./permissions";
import { STAGES, type Stage } from "./stages";

const words = z.object({ en: z.string().min(1).max(200), ru: z.string().min(1).max(200) });

export const ChecklistItem = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: words,
  /** A required item stands in the gate. */
  required: z.boolean(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

const StageRoute = z.object({
  responsible: z.enum(ROLES),
  /** Working minutes after which a visit in this stage is looked at, where nothing nearer is due. */
  limitMinutes: z.int().min(1).max(100_000),
  checklist: z.array(ChecklistItem).max(40),
});

/** What is inspected when a job of the visit was booked with one of the skills, or has one of the words in its name. */
export const InspectionList = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: words,
  skills: z.array(z.string().min(1).max(40)).max(20),
  words: z.array(z.string().trim().min(2).max(60)).max(40),
  points: z.array(ChecklistItem).max(40),
});
export type InspectionList = z.infer<typeof InspectionList>;

const Inspecting = z.object({
  /** Beside the checklist of the stage, which is gone through for every car. */
  kinds: z.array(InspectionList).max(20),
  /** Whether a car is washed before it leaves quality control. */
  wash: z.boolean(),
});

export const RouteMap = z.object({
  version: z.int().min(1),
  stages: z.record(z.enum(STAGES), StageRoute),
  /** Maps of earlier versions of the program have none: the checklist of the stage is all that is inspected. */
  inspection: Inspecting.optional(),
});
export type RouteMap = z.infer<typeof RouteMap>;

function item(id: string, en: string, ru: string, required = true): ChecklistItem {
  return { id, title: { en, ru }, required };
}

/** What a new centre begins with. */
export function defaultRouteMap(version = 1): RouteMap {
  return {
    version,
    inspection: { kinds: [...usualInspectionKinds], wash: false },
    stages: {
      booking: { responsible: "advisor", limitMinutes: 10, checklist: [] },
      preparation: {
        responsible: "advisor",
        limitMinutes: 8 * 60,
        checklist: [
          item(
            "loaner-ready",
            "Loaner or shuttle arranged if asked for",
            "Подменный автомобиль или трансфер подготовлен, если нужен",
            false,
          ),
        ],
      },
      intake: {
        responsible: "advisor",
        limitMinutes: 20,
        checklist: [
          item(
            "needs-asked",
            "Asked what else the customer noticed",
            "Спросили, что ещё заметил клиент",
            false,
          ),
        ],
      },
      repairs: {
        responsible: "mechanic",
        limitMinutes: 8 * 60,
        checklist: [
          item(
            "covers-fitted",
            "Seat and steering wheel covers fitted",
            "Надеты чехлы на сиденье и руль",
            false,
          ),
        ],
      },
      quality: {
        responsible: "inspector",
        limitMinutes: 60,
        checklist: [
          item("work-matches-order", "Every job on the order is done", "Все работы по заказу выполнены"),
          item("torque-and-leaks", "Fasteners torqued, no leaks", "Крепёж затянут, протечек нет"),
          item("no-warning-lights", "No warning lights", "Контрольные лампы не горят"),
          item("test-drive", "Test drive done", "Пробная поездка выполнена"),
        ],
      },
      handover: { responsible: "advisor", limitMinutes: 4 * 60, checklist: [] },
      "follow-up": { responsible: "advisor", limitMinutes: 72 * 60, checklist: [] },
    },
  };
}

export function checklistOf(map: RouteMap, stage: Stage): readonly ChecklistItem[] {
  return map.stages[stage].checklist;
}
