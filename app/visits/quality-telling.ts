// Facts of quality control as lines of the timeline.
import type { EventOf, EventType } from "~/journey/events";
import type { Telling, TellingContext } from "./event-telling";
import { noonOf } from "./part-telling";

type QualityEvent = Extract<
  EventType,
  "inspection.checked" | "inspection.failed" | "test-drive.driven" | "inspector.allowed" | "papers.prepared"
>;
type Tells = {
  readonly [T in QualityEvent]: (payload: EventOf<T>["payload"], context: TellingContext) => Telling;
};

export const QUALITY_TELLINGS: Tells = {
  "inspection.checked": ({ item, result, note }, { t, choices, items }) => ({
    title: t("inspection.checked", { point: items[item] ?? item, result: choices(`point.${result}`) }),
    detail: note,
  }),
  "inspection.failed": ({ defects }, { t }) => ({
    title: t("inspection.failed"),
    detail: defects.map(({ what }) => what).join(" · "),
  }),
  "test-drive.driven": ({ startMileage, endMileage, note }, { t, format }) => ({
    title: t("test-drive.driven", { distance: format.distance(endMileage - startMileage) }),
    detail: note,
  }),
  "inspector.allowed": ({ inspectorId, reason }, { t, names }) => ({
    title: t("inspector.allowed", { name: names[inspectorId] ?? t("by.unknown") }),
    detail: reason,
  }),
  "papers.prepared": ({ explanation, advice, nextService }, { t, format }) => ({
    title: t("papers.prepared"),
    detail: [
      explanation,
      advice,
      nextService?.on && format.date(noonOf(nextService.on)),
      nextService?.mileage === undefined ? undefined : format.distance(nextService.mileage),
    ]
      .filter(Boolean)
      .join("\n"),
  }),
};
