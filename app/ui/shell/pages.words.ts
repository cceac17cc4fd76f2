// What pages say when there is nothing to show: not found, refused, out of order.
export const pagesWords = {
  en: {
    product: "Bayline",
    "400": {
      title: "This page could not read the request",
      text: "Something in the address or the form was not as expected. Nothing was changed. Go back and try once more.",
    },
    "403": {
      title: "This is not open to you",
      text: "Your roles at this centre do not include it. A manager can change that.",
    },
    "404": {
      title: "There is nothing here",
      text: "The address may be old, or it belongs to another centre.",
    },
    "409": {
      title: "A colleague was faster",
      text: "What you saw has changed since you opened the page. Nothing of yours was saved. Open the page again to see how things stand now.",
    },
    "413": {
      title: "That is too large",
      text: "The form or a file in it is larger than we can take. Nothing was saved.",
    },
    "429": { title: "Too many attempts", text: "Wait a little and try again." },
    "500": {
      title: "Something went wrong on our side",
      text: "It has been recorded. What you were saving may not have been saved: check before you send it again.",
    },
    "503": {
      title: "The data cannot be reached just now",
      text: "Nothing is lost. This page tries again by itself every few seconds.",
    },
    retry: "Try again",
    reload: "Open the page again",
    home: "To the start page",
  },
  ru: {
    product: "Bayline",
    "400": {
      title: "Не удалось прочитать запрос",
      text: "В адресе или в форме что-то не так. Ничего не изменилось. Вернитесь назад и попробуйте ещё раз.",
    },
    "403": {
      title: "У вас нет доступа к этой странице",
      text: "Ваши роли в этом сервисном центре её не включают. Доступ может открыть руководитель.",
    },
    "404": {
      title: "Здесь ничего нет",
      text: "Возможно, адрес устарел или страница относится к другому сервисному центру.",
    },
    "409": {
      title: "Коллега успел раньше",
      text: "С тех пор как вы открыли страницу, данные изменились. Ваши изменения не сохранены. Откройте страницу заново, чтобы увидеть, как обстоят дела сейчас.",
    },
    "413": {
      title: "Слишком большой объём",
      text: "Форма или файл в ней больше, чем мы можем принять. Ничего не сохранено.",
    },
    "429": { title: "Слишком много попыток", text: "Подождите немного и попробуйте снова." },
    "500": {
      title: "Произошла ошибка на нашей стороне",
      text: "Мы её записали. То, что вы сохраняли, могло не сохраниться: проверьте, прежде чем отправлять ещё раз.",
    },
    "503": {
      title: "Данные сейчас недоступны",
      text: "Ничего не потеряно. Страница сама пробует ещё раз каждые несколько секунд.",
    },
    retry: "Попробовать ещё раз",
    reload: "Открыть страницу заново",
    home: "На главную",
  },
} as const;
