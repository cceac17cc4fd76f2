// 4.6: whether a part that is needed lies on the shelf.
import { criterion, notConcerned, notRecorded, parts } from "../../criterion";

export const partsFill = criterion({
  id: "4.6",
  stage: "repairs",
  kind: "mean",
  ofWhole: true,
  unit: "share",
  direction: "higher",
  target: 0.9,
  warning: 0.8,
  source: "P",
  title: { en: "Parts fill", ru: "Запчасти есть на складе" },
  how: {
    en: "Parts that were taken from our own shelf, by all parts that visits needed. One that had to be ordered counts against it. A part that was given up before either is not counted. A visit that needs parts which are not listed one by one, or of which nobody looked, is not recorded.",
    ru: "Доля запчастей, которые нашлись на своём складе, среди всех понадобившихся. Заказанная у поставщика запчасть считается отсутствующей; от которой отказались раньше — не считается. Если запчасти не перечислены или никто не проверил, нужны ли они, данных нет.",
  },
  of: (history) => {
    const { preparation } = history.visit;
    const ordered = new Set(history.all("part.ordered").map(({ payload }) => payload.partId));
    const found = new Set(
      [...history.all("part.reserved"), ...history.all("part.picked")].map(({ payload }) => payload.partId),
    );
    const needed = history.all("part.needed");
    const known = needed.filter(({ payload: { partId } }) => ordered.has(partId) || found.has(partId));
    const at = needed.at(-1)?.occurredAt ?? preparation.partsChecked?.at;
    if (known.length > 0) {
      const there = known.filter(({ payload }) => !ordered.has(payload.partId)).length;
      return parts(at, there, known.length);
    }
    const awaited = needed.length > 0 || history.firstAt("parts.requested") !== undefined;
    const wanted = awaited || (preparation.partsChecked ? preparation.partsChecked.needed : true);
    return wanted && history.isPast("repairs") && history.enteredAt("repairs") !== undefined
      ? notRecorded(at)
      : notConcerned(at);
  },
});
