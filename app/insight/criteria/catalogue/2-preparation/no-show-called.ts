// 2.3: whether who did not come was called soon.
import { criterion, held, notConcerned, notRecorded } from "../../criterion";

const SOON_MINUTES = 30;

export const noShowCalled = criterion({
  id: "2.3",
  stage: "preparation",
  kind: "share",
  unit: "share",
  direction: "higher",
  target: 1,
  warning: 0.8,
  source: "T",
  title: { en: "No-show called", ru: "Позвонили неприехавшему клиенту" },
  how: {
    en: "Of the no-shows, those whom we called within 30 working minutes after the appointment. A no-show with no call and nothing else written down of its preparation is not recorded.",
    ru: "Доля неприехавших клиентов, которым позвонили в течение 30 рабочих минут после назначенного времени. Если звонка нет и о подготовке визита ничего не записано, данных нет.",
  },
  of: (history) => {
    const { visit } = history;
    const { appointment } = visit.booking;
    if (visit.status !== "no-show") return notConcerned();
    if (!appointment) return notRecorded(visit.endedAt);
    const call = history.all("customer.called").find(({ occurredAt }) => occurredAt >= appointment.at);
    if (!call) return history.undone("preparation", visit.endedAt);
    return held(visit.endedAt, history.minutes(appointment.at, call.occurredAt) <= SOON_MINUTES);
  },
});
