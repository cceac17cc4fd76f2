// Payment by link: what the customer reads beside the button, and what staff read when something with it is theirs to settle.
export const linkPayWords = {
  en: {
    invoice: "Invoice {{number}}",
    visit: "Visit {{number}}",
    open: "To be paid",
    pay: "Pay {{amount}} now",
    where: "You pay on a page of our payment service, Stripe. Card details never reach us.",
    confirming: "Your payment is being confirmed. This usually takes a moment, with some banks a few days.",
    look: "Look again",
    failed:
      "The payment did not go through, and nothing was charged. You can try again, or pay us another way.",
    paid: "Thank you. {{amount}} was paid.",
    settled: "Everything is paid.",
    unreachable: "We cannot reach the payment service right now. Try again in a minute, or pay at the desk.",
    refused: "This amount cannot be paid by link. Call us, or pay at the desk.",
    changed: "The amount has changed since you opened the page. This is how it stands now.",
    refund: {
      title: "Refunds through Stripe",
      submit: "Send it back through Stripe",
      asked: "{{amount}} is being sent back",
      pending: "{{amount}} is on its way to the customer's bank",
      succeeded: "{{amount}} was sent back",
      failed: "{{amount}} could not be sent back: {{why}}",
      dashboard: "Refunded in Stripe's dashboard",
      returned: "A refund came back from the customer's bank",
    },
    failure: {
      alreadyRefunded: "this payment was refunded before",
      cardGone: "the card is no longer valid",
      noFunds: "the balance at Stripe is too low",
      declined: "the customer's bank declined it",
      calledOff: "it was called off",
      unknown: "Stripe gives no reason that we know",
    },
    task: {
      unmatched:
        "Stripe {{id}}: {{amount}} belongs to no visit that we know. Look it up in Stripe's dashboard",
      otherAmount:
        "Stripe {{id}}: {{amount}} was paid, which is not what was asked for. It is recorded; look at what is open",
      otherCurrency:
        "Stripe {{id}}: {{amount}} was paid in another currency and is not recorded. Settle it by hand",
      refundFailed: "Stripe {{id}}: {{amount}} could not be sent back, {{why}}. Give it back another way",
      refundReturned:
        "Stripe {{id}}: {{amount}} came back from the customer's bank, {{why}}. Give it back another way",
    },
  },
  ru: {
    invoice: "Счёт {{number}}",
    visit: "Визит {{number}}",
    open: "К оплате",
    pay: "Оплатить {{amount}}",
    where: "Оплата проходит на странице платёжного сервиса Stripe. Данные карты к нам не попадают.",
    confirming: "Платёж подтверждается. Обычно это занимает минуту, у некоторых банков — несколько дней.",
    look: "Проверить ещё раз",
    failed: "Платёж не прошёл, деньги не списаны. Попробуйте ещё раз или оплатите другим способом.",
    paid: "Спасибо. Оплачено: {{amount}}.",
    settled: "Всё оплачено.",
    unreachable:
      "Платёжный сервис сейчас недоступен. Попробуйте через минуту или оплатите на стойке приёмки.",
    refused: "Эту сумму нельзя оплатить по ссылке. Позвоните нам или оплатите на стойке приёмки.",
    changed: "Сумма изменилась, пока страница была открыта. Ниже — как обстоит дело сейчас.",
    refund: {
      title: "Возвраты через Stripe",
      submit: "Вернуть через Stripe",
      asked: "{{amount}}: возврат отправляется",
      pending: "{{amount}}: возврат идёт в банк клиента",
      succeeded: "{{amount}}: возврат выполнен",
      failed: "{{amount}}: вернуть не удалось, {{why}}",
      dashboard: "Возврат сделан в кабинете Stripe",
      returned: "Банк клиента вернул нам возврат",
    },
    failure: {
      alreadyRefunded: "этот платёж уже возвращён",
      cardGone: "карта больше не действует",
      noFunds: "на балансе Stripe не хватает денег",
      declined: "банк клиента отклонил возврат",
      calledOff: "возврат отменён",
      unknown: "Stripe не назвал понятной причины",
    },
    task: {
      unmatched: "Stripe {{id}}: {{amount}} — визит не найден. Проверьте платёж в кабинете Stripe",
      otherAmount:
        "Stripe {{id}}: оплачено {{amount}}, а выставлено другое. Платёж записан; проверьте остаток",
      otherCurrency:
        "Stripe {{id}}: оплачено {{amount}} в другой валюте, платёж не записан. Разберитесь вручную",
      refundFailed: "Stripe {{id}}: вернуть {{amount}} не удалось, {{why}}. Верните деньги другим способом",
      refundReturned:
        "Stripe {{id}}: {{amount}} — банк клиента не принял возврат, {{why}}. Верните деньги другим способом",
    },
  },
} as const;
