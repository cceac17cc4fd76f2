// The program's own words in English. By SMS: who we are, which car, what to do, the link; one or two segments.
import type { OwnWords, Wording } from "./wording";

function mail(subject: string, ...paragraphs: readonly string[]): Wording {
  return {
    subject,
    body: ["Hello {customer},", ...paragraphs, "{centre}\nPhone: {phone}"].join("\n\n"),
  };
}

function chat(text: string): Wording {
  return { body: `Hello {customer},\n${text}` };
}

export const ownWordsEn: OwnWords = {
  "booking-code": {
    sms: { body: "{centre}: {code} is your code to book the visit. If you asked for none, ignore this." },
  },
  "booking-confirmed": {
    sms: { body: "{centre}: {plate} is booked for {time}. Details and changes: {link}" },
    whatsapp: chat(
      "{plate} is booked at {centre} for {time}.\nWhat we will do: {work}.\nDetails and changes: {link}",
    ),
    email: mail(
      "{plate} is booked for {time}",
      "Your {car} ({plate}) is booked for {time}.\nWhat we will do: {work}.",
      "Details and changes: {link}",
    ),
  },
  "booking-moved": {
    sms: { body: "{centre}: {plate} is moved to {time}. Details and changes: {link}" },
    whatsapp: chat("the visit with {plate} at {centre} is moved to {time}.\nDetails and changes: {link}"),
    email: mail(
      "{plate}: the visit is moved to {time}",
      "The visit with your {car} ({plate}) is moved to {time}.",
      "Details and changes: {link}",
    ),
  },
  "booking-cancelled": {
    sms: { body: "{centre}: the visit with {plate} is called off. For another time please phone {phone}" },
    whatsapp: chat(
      "the visit with {plate} at {centre} is called off.\nFor another time please phone {phone}",
    ),
    email: mail(
      "{plate}: the visit is called off",
      "The visit with your {car} ({plate}) is called off.\nIt was booked for {time}.",
      "If you want another time, please phone us.",
    ),
  },
  "reminder-day": {
    sms: { body: "{centre}: we expect {plate} on {time}. Please confirm or choose another time: {link}" },
    whatsapp: chat("we expect {plate} at {centre} on {time}.\nPlease confirm or choose another time: {link}"),
    email: mail(
      "{plate}: we expect you on {time}",
      "We expect you with your {car} ({plate}) on {time}.",
      "Please confirm or choose another time: {link}",
    ),
  },
  "reminder-hours": {
    sms: { body: "{centre}: we expect {plate} on {time}. If something has come up, please phone {phone}" },
    whatsapp: chat(
      "we expect {plate} at {centre} on {time}.\nIf something has come up, please phone {phone}\nYour visit: {link}",
    ),
    email: mail(
      "{plate}: we expect you on {time}",
      "We expect you with your {car} ({plate}) on {time}.",
      "If something has come up, please phone us.\nYour visit: {link}",
    ),
  },
  "sign-order": {
    sms: { body: "{centre}: the order for {plate}. Please read it and sign it here: {link}" },
    whatsapp: chat(
      "here is the order for {plate}: what we found, the price and the promised time.\nPlease read it and sign it: {link}\n{centre}, {phone}",
    ),
    email: mail(
      "{plate}: your order to read and sign",
      "Here is the order for your {car} ({plate}): what we found, the price and the promised time.",
      "Please read it and sign it: {link}",
    ),
  },
  "approval-request": {
    sms: {
      body: "{centre}: {plate} needs your decision before we go on. What we found, with prices: {link}",
    },
    whatsapp: chat(
      "we found more to do on {plate} and need your decision before we go on.\nWhat we found, with prices: {link}\n{centre}, {phone}",
    ),
    email: mail(
      "{plate}: your decision is needed",
      "We found more to do on your {car} ({plate}) and need your decision before we go on.",
      "What we found, with prices: {link}",
    ),
  },
  "approval-decided": {
    sms: { body: "{centre}: your decision about {plate} is recorded. {list}. Details: {link}" },
    whatsapp: chat("your decision about {plate} is recorded.\n{list}\nDetails: {link}\n{centre}, {phone}"),
    email: mail(
      "{plate}: your decision is recorded",
      "Your decision about your {car} ({plate}) is recorded.",
      "{list}",
      "Details: {link}",
    ),
  },
  "promise-revised": {
    sms: { body: "{centre}: new time for {plate}: ready by {promised}. Reason: {reason}. Details: {link}" },
    whatsapp: chat(
      "the time for {plate} has changed: it will be ready by {promised}.\nReason: {reason}\nDetails: {link}\n{centre}, {phone}",
    ),
    email: mail(
      "{plate}: ready by {promised}",
      "The time for your {car} ({plate}) has changed: it will be ready by {promised}.\nReason: {reason}",
      "Details: {link}",
    ),
  },
  ready: {
    sms: { body: "{centre}: {plate} is ready, you can collect it. Details: {link}" },
    whatsapp: chat("{plate} is ready, you can collect it at {centre}.\nDetails: {link}"),
    email: mail("{plate} is ready", "Your {car} ({plate}) is ready, you can collect it.", "Details: {link}"),
  },
  survey: {
    sms: { body: "{centre}: how was your visit with {plate}? Please tell us, it takes a minute: {link}" },
    whatsapp: chat("how was your visit with {plate} at {centre}?\nPlease tell us, it takes a minute: {link}"),
    email: mail(
      "How was your visit with {plate}?",
      "How was your visit with your {car} ({plate})? Please tell us, it takes a minute: {link}",
      "Whatever you write is read by people here.",
    ),
  },
  "service-due": {
    sms: { body: "{centre}: {plate} is due for service. To choose a day please phone {phone}" },
    whatsapp: chat(
      "{plate} is due for service at {centre}.\nChoose a day: {link}\nPhone: {phone}\nIf you want no such reminders, tell us.",
    ),
    email: mail(
      "{plate} is due for service",
      "Your {car} ({plate}) is due for service.",
      "Choose a day: {link}\nYou can also phone us.",
      "If you want no such reminders, tell us.",
    ),
  },
  "deferred-work": {
    sms: { body: "{centre}: left for later on {plate}: {work}. To choose a day please phone {phone}" },
    whatsapp: chat(
      "at your last visit this was left for later on {plate}: {work}.\nChoose a day: {link}\nPhone: {phone}\nIf you want no such reminders, tell us.",
    ),
    email: mail(
      "{plate}: work that was left for later",
      "At your last visit this was left for later on your {car} ({plate}): {work}.",
      "Choose a day: {link}\nYou can also phone us.",
      "If you want no such reminders, tell us.",
    ),
  },
  "complaint-alert": {
    email: { subject: "{centre}: complaint, {plate}", body: "{car}, {plate}\n\n{list}" },
  },
  "morning-list": {
    email: { subject: "{centre}: visits today", body: "Visits today: {count}.\n\n{list}" },
  },
};
