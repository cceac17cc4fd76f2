// The program's own words in Russian. By SMS: who we are, which car, what to do, the link; one or two segments.
import type { OwnWords, Wording } from "./wording";

function mail(subject: string, ...paragraphs: readonly string[]): Wording {
  return {
    subject,
    body: ["Здравствуйте, {customer}.", ...paragraphs, "{centre}\nТелефон: {phone}"].join("\n\n"),
  };
}

function chat(text: string): Wording {
  return { body: `Здравствуйте, {customer}.\n${text}` };
}

export const ownWordsRu: OwnWords = {
  "booking-code": {
    sms: { body: "{centre}: код для записи {code}. Если вы его не запрашивали, не обращайте внимания." },
  },
  "booking-confirmed": {
    sms: { body: "{centre}: {plate}, запись на {time}. Подробности: {link}" },
    whatsapp: chat(
      "Автомобиль {plate} записан в {centre} на {time}.\nЧто будем делать: {work}.\nПодробности и изменения: {link}",
    ),
    email: mail(
      "{plate}: вы записаны на {time}",
      "Ваш автомобиль {car} ({plate}) записан на {time}.\nЧто будем делать: {work}.",
      "Подробности и изменения: {link}",
    ),
  },
  "booking-moved": {
    sms: { body: "{centre}: {plate}, новое время: {time}. Изменить: {link}" },
    whatsapp: chat("Запись {plate} в {centre} перенесена на {time}.\nПодробности и изменения: {link}"),
    email: mail(
      "{plate}: запись перенесена на {time}",
      "Запись вашего автомобиля {car} ({plate}) перенесена на {time}.",
      "Подробности и изменения: {link}",
    ),
  },
  "booking-cancelled": {
    sms: { body: "{centre}: запись {plate} снята. Выбрать другое время можно по телефону {phone}" },
    whatsapp: chat("Запись {plate} в {centre} снята.\nВыбрать другое время можно по телефону {phone}"),
    email: mail(
      "{plate}: запись снята",
      "Запись вашего автомобиля {car} ({plate}) снята.\nОна была на {time}.",
      "Если вам нужно другое время, позвоните нам.",
    ),
  },
  "reminder-day": {
    sms: { body: "{centre}: ждём {plate}, {time}. Подтвердить: {link}" },
    whatsapp: chat("Ждём вас на {plate} в {centre}: {time}.\nПодтвердите или выберите другое время: {link}"),
    email: mail(
      "{plate}: ждём вас, {time}",
      "Ждём вас на автомобиле {car} ({plate}): {time}.",
      "Подтвердите, пожалуйста, или выберите другое время: {link}",
    ),
  },
  "reminder-hours": {
    sms: { body: "{centre}: ждём вас на {plate}, {time}. Если планы изменились, позвоните: {phone}" },
    whatsapp: chat(
      "Ждём вас на {plate} в {centre}: {time}.\nЕсли планы изменились, позвоните: {phone}\nВаш визит: {link}",
    ),
    email: mail(
      "{plate}: ждём вас, {time}",
      "Ждём вас на автомобиле {car} ({plate}): {time}.",
      "Если планы изменились, позвоните нам.\nВаш визит: {link}",
    ),
  },
  "sign-order": {
    sms: { body: "{centre}: заказ-наряд по {plate}. Прочтите и подпишите: {link}" },
    whatsapp: chat(
      "Заказ-наряд по автомобилю {plate}: что увидели, цена и обещанный срок.\nПрочтите и подпишите: {link}\n{centre}, {phone}",
    ),
    email: mail(
      "{plate}: заказ-наряд на подпись",
      "Это заказ-наряд по вашему автомобилю {car} ({plate}): что увидели при осмотре, цена и обещанный срок.",
      "Прочтите и подпишите: {link}",
    ),
  },
  "approval-request": {
    sms: { body: "{centre}: по {plate} нужно ваше решение. Работы и цены: {link}" },
    whatsapp: chat(
      "По автомобилю {plate} нашлись ещё работы, без вашего решения мы их не начнём.\nЧто нашли и сколько стоит: {link}\n{centre}, {phone}",
    ),
    email: mail(
      "{plate}: нужно ваше решение",
      "По вашему автомобилю {car} ({plate}) нашлись ещё работы, без вашего решения мы их не начнём.",
      "Что нашли и сколько стоит: {link}",
    ),
  },
  "approval-decided": {
    sms: { body: "{centre}: {plate}, ваше решение записано. Подробности: {link}" },
    whatsapp: chat("Ваше решение по {plate} записано.\n{list}\nПодробности: {link}\n{centre}, {phone}"),
    email: mail(
      "{plate}: ваше решение записано",
      "Ваше решение по автомобилю {car} ({plate}) записано.",
      "{list}",
      "Подробности: {link}",
    ),
  },
  "promise-revised": {
    sms: { body: "{centre}: {plate}, новый срок: {promised}. Подробнее: {link}" },
    whatsapp: chat(
      "Срок готовности {plate} изменился: {promised}.\nПричина: {reason}\nПодробности: {link}\n{centre}, {phone}",
    ),
    email: mail(
      "{plate}: новый срок готовности, {promised}",
      "Срок готовности вашего автомобиля {car} ({plate}) изменился: {promised}.\nПричина: {reason}",
      "Подробности: {link}",
    ),
  },
  ready: {
    sms: { body: "{centre}: {plate} готов, можно забирать. Подробнее: {link}" },
    whatsapp: chat("Автомобиль {plate} готов, его можно забирать в {centre}.\nПодробности: {link}"),
    email: mail(
      "{plate}: автомобиль готов",
      "Ваш автомобиль {car} ({plate}) готов, его можно забирать.",
      "Подробности: {link}",
    ),
  },
  survey: {
    sms: { body: "{centre}: оцените, пожалуйста, визит с {plate}: {link}" },
    whatsapp: chat("Как прошёл ваш визит с {plate} в {centre}?\nОцените его, это займёт минуту: {link}"),
    email: mail(
      "Как прошёл визит с {plate}?",
      "Как прошёл ваш визит с автомобилем {car} ({plate})? Оцените его, это займёт минуту: {link}",
      "Всё, что вы напишете, прочитают сотрудники центра.",
    ),
  },
  "service-due": {
    sms: { body: "{centre}: {plate} пора на обслуживание. Выбрать день: {phone}" },
    whatsapp: chat(
      "Автомобилю {plate} пора на обслуживание, ждём вас в {centre}.\nВыбрать день: {link}\nТелефон: {phone}\nЕсли такие напоминания не нужны, сообщите нам.",
    ),
    email: mail(
      "{plate}: пора на обслуживание",
      "Вашему автомобилю {car} ({plate}) пора на обслуживание.",
      "Выбрать день: {link}\nВыбрать день можно и по телефону.",
      "Если такие напоминания не нужны, сообщите нам.",
    ),
  },
  "deferred-work": {
    sms: { body: "{centre}: по {plate} отложено: {work}. Выбрать день: {phone}" },
    whatsapp: chat(
      "В прошлый визит по {plate} отложили: {work}.\nВыбрать день: {link}\nТелефон: {phone}\nЕсли такие напоминания не нужны, сообщите нам.",
    ),
    email: mail(
      "{plate}: отложенные работы",
      "В прошлый визит по вашему автомобилю {car} ({plate}) отложили: {work}.",
      "Выбрать день: {link}\nВыбрать день можно и по телефону.",
      "Если такие напоминания не нужны, сообщите нам.",
    ),
  },
  "complaint-alert": {
    email: { subject: "{centre}: жалоба, {plate}", body: "{car}, {plate}\n\n{list}" },
  },
  "morning-list": {
    email: { subject: "{centre}: визиты сегодня", body: "Визитов сегодня: {count}.\n\n{list}" },
  },
};
