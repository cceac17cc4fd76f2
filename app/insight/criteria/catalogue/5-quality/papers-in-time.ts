// 5.5: whether the papers lie ready when the customer comes.
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

export const papersInTime = criterion({
  id: "5.5",
  stage: "quality",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.95,
  source: "P",
  title: { en: "Papers ready in time", ru: "Документы готовы вовремя" },
  how: {
    en: "Of the customers who came back for their car, those whose papers had been prepared before. Where the return was not written down, or nothing of quality control, it is not recorded.",
    ru: "Доля клиентов, к приезду которых документы уже были готовы. Если возвращение клиента не отмечено или о контроле качества ничего не записано, данных нет.",
  },
  of: (history) => {
    const { handover, quality } = history.visit;
    const { returnedAt, releasedAt, started } = handover;
    if (returnedAt === undefined) {
      const gone = releasedAt ?? started?.at;
      return gone === undefined ? notConcerned() : notRecorded(gone);
    }
    if (!quality.papers) return history.undone("quality", returnedAt);
    return held(returnedAt, quality.papers.at <= returnedAt);
  },
});
