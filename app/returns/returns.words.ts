// A car that is back with the same trouble, as the visit's pages say it.
export const returnsWords = {
  en: {
    flaggedJob: "Back within 30 days: the same work was done in visit {{number}}",
    flaggedComplaint: "Back within 30 days: much the same was said in visit {{number}}",
    gone: "Back within 30 days with an earlier trouble",
    then: "Given back {{time}}: {{complaint}}",
    counts: "It counts as not fixed the first time.",
    overrule: "It is something else",
    reason: "How do you know?",
    submit: "It is something else",
    overruled: "Not the earlier trouble ({{time}}): {{reason}}",
    title: "Is it the earlier trouble?",
  },
  ru: {
    flaggedJob: "Снова у нас меньше чем через 30 дней: ту же работу делали во время визита {{number}}",
    flaggedComplaint: "Снова у нас меньше чем через 30 дней: почти то же говорили во время визита {{number}}",
    gone: "Снова у нас меньше чем через 30 дней с прежней неисправностью",
    then: "Выдан {{time}}: {{complaint}}",
    counts: "Считается, что с первого раза не исправили.",
    overrule: "Это другое",
    reason: "Из чего это видно?",
    submit: "Это другое",
    overruled: "Неисправность другая ({{time}}): {{reason}}",
    title: "Та же неисправность?",
  },
} as const;
