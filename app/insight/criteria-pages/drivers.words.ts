// What goes with satisfaction.
export const driversWords = {
  en: {
    title: "What goes with satisfaction",
    text: "Visits that failed a criterion, compared with visits of the same length that met it. An association, not a proven cause. {{rated}} rated visits, response rate {{rate}}; {{tested}} criteria tested, at most one in ten named by chance.",
    none: "None of {{tested}} tested criteria stands out among {{rated}} rated visits (response rate {{rate}}).",
    few: "Too few visits were rated in this period to compare them.",
    criterion: "Criterion",
    share: "Visits that fail it",
    gap: "Rated lower by",
    impact: "Of the mean rating",
    range: "95 % interval",
    rated: "Rated visits",
    how: "How is this computed?",
    howText:
      "Share of visits that fail it, times the gap of the mean rating (1 to 5) between rated visits that failed and that met it, adjusted for the logarithm of the working time from arrival to ready and for the centre. The interval is from 1,000 bootstrap draws; which ones are named follows Benjamini and Hochberg at 10 %. Criteria of follow-up are left out: they come after the visit.",
  },
  ru: {
    title: "Что связано с оценками клиентов",
    text: "Сравниваются визиты, где критерий не выполнен, и визиты той же длительности, где он выполнен. Это связь, а не доказанная причина. Визитов с оценкой: {{rated}}, доля ответивших: {{rate}}. Проверено критериев: {{tested}}; случайно назван не более чем один из десяти.",
    none: "Ни один из проверенных критериев ({{tested}}) не выделяется. Визитов с оценкой: {{rated}}, доля ответивших: {{rate}}.",
    few: "За этот период слишком мало оценок, чтобы сравнивать.",
    criterion: "Критерий",
    share: "Визитов, где не выполнен",
    gap: "Оценка ниже на",
    impact: "Влияние на среднюю оценку",
    range: "Интервал 95 %",
    rated: "Визитов с оценкой",
    how: "Как это считается?",
    howText:
      "Доля визитов, где критерий не выполнен, умножается на разницу средних оценок (от 1 до 5) между визитами, где он не выполнен и где выполнен. Разница очищена от влияния центра и длительности (логарифма рабочего времени от приезда до готовности). Интервал — по 1000 бутстреп-выборок; какие критерии назвать, решает процедура Бенджамини — Хохберга с уровнем 10 %. Критерии последнего этапа не участвуют: они относятся ко времени после визита.",
  },
} as const;
