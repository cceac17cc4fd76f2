// What is answered to a word of opting out, in, or asking for help: short, and with the way back. Pure.
import type { Language } from "~/journey/permissions";
import type { OptWord } from "./opt-out-words";

export interface CentreName {
  readonly name: string;
  /** As people dial it. */
  readonly phone: string;
}

const ANSWERS: Readonly<Record<Language, Readonly<Record<OptWord, (centre: CentreName) => string>>>> = {
  en: {
    stop: ({ name, phone }) =>
      `${name}: you will get no more messages from us. To get them again reply START. Phone: ${phone}`,
    start: ({ name }) => `${name}: you will get messages about your visits again. To end them reply STOP.`,
    help: ({ name, phone }) =>
      `${name}: messages about your visits to us. Phone: ${phone}. To end them reply STOP.`,
  },
  ru: {
    stop: ({ name, phone }) =>
      `${name}: больше не пишем вам. Чтобы снова получать сообщения, ответьте СТАРТ. Телефон: ${phone}`,
    start: ({ name }) => `${name}: снова пишем вам о ваших визитах. Чтобы отказаться, ответьте СТОП.`,
    help: ({ name, phone }) =>
      `${name}: сообщения о ваших визитах. Телефон: ${phone}. Чтобы отказаться, ответьте СТОП.`,
  },
};

export function wordAnswer(word: OptWord, language: Language, centre: CentreName): string {
  return ANSWERS[language][word](centre);
}
