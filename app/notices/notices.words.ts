// What notices say to managers and administrators.
export const noticesWords = {
  en: {
    title: "Notices",
    below: "What concerns the whole program, whichever centre you work in",
    none: "Nothing to report",
    noneText: "What needs a manager or an administrator, and is no centre's alone, is listed here.",
    since: "Since {{time}}",
    look: "Look at it",
    done: "Seen to",
    byItself: "This notice goes by itself as soon as messages go out again.",
    carrier: {
      twilio:
        "No SMS goes out: Twilio does not let us in (code {{code}}). The account or its token has to be put right. Messages wait and are sent then.",
      mail: "No e-mail goes out: the mail server does not let us in ({{code}}). Its name or password has to be put right. Messages wait and are sent then.",
    },
    unmatched:
      "Stripe {{id}}: {{amount}} was paid for a visit that we do not know. Look it up in Stripe's dashboard, and give it back or enter it by hand.",
    unread: "Stripe {{id}}: Stripe told us something that we cannot read. Look it up in Stripe's dashboard.",
    someAmount: "an amount",
  },
  ru: {
    title: "Уведомления",
    below: "То, что касается всей программы, в каком бы центре вы ни работали",
    none: "Сообщать не о чем",
    noneText: "Здесь видно то, что требует руководителя или администратора и не относится к одному центру.",
    since: "Появилось: {{time}}",
    look: "Посмотреть",
    done: "Разобрались",
    byItself: "Уведомление исчезнет само, как только сообщения снова начнут уходить.",
    carrier: {
      twilio:
        "SMS не уходят: Twilio нас не пускает (код {{code}}). Нужно исправить учётную запись или её токен. Сообщения ждут и уйдут после этого.",
      mail: "Письма не уходят: почтовый сервер нас не пускает ({{code}}). Нужно исправить имя или пароль. Письма ждут и уйдут после этого.",
    },
    unmatched:
      "Stripe {{id}}: оплачено {{amount}} за визит, которого мы не знаем. Найдите платёж в кабинете Stripe и верните его или запишите вручную.",
    unread: "Stripe {{id}}: пришло сообщение, которое мы не можем прочитать. Найдите его в кабинете Stripe.",
    someAmount: "некая сумма",
  },
} as const;
