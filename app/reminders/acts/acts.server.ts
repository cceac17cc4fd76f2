// What comes of each kind that follows from a visit.
import type { ReminderKind, WatchedKind } from "../rules";
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
import { callAboutApproval, callAboutSurvey, callNoShow } from "./tasks.server";

export const ACTS: { readonly [K in Exclude<ReminderKind, WatchedKind | "service-due" | "morning-list">]: Act } = {
  "booking-confirmed": tellConfirmed,
  "booking-moved": tellMoved,
  "booking-cancelled": tellCancelled,
  "reminder-day": remindDay,
  "reminder-hours": remindHours,
  "no-show-call": callNoShow,
  "approval-unanswered": callAboutApproval,
  ready: tellReady,
  survey: sendSurvey,
  "survey-call": callAboutSurvey,
  "deferred-work": offerDeferred,
};
