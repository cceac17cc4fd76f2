// 3.6: whether price and promised time were given before anybody began to work.
import { criterion, held, notConcerned } from "../../criterion";

export const priceAndPromise = criterion({
  id: "3.6",
  stage: "intake",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.98,
  source: "P",
  title: { en: "Price and promise before work", ru: "Цена и срок названы до начала работ" },
  how: {
    en: "Of the visits on which work has begun, those in which both a price and a promised time had been given before. Where nothing of the intake was written down it is not recorded.",
    ru: "Доля визитов, где цену и срок назвали до начала работ. Считаются визиты, по которым работы начались. Если о приёмке ничего не записано, данных нет.",
  },
  of: (history) => {
    const began = history.workBeganAt;
    if (began === undefined) return notConcerned();
    const price = history.firstAt("estimate.presented");
    const promise = history.firstAt("promise.set");
    if (price === undefined || promise === undefined) return history.undone("intake", began);
    return held(began, price <= began && promise <= began);
  },
});
