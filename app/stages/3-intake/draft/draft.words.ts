// What is half-written of an intake.
export const draftWords = {
  en: {
    kept: "Kept.",
    notSent: "Kept on this tablet; it is sent on when there is a connection.",
    begunBy: "Begun by {{name}}, {{when}}. You see what stands there.",
    overtaken: "{{name}} has written here too, {{when}}",
    overtakenText: "Nothing of yours is lost and nothing of theirs is overwritten. Which one is to count?",
    handedIn: "It was handed in meanwhile. Which one is to count?",
    takeTheirs: "Show what they wrote",
    keepMine: "Keep mine",
  },
  ru: {
    kept: "Сохранено.",
    notSent: "Сохранено на этом планшете; отправится, когда появится связь.",
    begunBy: "Здесь уже писали: {{name}}, {{when}}. Вы видите, что записано.",
    overtaken: "Здесь тоже писали: {{name}}, {{when}}",
    overtakenText: "Ваше не потеряно, чужое не стёрто. Что оставить?",
    handedIn: "За это время запись уже отправили. Что оставить?",
    takeTheirs: "Показать запись коллеги",
    keepMine: "Оставить мою",
  },
} as const;
