// 1.4: how full the days are.
import { criterion, notConcerned, notRecorded } from "../../criterion";

/** The mechanics' productivity that the catalogue asks for (4.7), and the share of the day that may be booked. */
const PRODUCTIVITY = 0.95;
const BOOKABLE = 0.8;

export const load = criterion({
  id: "1.4",
  stage: "booking",
  kind: "load",
  usable: PRODUCTIVITY * BOOKABLE,
  unit: "share",
  direction: "lower",
  target: 1,
  warning: 1.1,
  source: "P",
  title: { en: "Load", ru: "Загрузка" },
  how: {
    en: "Labour booked for a day by what can be done on it: the mechanics' hours by their shifts, times 0.95 for productivity, times 0.8 that may be booked ahead. The figure is for all days of the period, and a visit is among the failures when its day was overbooked. Visits called off before their day take nothing. Shifts are those that are known today. Labour that nobody estimated is not recorded.",
    ru: "Записанные на день нормо-часы по отношению к тому, что можно успеть: часы механиков по графику × 0,95 (производительность) × 0,8 (столько можно занять заранее). Показатель берётся по всем дням периода; визит попадает в список, если его день перегружен. Отменённые заранее визиты не занимают ничего. Графики берутся в нынешнем виде. Если объём работ не оценили, данных нет.",
  },
  of: ({ visit }) => {
    const { appointment } = visit.booking;
    if (!appointment) return notConcerned();
    if (visit.status === "cancelled" && visit.endedAt < appointment.at) return notConcerned(appointment.at);
    const lines = visit.request.services;
    const minutes = lines.reduce((sum, { labourMinutes }) => sum + labourMinutes, 0);
    if (minutes === 0) return notRecorded(appointment.at);
    return { outcome: "spread", at: appointment.at, pieces: [{ at: appointment.at, minutes }] };
  },
});
