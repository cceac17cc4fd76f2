// 6.6: whether work and cost were explained.
import { criterion, held, notConcerned } from "../../criterion";

export const workExplained = criterion({
  id: "6.6",
  stage: "handover",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.95,
  source: "P",
  title: { en: "Work and cost explained", ru: "Работы и цену объяснили" },
  how: {
    en: "Of the cars that were given back, those whose work and cost were explained before. Where nothing of the handover was written down it is not recorded.",
    ru: "Доля выданных машин, по которым клиенту объяснили работы и стоимость. Если о выдаче ничего не записано, данных нет.",
  },
  of: (history) => {
    const { explained, releasedAt } = history.visit.handover;
    if (releasedAt === undefined) return notConcerned();
    return explained ? held(releasedAt, explained.at <= releasedAt) : history.undone("handover", releasedAt);
  },
});
