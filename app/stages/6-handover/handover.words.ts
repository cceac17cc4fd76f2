// Handover: the customer told, the work explained, the invoice, the money, the keys.
export const handoverWords = {
  en: {
    ahead: "Not ready for the handover yet",
    aheadText: "When the car has passed quality control and the papers are ready, it is handed over here.",
    told: {
      title: "Tell the customer that the car is ready",
      text: "By message: Bayline writes to them now. Otherwise tell them yourself first.",
      how: "How were they told?",
      submit: "The customer knows",
      done: "The customer was told",
    },
    returned: {
      title: "The customer is back",
      submit: "The customer is here",
      done: "The customer came back",
    },
    started: { title: "Handover at the desk", submit: "Begin the handover", done: "The handover began" },
    explained: {
      title: "Explain work and cost",
      papers: "Prepared explanation",
      oldParts: "The old parts were shown",
      submit: "Explained",
      done: "Work and cost were explained",
    },
    keys: {
      title: "Keys and belongings",
      left: "Left in the car at intake: {{what}}",
      belongings: "Everything that was left in the car is there",
      submit: "Keys returned",
      done: "Keys returned",
    },
  },
  ru: {
    ahead: "К выдаче ещё не готово",
    aheadText: "Когда автомобиль пройдёт контроль качества и документы готовы, его выдадут здесь.",
    told: {
      title: "Сообщить клиенту о готовности",
      text: "«Сообщением» — Bayline напишет клиенту сам. Иначе сначала сообщите сами.",
      how: "Как сообщили?",
      submit: "Клиент знает",
      done: "Клиенту сообщили о готовности",
    },
    returned: { title: "Клиент приехал", submit: "Клиент здесь", done: "Клиент приехал" },
    started: { title: "Выдача", submit: "Начать выдачу", done: "Выдача начата" },
    explained: {
      title: "Объяснить работы и стоимость",
      papers: "Подготовленное объяснение",
      oldParts: "Показаны снятые детали",
      submit: "Объяснили",
      done: "Работы и стоимость объяснены",
    },
    keys: {
      title: "Ключи и вещи",
      left: "Оставлено в автомобиле при приёмке: {{what}}",
      belongings: "Всё, что было оставлено в автомобиле, на месте",
      submit: "Ключи возвращены",
      done: "Ключи возвращены",
    },
  },
} as const;
