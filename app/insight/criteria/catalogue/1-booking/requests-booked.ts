// 1.3: which requests became visits, by channel and by the reason why not.
import { criterion, held, notConcerned, notRecorded, type GroupPart } from "../../criterion";

export const requestsBooked = criterion({
  id: "1.3",
  stage: "booking",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 0.8,
  warning: 0.7,
  source: "P",
  title: { en: "Requests that became visits", ru: "Обращения, ставшие записями" },
  how: {
    en: "Booked requests by all requests, told by channel too; the lost ones by the reason. A request that is still open is not counted yet. One that ended without a time and without a reason is not recorded.",
    ru: "Сколько обращений закончилось записью, в том числе по каналам; потерянные — по причинам. Обращения, с которыми ещё работают, пока не считаются. Если обращение закрыто без записи и без причины, данных нет.",
  },
  of: ({ visit, events }) => {
    const booked = events.find(({ type }) => type === "visit.booked");
    const lost = events.find((each) => each.type === "request.lost");
    const channel = (part: number): GroupPart => ({
      group: `channel/${visit.request.channel ?? "unknown"}`,
      part,
      whole: 1,
    });
    if (booked) return held(booked.occurredAt, true, [channel(1)]);
    if (lost?.type === "request.lost") {
      const reason = { group: `reason/${lost.payload.reason}`, part: 1, whole: 0 };
      return held(lost.occurredAt, false, [channel(0), reason]);
    }
    return visit.status === "open" && visit.stage === "booking" ? notConcerned() : notRecorded();
  },
});
