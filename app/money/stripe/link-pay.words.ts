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
    },
    failure: {
      alreadyRefunded: "this payment was refunded before",
      cardGone: "the card is no longer valid",
      noFunds: "the balance at Stripe is too low",
      declined: "the customer's bank declined it",
      calledOff: "it was called off",
      disputed: "the customer's bank disputes this payment",
      unknown: "Stripe gives no reason that we know",
    },
    dispute: {
      noDay: "no day is given",
      asked: "The customer's bank asks about {{amount}}: {{why}}",
      open: "The customer's bank disputes {{amount}}: {{why}}",
      until: "Evidence is taken in Stripe until {{until}}",
      won: "The dispute over {{amount}} was won: the payment stands",
      lost: "The dispute over {{amount}} was lost: the bank has taken it back",
      dropped: "The bank let the dispute over {{amount}} drop",
      taken: "Taken back by the customer's bank",
    },
    task: {
      otherAmount:
        "Stripe {{id}}: {{amount}} was paid, which is not what was asked for. It is recorded; look at what is open",
      otherCurrency:
        "Stripe {{id}}: {{amount}} was paid in another currency and is not recorded. Settle it by hand",
      refundFailed: "Stripe {{id}}: {{amount}} could not be sent back, {{why}}. Give it back another way",
      refundReturned:
        "Stripe {{id}}: {{amount}} came back from the customer's bank, {{why}}. Give it back another way",
      askedByBank:
        "Stripe {{id}}: the customer's bank asks about {{amount}}, {{why}}. Answer with evidence, or refund it, in Stripe (until: {{until}})",
      disputed:
        "Stripe {{id}}: the customer's bank disputes {{amount}}, {{why}}. Send evidence in Stripe: the signed order, the approvals, the signature for the car (until: {{until}})",
      disputeLost:
        "Stripe {{id}}: the dispute was lost and {{amount}} taken back. It is open again: collect it, or credit the invoice",
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
    },
    failure: {
      alreadyRefunded: "этот платёж уже возвращён",
      cardGone: "карта больше не действует",
      noFunds: "на балансе Stripe не хватает денег",
      declined: "банк клиента отклонил возврат",
      calledOff: "возврат отменён",
      disputed: "банк клиента оспаривает этот платёж",
      unknown: "Stripe не назвал понятной причины",
    },
    dispute: {
      noDay: "срок не назван",
      asked: "Банк клиента запросил сведения о платеже {{amount}}: {{why}}",
      open: "Банк клиента оспаривает {{amount}}: {{why}}",
      until: "Последний срок для доказательств в Stripe: {{until}}",
      won: "Спор на {{amount}} выигран: платёж остаётся за нами",
      lost: "Спор на {{amount}} проигран: банк забрал деньги",
      dropped: "Банк снял вопрос о {{amount}}",
      taken: "Деньги забрал банк клиента",
    },
    task: {
      otherAmount:
        "Stripe {{id}}: оплачено {{amount}}, а выставлено другое. Платёж записан; проверьте остаток",
      otherCurrency:
        "Stripe {{id}}: оплачено {{amount}} в другой валюте, платёж не записан. Разберитесь вручную",
      refundFailed: "Stripe {{id}}: вернуть {{amount}} не удалось, {{why}}. Верните деньги другим способом",
      refundReturned:
        "Stripe {{id}}: {{amount}} — банк клиента не принял возврат, {{why}}. Верните деньги другим способом",
      askedByBank:
        "Stripe {{id}}: банк клиента спрашивает о платеже {{amount}}, {{why}}. Ответьте с доказательствами в Stripe или верните деньги (срок: {{until}})",
      disputed:
        "Stripe {{id}}: банк клиента оспаривает {{amount}}, {{why}}. Отправьте доказательства в Stripe: подписанный заказ-наряд, согласования, подпись о выдаче (срок: {{until}})",
      disputeLost:
        "Stripe {{id}}: спор проигран, {{amount}} списано обратно. Сумма снова не оплачена: получите её или оформите кредит-ноту",
    },
  },
} as const;
