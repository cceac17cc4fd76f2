// What comes of each kind that follows from a visit.
import type { ReminderKind } from "../rules";
import type { Act } from "./act";
import {
  offerDeferred,
  remindDay,
  remindHours,
  sendSurvey,
  tellCancelled,
  tellConfirmed,
  tellMoved,
  tellReady,
} from "./messages.server";
import { callAboutApproval, callAboutSurvey, callNoShow, savePromise } from "./tasks.server";

export const ACTS: { readonly [K in Exclude<ReminderKind, "service-due" | "morning-list">]: Act } = {
  "booking-confirmed": tellConfirmed,
  "booking-moved": tellMoved,
  "booking-cancelled": tellCancelled,
  "reminder-day": remindDay,
  "reminder-hours": remindHours,
  "no-show-call": callNoShow,
  "approval-unanswered": callAboutApproval,
  "promise-at-risk": savePromise,
  ready: tellReady,
  survey: sendSurvey,
  "survey-call": callAboutSurvey,
  "deferred-work": offerDeferred,
};
