// How each number of the bottleneck report is computed, in words.
export const reportHowWords = {
  en: {
    title: "How is this computed",
    working:
      "All times are the centre's working time: closed hours and waits that were agreed on do not count.",
    sentence:
      "For every cause the report predicts what relief would save. The bottleneck is the cause with the largest saving. To see how sure that is, the period is cut into blocks of consecutive days, and 1,000 times as many blocks are drawn anew: confidence is the share of draws in which the same cause comes first. One name is said from 95% on; below it those are named that together reach 95%.",
    since:
      "“First every week since”: the Monday from which on this cause has had the largest saving in each week up to the end of the period.",
    waits:
      "Waits a visit = all waiting for the cause in the period ÷ visits with work or a wait in the period.",
    saving:
      "Predicted saving = waits a visit × relief. Relief of people and bays is the share of the wait that one more of them would remove at their load (Sakasegawa's formula for queues). Of a delay it is what lies above its target; where it has no target, one half. Of rework one half.",
    interval:
      "The 95% interval holds the middle 950 of 1,000 savings drawn anew from blocks of the same days.",
    sure: "Comes first = the share of those draws in which this cause has the largest saving.",
    load: "Load = time at work on visits ÷ rostered time. At 99% and above the formula counts 99%, and “at the limit” is said. Advisors' load counts recorded work on visits only. Where none is recorded at all, relief is counted as whole, which is too much.",
    spread:
      "Median and 90th percentile: whole waits for the cause, of the visits whose last such wait ended in the period; between two values in a straight line.",
    over: "Over the limit = visits that waited longer than the centre's limit ÷ those that waited, with Wilson's 95% interval. Beyond it in all: by how many minutes they were longer, added up.",
    stages:
      "Median and 90th percentile of the time in a stage count the cars that are still there (Kaplan–Meier, with delayed entry for those that were there when the period began): a stuck car is not left out because it has not finished. Total is the working time of all stays within the period. Cars now are of this moment, whatever the filters.",
    back: "Sent back = inspections in the period that were not passed.",
    stuck:
      "In time = of the stays that lasted as long as this one already has, the share that ended within the stage's limit: 1 − S(limit) ÷ S(age), with S from the Kaplan–Meier curve of the stage. 0% when the limit is over.",
    trend:
      "Minutes waited for the first cause in a week ÷ visits of the week. The band is mean ± 2.66 × the mean change from week to week (XmR chart), of whole weeks. A week stands out beyond the band, or with eight in a row on one side of the mean.",
    which: "For each week the cause with the largest predicted saving in it. Pale: the week is not whole.",
    rework:
      "First inspections in the period that were passed ÷ first inspections, with Wilson's 95% interval. Minutes: from a failed inspection to the end of the next one, a visit.",
    integrity:
      "Hours of cars in work, once added up by the clock and once by their stays in the stages (Little's law). Both must be the same to the millisecond.",
    file: "The visits behind each number, as CSV:",
    files: {
      all: "Visits",
      waits: "Waits a visit, saving, interval",
      spread: "Waited, median, 90th, over the limit",
      load: "Load",
      stays: "Time in a stage, over the limit",
      now: "Cars now",
      back: "Sent back",
      stuck: "Stuck now",
      weeks: "Week by week",
      first: "First inspections",
      lost: "Minutes lost",
      lives: "Cars in work by the clock",
      everybody: "all stages",
      list: "the list",
    },
  },
  ru: {
    title: "Как это посчитано",
    working: "Всё время рабочее: часы, когда центр закрыт, и заранее оговорённое ожидание не считаются.",
    sentence:
      "Для каждой причины отчёт предсказывает, сколько сбережёт помощь. Узкое место – причина с наибольшей экономией. Чтобы узнать, насколько это надёжно, период делится на блоки соседних дней, и 1000 раз столько же блоков выбирается заново: уверенность – доля выборок, в которых на первом месте та же причина. Одно имя называется от 95 %; если меньше, называются те, что вместе дают 95 %.",
    since:
      "«На первом месте каждую неделю с»: понедельник, начиная с которого у этой причины наибольшая экономия в каждой неделе до конца периода.",
    waits:
      "Ожидание на визит = всё ожидание по этой причине за период ÷ визиты, в которых за период работали или ждали.",
    saving:
      "Ожидаемая экономия = ожидание на визит × доля, которую снимет помощь. Для людей и постов это доля ожидания, которую при их загрузке снимет ещё один (формула очередей Сакасегавы). Для задержки – то, что выше её цели, а если цели нет, половина. Для доработки – половина.",
    interval:
      "Интервал 95 % – средние 950 из 1000 значений экономии, заново выбранных из блоков тех же дней.",
    sure: "На первом месте – доля таких выборок, в которых у этой причины наибольшая экономия.",
    load: "Загрузка = время работы над визитами ÷ время по графику. От 99 % формула считает 99 %, и это отмечено словами «на пределе». У приёмщиков считается только записанная работа над визитами. Если работа не записана совсем, считается, что помощь снимет всё ожидание, а это слишком много.",
    spread:
      "Медиана и 90-й процентиль: всё ожидание по этой причине у визитов, чьё последнее такое ожидание кончилось в периоде; между двумя значениями – по прямой.",
    over: "Дольше предела = визиты, ждавшие дольше предела центра ÷ все, кто ждал; с интервалом Уилсона 95 %. Сверх него всего – сумма минут, на которые они ждали дольше.",
    stages:
      "Медиана и 90-й процентиль времени на этапе учитывают и автомобили, которые ещё там (Каплан – Майер с поздним входом для тех, кто был там к началу периода): застрявший автомобиль не выпадает оттого, что не закончен. Всего – рабочее время всего пребывания в пределах периода. Автомобили сейчас – на эту минуту, при любых фильтрах.",
    back: "Возвраты – проверки за период, которые не пройдены.",
    stuck:
      "Вовремя = доля тех, кто пробыл на этапе столько же, сколько этот, и ушёл в пределах срока: 1 − S(предел) ÷ S(возраст), где S – кривая Каплана – Майера этого этапа. 0 %, если предел уже пройден.",
    trend:
      "Минуты ожидания по первой причине за неделю ÷ визиты недели. Полоса – среднее ± 2,66 × среднее изменение от недели к неделе (контрольная карта Шухарта), по целым неделям. Неделя выделяется, если она вне полосы или восемь недель подряд по одну сторону от среднего.",
    which: "Для каждой недели – причина с наибольшей ожидаемой экономией. Бледные недели неполные.",
    rework:
      "Пройденные первые проверки за период ÷ все первые проверки, с интервалом Уилсона 95 %. Минуты – от непройденной проверки до конца следующей, на визит.",
    integrity:
      "Часы автомобилей в работе, сложенные один раз по часам и один раз по пребыванию на этапах (закон Литтла). Оба числа должны совпасть до миллисекунды.",
    file: "Визиты, из которых получено каждое число, в CSV:",
    files: {
      all: "Визиты",
      waits: "Ожидание на визит, экономия, интервал",
      spread: "Кто ждал, медиана, 90-й процентиль, дольше предела",
      load: "Загрузка",
      stays: "Время на этапе, дольше предела",
      now: "Автомобили сейчас",
      back: "Возвраты",
      stuck: "Застряли сейчас",
      weeks: "По неделям",
      first: "Первые проверки",
      lost: "Потерянные минуты",
      lives: "Автомобили в работе по часам",
      everybody: "все этапы",
      list: "список",
    },
  },
} as const;
