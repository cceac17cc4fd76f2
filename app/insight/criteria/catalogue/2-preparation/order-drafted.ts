// 2.5: whether the order was drafted before the car came.
import { criterion, held, notConcerned } from "../../criterion";

export const orderDrafted = criterion({
  id: "2.5",
  stage: "preparation",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.9,
  source: "P",
  title: { en: "Order drafted before arrival", ru: "Заказ-наряд подготовлен до приезда" },
  how: {
    en: "Of the cars that arrived, those whose order had been drafted before. Where nothing of the preparation was written down it is not recorded.",
    ru: "Доля приехавших машин, для которых черновик заказ-наряда составили заранее. Если о подготовке ничего не записано, данных нет.",
  },
  of: (history) => {
    const { arrivedAt } = history;
    if (arrivedAt === undefined) return notConcerned();
    const drafted = history.firstAt("order.drafted");
    return drafted === undefined
      ? history.undone("preparation", arrivedAt)
      : held(arrivedAt, drafted < arrivedAt);
  },
});
