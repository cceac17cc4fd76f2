// The twelve services of the catalogue, and how customers ask for them.
import type { Service } from "./texts";

export const SERVICES: readonly Service[] = [
  {
    key: "oil",
    title: { en: "Oil and filter change", ru: "Замена масла и фильтра" },
    labourMinutes: 45,
    price: { EUR: 119, RUB: 6900 },
    needsParts: true,
    weight: { en: 14, ru: 16 },
    complaints: {
      en: [
        "Time for an oil change, please.",
        "The oil light came on for a moment on the motorway.",
        "Oil change before a long drive to Kerry.",
      ],
      ru: [
        "Пора менять масло, больше ничего не беспокоит.",
        "На трассе на секунду загорелась лампочка масла.",
        "Хочу поменять масло перед дальней поездкой.",
      ],
    },
  },
  {
    key: "service",
    title: { en: "Annual service", ru: "Плановое техническое обслуживание" },
    labourMinutes: 120,
    price: { EUR: 289, RUB: 16_900 },
    needsParts: true,
    weight: { en: 16, ru: 14 },
    complaints: {
      en: [
        "Annual service due, the dash says 20 days.",
        "Full service, please. It has been a bit thirsty lately.",
        "Service is due, and I hear a light rattle when it is cold.",
      ],
      ru: [
        "Подошло плановое ТО, на панели горит ключик.",
        "Нужно ТО. Кажется, стал больше расход.",
        "Плановое обслуживание, и посмотрите, пожалуйста, что постукивает на холодную.",
      ],
    },
  },
  {
    key: "pads",
    title: { en: "Front brake pads", ru: "Замена передних тормозных колодок" },
    labourMinutes: 75,
    price: { EUR: 169, RUB: 8400 },
    needsParts: true,
    weight: { en: 10, ru: 10 },
    complaints: {
      en: [
        "The front brakes squeal when I slow down.",
        "There is a grinding noise from the front left wheel.",
        "The brake pad warning is on.",
      ],
      ru: [
        "Спереди скрипит, когда торможу.",
        "Скрежет слева спереди при торможении.",
        "Загорелся датчик износа колодок.",
      ],
    },
  },
  {
    key: "discs",
    title: { en: "Brake discs and pads", ru: "Замена тормозных дисков и колодок" },
    labourMinutes: 120,
    price: { EUR: 349, RUB: 19_800 },
    needsParts: true,
    weight: { en: 6, ru: 6 },
    complaints: {
      en: ["The steering wheel shakes when I brake at 100.", "The pedal pulses when I brake downhill."],
      ru: ["На скорости бьёт в руль при торможении.", "Педаль тормоза пульсирует, особенно с горки."],
    },
  },
  {
    key: "tyres",
    title: { en: "Tyre change and balancing", ru: "Сезонная замена шин с балансировкой" },
    labourMinutes: 50,
    price: { EUR: 80, RUB: 4200 },
    needsParts: false,
    weight: { en: 9, ru: 15 },
    complaints: {
      en: [
        "Two new tyres at the front, I have them with me.",
        "The car shakes at 110, I think the wheels need balancing.",
        "Slow puncture, rear right.",
      ],
      ru: [
        "Нужно переобуться, колёса у вас на хранении.",
        "После ямы вибрация на скорости, нужна балансировка.",
        "Подспускает правое заднее колесо.",
      ],
    },
  },
  {
    key: "alignment",
    title: { en: "Wheel alignment", ru: "Регулировка углов установки колёс" },
    labourMinutes: 60,
    price: { EUR: 95, RUB: 3900 },
    needsParts: false,
    weight: { en: 5, ru: 6 },
    complaints: {
      en: [
        "It pulls to the left on a straight road.",
        "The steering wheel is not straight since I hit a kerb.",
      ],
      ru: ["Машину тянет влево на ровной дороге.", "После удара о бордюр руль стоит криво."],
    },
  },
  {
    key: "diagnosis",
    title: { en: "Diagnosis", ru: "Диагностика" },
    labourMinutes: 60,
    price: { EUR: 95, RUB: 3500 },
    needsParts: false,
    weight: { en: 13, ru: 12 },
    complaints: {
      en: [
        "The engine light is on, but it drives as always.",
        "It hesitates when I pull away, mostly in the morning.",
        "There is a whine from the gearbox above 80.",
        "It would not start twice last week.",
      ],
      ru: [
        "Горит «проверьте двигатель», едет вроде нормально.",
        "Дёргается при трогании, чаще по утрам.",
        "После 80 появляется гул, не пойму откуда.",
        "На прошлой неделе два раза не завелась.",
      ],
    },
  },
  {
    key: "aircon",
    title: { en: "Air conditioning service", ru: "Обслуживание кондиционера" },
    labourMinutes: 60,
    price: { EUR: 129, RUB: 5400 },
    needsParts: false,
    weight: { en: 5, ru: 5 },
    complaints: {
      en: ["The air conditioning blows warm.", "It smells musty when I switch the air on."],
      ru: ["Кондиционер не холодит.", "Неприятный запах, когда включаю кондиционер."],
    },
  },
  {
    key: "battery",
    title: { en: "Battery replacement", ru: "Замена аккумулятора" },
    labourMinutes: 30,
    price: { EUR: 159, RUB: 11_500 },
    needsParts: true,
    weight: { en: 5, ru: 6 },
    complaints: {
      en: [
        "It starts slowly in the morning, I think it is the battery.",
        "I needed a jump start twice this week.",
      ],
      ru: ["Утром еле крутит стартер.", "Два раза за неделю пришлось прикуривать, похоже, аккумулятор."],
    },
  },
  {
    key: "belt",
    title: { en: "Timing belt and water pump", ru: "Замена ремня ГРМ и помпы" },
    labourMinutes: 240,
    price: { EUR: 640, RUB: 32_500 },
    needsParts: true,
    weight: { en: 5, ru: 4 },
    complaints: {
      en: [
        "The timing belt is due by the book at this mileage.",
        "I lose a little coolant, and the belt is due.",
      ],
      ru: ["По пробегу подошёл ремень ГРМ.", "Понемногу уходит антифриз, и ремень пора менять."],
    },
  },
  {
    key: "suspension",
    title: { en: "Suspension repair", ru: "Ремонт подвески" },
    labourMinutes: 150,
    price: { EUR: 340, RUB: 15_900 },
    needsParts: true,
    weight: { en: 6, ru: 6 },
    complaints: {
      en: ["A knock from the front right over ramps.", "It clunks at low speed on bad roads."],
      ru: ["Стучит справа спереди на лежачих полицейских.", "На мелких ямах глухой стук в подвеске."],
    },
  },
  {
    key: "pretest",
    title: { en: "Pre-test check", ru: "Подготовка к техосмотру" },
    labourMinutes: 45,
    price: { EUR: 65, RUB: 2900 },
    needsParts: false,
    weight: { en: 8, ru: 3 },
    complaints: {
      en: ["NCT in two weeks, please look it over.", "It failed the NCT on the headlight aim."],
      ru: [
        "Скоро техосмотр, проверьте, пожалуйста, всё по списку.",
        "Машина не прошла техосмотр по свету фар.",
      ],
    },
  },
];
