// The editable lines of an order.
export const orderLinesWords = {
  en: {
    title: "Work",
    labour: "Labour, minutes",
    price: "Price, {{currency}}",
    add: "Add a line",
    remove: "Remove line {{number}}",
    line: "Line {{number}}: {{field}}",
    total: "Total",
    none: "No lines yet.",
  },
  ru: {
    title: "Работа",
    labour: "Нормо-время, мин",
    price: "Цена, {{currency}}",
    add: "Добавить строку",
    remove: "Удалить строку {{number}}",
    line: "Строка {{number}}: {{field}}",
    total: "Итого",
    none: "Строк пока нет.",
  },
} as const;
