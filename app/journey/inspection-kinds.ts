// The inspection lists that a new centre begins with, one for each kind of job.
import type { InspectionList } from "./route-map";

type Text = readonly [id: string, en: string, ru: string];

function kind(
  [id, en, ru]: Text,
  jobs: { readonly skills?: readonly string[]; readonly words?: readonly string[] },
  points: readonly Text[],
): InspectionList {
  return {
    id,
    title: { en, ru },
    skills: [...(jobs.skills ?? [])],
    words: [...(jobs.words ?? [])],
    points: points.map(([point, english, russian]) => ({
      id: point,
      title: { en: english, ru: russian },
      required: true,
    })),
  };
}

export const usualInspectionKinds: readonly InspectionList[] = [
  kind(["brakes", "Brakes", "Тормоза"], { words: ["brake", "тормоз", "колодк"] }, [
    ["pads-seated", "Pads and discs seated, no play", "Колодки и диски на месте, люфта нет"],
    ["brake-fluid", "Brake fluid level and hoses dry", "Уровень тормозной жидкости, шланги сухие"],
    ["brake-test", "Brakes pull evenly, no noise", "Тормозит ровно, без шума"],
  ]),
  kind(
    ["oil-service", "Oil service", "Замена масла и ТО"],
    { words: ["oil", "annual service", "масла", "масло", "техническое", "ТО"] },
    [
      ["oil-level", "Oil level between the marks", "Уровень масла между метками"],
      ["drain-plug", "Drain plug and filter dry", "Сливная пробка и фильтр сухие"],
      ["service-reset", "Service indicator reset", "Межсервисный интервал сброшен"],
    ],
  ),
  kind(
    ["tyres", "Tyres and wheels", "Шины и колёса"],
    {
      skills: ["tyres", "alignment"],
      words: ["tyre", "tire", "wheel", "шин", "шины", "шиномонтаж", "колёс", "колес"],
    },
    [
      [
        "wheel-bolts",
        "Wheel bolts tightened with the torque wrench",
        "Колёса затянуты динамометрическим ключом",
      ],
      ["pressures", "Pressures as on the plate", "Давление по табличке"],
      ["straight", "Steering wheel straight, no vibration", "Руль стоит прямо, вибрации нет"],
    ],
  ),
  kind(
    ["electrics", "Electrics and diagnostics", "Электрика и диагностика"],
    { skills: ["electrical", "diagnostics", "air-conditioning"], words: ["battery", "аккумулятор"] },
    [
      ["no-fault-codes", "No fault codes stored", "Кодов ошибок нет"],
      ["lights-work", "Lights, horn and wipers work", "Свет, сигнал и стеклоочистители работают"],
      ["function-tried", "The repaired function was tried", "Отремонтированная функция проверена"],
    ],
  ),
  kind(
    ["body", "Body and paint", "Кузов и окраска"],
    { skills: ["body"], words: ["paint", "окраска", "покраска", "кузов"] },
    [
      ["gaps-even", "Gaps even, doors and lids close", "Зазоры ровные, двери и крышки закрываются"],
      ["paint-matches", "Paint matches, no runs or dust", "Цвет совпадает, подтёков и сора нет"],
      ["no-leaks-water", "No water gets in", "Вода внутрь не попадает"],
    ],
  ),
];
