// Pages that need nothing but themselves: shown when the rest of the program cannot answer.

interface Words {
  readonly title: string;
  readonly text: string;
}

/** What a page says, in both languages: nobody knows yet who reads it. */
export interface PlainWords {
  readonly en: Words;
  readonly ru: Words;
}

export const CROSS_SITE: PlainWords = {
  en: {
    title: "Not sent",
    text: "This form was sent from another address than Bayline's own, so nothing was changed. Open Bayline at its own address and try again.",
  },
  ru: {
    title: "Не отправлено",
    text: "Форма пришла не с адреса Bayline, поэтому ничего не изменилось. Откройте Bayline по его адресу и повторите.",
  },
};

export const TOO_LARGE: PlainWords = {
  en: {
    title: "Too much at once",
    text: "What was sent is too large, so nothing was saved. Send less and try again.",
  },
  ru: {
    title: "Слишком большой объём",
    text: "Отправлено слишком много, поэтому ничего не сохранено. Сократите и отправьте снова.",
  },
};

export const UNAVAILABLE: PlainWords = {
  en: {
    title: "One moment",
    text: "Bayline cannot reach its database just now. What was saved is safe. This page tries again by itself.",
  },
  ru: {
    title: "Минуту",
    text: "Сейчас нет связи с базой данных. Всё сохранённое на месте. Страница откроется сама, когда связь вернётся.",
  },
};

export const STARTING: PlainWords = {
  en: { title: "Bayline is starting", text: "It will be ready in a moment. This page opens by itself." },
  ru: { title: "Bayline запускается", text: "Скоро всё будет готово. Страница откроется сама." },
};

export const FAILED: PlainWords = {
  en: {
    title: "Something went wrong",
    text: "The page could not be shown. The fault is ours and was written down. Please try again.",
  },
  ru: {
    title: "Что-то пошло не так",
    text: "Страницу показать не удалось. Ошибка на нашей стороне, мы её записали. Попробуйте ещё раз.",
  },
};

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;padding:15vh 1.25rem 2rem;max-width:34rem}h1{font-size:1.5rem;margin:0 0 .5rem}section+section{margin-top:2.5rem}p{margin:0}`;

/** The page as HTML. `nonce` lets its few styles pass the policy; `refreshSeconds` makes it try again by itself. */
export function plainPage(words: PlainWords, nonce: string, refreshSeconds?: number): string {
  const refresh =
    refreshSeconds === undefined ? "" : `<meta http-equiv="refresh" content="${String(refreshSeconds)}">`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}
<title>${words.en.title} · ${words.ru.title}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>
<section><h1>${words.en.title}</h1><p>${words.en.text}</p></section>
<section lang="ru"><h2>${words.ru.title}</h2><p>${words.ru.text}</p></section>
</main></body>
</html>
`;
}
