// A customer's data: a copy for them, and being forgotten.
export const privacyWords = {
  en: {
    title: "Data of {{name}}",
    back: "Back to the customer",
    link: "A copy of the data, or erasing it",
    copy: {
      title: "A copy for the customer",
      text: "Everything that is kept of them at this centre, in one archive: a page to read in their language, the same for other programs, signed orders, invoices and photos. Check that the person who asks is the customer before you hand it over.",
      button: "Download the archive",
    },
    erase: {
      title: "Erase the customer",
      what: "Name, telephone, e-mail, plate, signatures, messages and photos go for good, also out of what colleagues wrote. Links stop working at once.",
      stays:
        "Invoices stay as the law asks, without the name. What was done, when and for how much stays too, so that reports show the same figures.",
      never: "It cannot be undone, and nobody can reach this customer afterwards.",
      known: "The customer has asked for it, and I have made sure that it is them.",
      button: "Erase for good",
      tick: "Tick this to go on: it cannot be undone.",
    },
    visitsOpen_one: "Visit {{numbers}} is still open. Finish or cancel it first.",
    visitsOpen_other: "Visits {{numbers}} are still open. Finish or cancel them first.",
    moneyOpen_one:
      "Money is still owed for visit {{numbers}}. Settle it first: afterwards nobody could be asked.",
    moneyOpen_other:
      "Money is still owed for visits {{numbers}}. Settle it first: afterwards nobody could be asked.",
    erased: {
      title: "This customer was erased",
      text: "{{at}}, by {{by}}. The visits stay without a name.",
    },
    page: {
      title: "Your data at {{centre}}",
      intro: "Everything that we keep of you, as of {{at}} ({{zone}}).",
      you: "You",
      alsoKnownAs: "Also known as",
      cars: "Your cars",
      visits_one: "{{count}} visit",
      visits_other: "{{count}} visits",
      visit: "Visit {{number}}: {{car}}, {{plate}}",
      history: "What happened",
      messages: "What we wrote to you",
      received: "What you wrote to us",
      campaigns: "Offers to many customers that you were a part of",
      campaign: {
        written: "we wrote to you, {{at}}",
        twice: "we wrote to you, {{at}}, and once more later",
        control: "we did not write to you, to compare with those to whom we did",
        none: "we did not write to you",
      },
      papers: "Papers",
      photos: "Photos",
      photo: "Photo of the car",
    },
  },
  ru: {
    title: "Данные клиента: {{name}}",
    back: "Назад к клиенту",
    link: "Копия данных или их удаление",
    copy: {
      title: "Копия для клиента",
      text: "Всё, что хранится о клиенте в этом центре, одним архивом: страница для чтения на языке клиента, те же данные для других программ, подписанные заказ-наряды, счета и фотографии. Перед передачей убедитесь, что с запросом обратился сам клиент.",
      button: "Скачать архив",
    },
    erase: {
      title: "Удалить данные клиента",
      what: "Имя, телефон, почта, номер автомобиля, подписи, сообщения и фотографии удаляются навсегда, в том числе из записей сотрудников. Ссылки сразу перестают работать.",
      stays:
        "Счета сохраняются, как требует закон, но без имени. Что, когда и за сколько было сделано, тоже сохраняется, поэтому показатели в отчётах не изменятся.",
      never: "Отменить это нельзя, и связаться с клиентом после этого будет невозможно.",
      known: "Клиент попросил об этом, и я убедился, что это он.",
      button: "Удалить навсегда",
      tick: "Отметьте, чтобы продолжить: отменить удаление нельзя.",
    },
    visitsOpen_one: "Визит {{numbers}} ещё открыт. Сначала завершите или отмените его.",
    visitsOpen_few: "Визиты {{numbers}} ещё открыты. Сначала завершите или отмените их.",
    visitsOpen_many: "Визиты {{numbers}} ещё открыты. Сначала завершите или отмените их.",
    visitsOpen_other: "Визиты {{numbers}} ещё открыты. Сначала завершите или отмените их.",
    moneyOpen_one:
      "По визиту {{numbers}} есть незакрытые расчёты. Сначала закройте их: потом обратиться будет не к кому.",
    moneyOpen_few:
      "По визитам {{numbers}} есть незакрытые расчёты. Сначала закройте их: потом обратиться будет не к кому.",
    moneyOpen_many:
      "По визитам {{numbers}} есть незакрытые расчёты. Сначала закройте их: потом обратиться будет не к кому.",
    moneyOpen_other:
      "По визитам {{numbers}} есть незакрытые расчёты. Сначала закройте их: потом обратиться будет не к кому.",
    erased: {
      title: "Данные этого клиента удалены",
      text: "{{at}}, удалил(а) {{by}}. Визиты сохранены без имени.",
    },
    page: {
      title: "Ваши данные в «{{centre}}»",
      intro: "Всё, что мы о вас храним, на {{at}} ({{zone}}).",
      you: "Вы",
      alsoKnownAs: "Другая запись",
      cars: "Ваши автомобили",
      visits_one: "{{count}} визит",
      visits_few: "{{count}} визита",
      visits_many: "{{count}} визитов",
      visits_other: "{{count}} визита",
      visit: "Визит {{number}}: {{car}}, {{plate}}",
      history: "Что происходило",
      messages: "Что мы вам писали",
      received: "Что вы нам писали",
      campaigns: "Рассылки с предложениями, в которые вы входили",
      campaign: {
        written: "мы написали вам, {{at}}",
        twice: "мы написали вам, {{at}}, и позже ещё раз",
        control: "мы вам не писали — для сравнения с теми, кому писали",
        none: "мы вам не писали",
      },
      papers: "Документы",
      photos: "Фотографии",
      photo: "Фотография автомобиля",
    },
  },
} as const;
