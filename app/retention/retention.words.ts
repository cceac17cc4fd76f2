// Customers who come again, year by year.
export const retentionWords = {
  en: {
    title: "Returning customers",
    intro: "Each customer counts once a year, by the day on which the car came.",
    says_one: "In {{year}} {{count}} customer was here, {{share}} of them not for the first time.",
    says_other: "In {{year}} {{count}} customers were here, {{share}} of them not for the first time.",
    saysFirst_one:
      "In {{year}} {{count}} customer was here. Who comes again is seen from the second year on.",
    saysFirst_other:
      "In {{year}} {{count}} customers were here. Who comes again is seen from the second year on.",
    none: "No car has been here yet",
    noneText:
      "From the first visit on, this page counts who comes again. Past visits can be brought in under Settings, Your data.",
    chart: "Customers by year",
    returning: "Came before",
    fresh: "New",
    year: "Year",
    customers: "Customers",
    share: "Share that came before",
    kept: "Of last year's, came again",
  },
  ru: {
    title: "Постоянные клиенты",
    intro: "Каждый клиент считается один раз в году, по дню приезда автомобиля.",
    says_one: "В {{year}} году у нас был {{count}} клиент, {{share}} — не впервые.",
    says_few: "В {{year}} году у нас было {{count}} клиента, {{share}} — не впервые.",
    says_many: "В {{year}} году у нас было {{count}} клиентов, {{share}} — не впервые.",
    says_other: "В {{year}} году у нас было {{count}} клиента, {{share}} — не впервые.",
    saysFirst_one: "В {{year}} году у нас был {{count}} клиент. Кто вернулся, видно со второго года.",
    saysFirst_few: "В {{year}} году у нас было {{count}} клиента. Кто вернулся, видно со второго года.",
    saysFirst_many: "В {{year}} году у нас было {{count}} клиентов. Кто вернулся, видно со второго года.",
    saysFirst_other: "В {{year}} году у нас было {{count}} клиента. Кто вернулся, видно со второго года.",
    none: "Автомобилей пока не было",
    noneText:
      "С первого визита здесь видно, кто возвращается. Прошлые визиты можно загрузить в настройках, в разделе «Ваши данные».",
    chart: "Клиенты по годам",
    returning: "Уже были",
    fresh: "Новые",
    year: "Год",
    customers: "Клиенты",
    share: "Доля тех, кто уже был",
    kept: "Вернулись из прошлогодних",
  },
} as const;
