// Skills, bays, and why a day or a time has no place.
export const capacityWords = {
  en: {
    skill: {
      mechanical: "Mechanical work",
      electrical: "Electrics",
      diagnostics: "Diagnostics",
      tyres: "Tyres",
      alignment: "Wheel alignment",
      "air-conditioning": "Air conditioning",
      body: "Body work",
    },
    bay: {
      lift: "Lift",
      flat: "Floor place",
      alignment: "Alignment stand",
      diagnostics: "Diagnostics place",
      wash: "Wash",
    },
    lent: { loaner: "loan car", shuttle: "shuttle seat" },
    why: {
      shut: "The centre is shut then.",
      holiday: "The centre is shut: {{name}}.",
      over: "The day is over.",
      "nobody-able": "Nobody here can do this work.",
      "nobody-at-work": "Whoever can do this work is not there that day.",
      "no-bay-of-kind": "There is no bay for this work.",
      "labour-full":
        "The day has {{freeMinutes}} min left for this work, and it takes {{neededMinutes}} min.",
      "kept-for-walk-ins": "What is left of the day is kept for customers without an appointment.",
      "desk-full": "The desk already receives as many customers in that quarter of an hour as it can.",
      "transport-gone": "No $t(capacity:lent.{{transport}}) is left that day.",
      "no-lane": "No mechanic and bay are free together for long enough.",
    },
  },
  ru: {
    skill: {
      mechanical: "Слесарные работы",
      electrical: "Электрика",
      diagnostics: "Диагностика",
      tyres: "Шиномонтаж",
      alignment: "Сход-развал",
      "air-conditioning": "Кондиционер",
      body: "Кузовные работы",
    },
    bay: {
      lift: "Подъёмник",
      flat: "Напольный пост",
      alignment: "Стенд сход-развала",
      diagnostics: "Пост диагностики",
      wash: "Мойка",
    },
    lent: { loaner: "подменных автомобилей", shuttle: "мест в шаттле" },
    why: {
      shut: "Сервис в это время закрыт.",
      holiday: "Сервис закрыт: {{name}}.",
      over: "Этот день уже закончился.",
      "nobody-able": "Такую работу здесь некому сделать.",
      "nobody-at-work": "В этот день нет тех, кто делает такую работу.",
      "no-bay-of-kind": "Для такой работы нет поста.",
      "labour-full":
        "На такую работу в этот день осталось {{freeMinutes}} мин, а нужно {{neededMinutes}} мин.",
      "kept-for-walk-ins": "Оставшееся время дня держат для тех, кто приедет без записи.",
      "desk-full": "В эти четверть часа приёмка уже принимает столько клиентов, сколько может.",
      "transport-gone": "В этот день не осталось: $t(capacity:lent.{{transport}}).",
      "no-lane": "Нет механика и поста, свободных одновременно на нужное время.",
    },
  },
} as const;
