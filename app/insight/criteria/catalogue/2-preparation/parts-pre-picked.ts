// 2.4: whether the parts lay ready when the car came.
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const partsPrePicked = criterion({
  id: "2.4",
  stage: "preparation",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.95,
  warning: 0.85,
  source: "P",
  title: { en: "Parts pre-picked", ru: "Запчасти подобраны заранее" },
  how: {
    en: "Of the cars that arrived and need parts, those for which the parts were laid out before the arrival. Where nobody looked whether parts are needed it is not recorded.",
    ru: "Доля приехавших машин, которым нужны запчасти и для которых их подобрали до приезда. Если никто не проверил, нужны ли запчасти, данных нет.",
  },
  of: ({ visit: { preparation }, events, arrivedAt }) => {
    if (arrivedAt === undefined) return notConcerned();
    const { partsChecked } = preparation;
    if (!partsChecked) return notRecorded(arrivedAt);
    if (!partsChecked.needed) return notConcerned(arrivedAt);
    // One more part is needed: what was laid out is not everything. What happens in the workshop changes nothing of it.
    const lastWord = events.findLast(
      ({ type, occurredAt }) => (type === "parts.picked" || type === "part.needed") && occurredAt < arrivedAt,
    );
    return held(arrivedAt, lastWord?.type === "parts.picked");
  },
});
