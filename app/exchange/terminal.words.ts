// What npm run import says.
export const terminalWords = {
  en: {
    usage:
      "npm run import -- customers|vehicles|visits FILE.csv [--centre NAME] [--map field=Column,...] [--update] [--dry-run] [--language en|ru]",
    noFile: "There is no file {{file}}.",
    noCentre: "There is no centre {{centre}}. These are here:",
    whichCentre: "Say which centre it is for with --centre:",
    reading: "{{file}}: {{how}}. For {{centre}}.",
    from: "{{field}}: column “{{column}}”",
    unknownField: "--map: there is no field {{field}}. There are: {{fields}}.",
    unknownColumn: "--map: the file has no column {{column}}. It has: {{columns}}.",
    need: "The file has no column for: {{fields}}.\nIt has: {{columns}}.\nSay which it is, for instance --map {{example}}=…",
    progress: "{{percent}} %, {{rows}}",
    tried: "Tried in {{seconds}} s, nothing saved.",
    done: "Brought in within {{seconds}} s.",
    refused: "Nothing was saved. Mend the file and bring it in again.",
    busy: "Another import of this centre is under way.",
  },
  ru: {
    usage:
      "npm run import -- customers|vehicles|visits ФАЙЛ.csv [--centre НАЗВАНИЕ] [--map поле=Столбец,...] [--update] [--dry-run] [--language en|ru]",
    noFile: "Файла {{file}} нет.",
    noCentre: "Центра {{centre}} нет. Есть такие:",
    whichCentre: "Укажите, для какого центра, ключом --centre:",
    reading: "{{file}}: {{how}}. Для центра {{centre}}.",
    from: "{{field}}: столбец «{{column}}»",
    unknownField: "--map: поля {{field}} нет. Есть: {{fields}}.",
    unknownColumn: "--map: столбца {{column}} в файле нет. Есть: {{columns}}.",
    need: "В файле нет столбца: {{fields}}.\nЕсть: {{columns}}.\nУкажите, какой это, например --map {{example}}=…",
    progress: "{{percent}} %, {{rows}}",
    tried: "Проверено за {{seconds}} с, ничего не сохранено.",
    done: "Загружено за {{seconds}} с.",
    refused: "Ничего не сохранено. Исправьте файл и загрузите его снова.",
    busy: "Другая загрузка этого центра ещё идёт.",
  },
} as const;
