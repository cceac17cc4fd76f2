// What can be brought in and taken out, field by field, and how other programs call these fields.

export const KINDS = ["customers", "vehicles", "visits"] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(text: string | undefined): text is Kind {
  return KINDS.some((kind) => kind === text);
}

export interface FieldDefinition {
  readonly name: string;
  /** Without a column for it nothing can be brought in. */
  readonly required: boolean;
  /** Headers that mean it, in lower case; our own headers come first. */
  readonly headers: readonly string[];
}

const PHONE = [
  "phone",
  "телефон",
  "phone number",
  "telephone",
  "tel",
  "mobile",
  "mobile phone",
  "cell",
  "cell phone",
  "contact number",
  "customer phone",
  "owner phone",
  "номер телефона",
  "тел",
  "мобильный",
  "мобильный телефон",
  "сотовый",
  "контактный телефон",
  "телефон клиента",
  "телефон владельца",
];
const NAME = [
  "name",
  "имя",
  "customer",
  "customer name",
  "full name",
  "owner",
  "owner name",
  "client",
  "фио",
  "клиент",
  "имя клиента",
  "фио клиента",
  "владелец",
  "заказчик",
  "контрагент",
  "наименование",
];
const PLATE = [
  "plate",
  "госномер",
  "number plate",
  "licence plate",
  "license plate",
  "registration",
  "registration number",
  "reg",
  "reg no",
  "reg number",
  "vrm",
  "vehicle registration",
  "гос номер",
  "г н",
  "грз",
  "номер автомобиля",
  "номер авто",
  "номер машины",
  "государственный номер",
  "регистрационный номер",
  "регистрационный знак",
];
const MAKE = ["make", "марка", "brand", "manufacturer", "car make", "марка авто", "марка автомобиля"];
const MODEL = ["model", "модель", "car model", "vehicle", "модель авто", "модель автомобиля"];
const MILEAGE = ["mileage", "пробег", "odometer", "odo", "km", "miles", "показания одометра"];

export const FIELDS = {
  customers: [
    { name: "phone", required: true, headers: PHONE },
    { name: "name", required: true, headers: NAME },
    {
      name: "email",
      required: false,
      headers: ["e mail", "электронная почта", "email", "mail", "email address", "почта", "эл почта"],
    },
    { name: "language", required: false, headers: ["language", "язык", "lang"] },
    {
      name: "smsConsent",
      required: false,
      headers: [
        "agrees to texts",
        "согласие на смс",
        "sms consent",
        "sms",
        "text consent",
        "sms opt in",
        "согласие на sms",
        "смс",
      ],
    },
  ],
  vehicles: [
    { name: "plate", required: true, headers: PLATE },
    { name: "phone", required: true, headers: PHONE },
    { name: "name", required: false, headers: NAME },
    { name: "make", required: true, headers: MAKE },
    { name: "model", required: false, headers: MODEL },
    { name: "year", required: false, headers: ["year", "год", "year of make", "model year", "год выпуска"] },
    {
      name: "vin",
      required: false,
      headers: ["vin", "vin номер", "vin code", "вин", "chassis", "chassis number", "vin код"],
    },
    { name: "mileage", required: false, headers: MILEAGE },
  ],
  visits: [
    {
      name: "key",
      required: true,
      headers: [
        "key",
        "ключ",
        "order number",
        "order no",
        "job number",
        "job card",
        "invoice number",
        "work order",
        "visit number",
        "number",
        "id",
        "номер заказ наряда",
        "заказ наряд",
        "номер заказа",
        "номер документа",
        "номер визита",
        "номер",
      ],
    },
    { name: "plate", required: true, headers: PLATE },
    {
      name: "closedAt",
      required: true,
      headers: [
        "closed",
        "закрыт",
        "closed at",
        "date closed",
        "completed",
        "date",
        "visit date",
        "invoice date",
        "date out",
        "дата закрытия",
        "дата",
        "дата визита",
        "дата выдачи",
        "дата заказа",
      ],
    },
    {
      name: "arrivedAt",
      required: false,
      headers: ["arrived", "прибыл", "arrived at", "date in", "дата приёмки", "дата заезда", "дата приемки"],
    },
    {
      name: "requestedAt",
      required: false,
      headers: [
        "requested",
        "обращение",
        "requested at",
        "opened",
        "дата обращения",
        "дата открытия",
        "дата записи",
      ],
    },
    { name: "phone", required: false, headers: PHONE },
    { name: "name", required: false, headers: NAME },
    { name: "make", required: false, headers: MAKE },
    { name: "model", required: false, headers: MODEL },
    {
      name: "complaint",
      required: false,
      headers: [
        "complaint",
        "жалоба",
        "description",
        "concern",
        "reason",
        "причина обращения",
        "описание",
        "неисправность",
      ],
    },
    {
      name: "work",
      required: false,
      headers: [
        "work done",
        "выполненные работы",
        "work",
        "jobs",
        "services",
        "работы",
        "вид работ",
        "перечень работ",
      ],
    },
    {
      name: "total",
      required: false,
      headers: ["total", "сумма", "amount", "invoice total", "price", "итого", "стоимость", "сумма заказа"],
    },
    { name: "mileage", required: false, headers: MILEAGE },
    { name: "status", required: false, headers: ["status", "статус", "state", "состояние"] },
  ],
} as const satisfies Readonly<Record<Kind, readonly FieldDefinition[]>>;

export type FieldName = (typeof FIELDS)[Kind][number]["name"];

/** The fields of a kind, in the order in which pages and files show them. */
export function fieldsOf(kind: Kind): readonly (FieldDefinition & { readonly name: FieldName })[] {
  return FIELDS[kind];
}
