// Every job the worker knows.
import { campaignTasks } from "./campaigns";
import { carrierPosts } from "./carrier-posts";
import { complaintAlert, complaintsOverdue, oldDrafts } from "./complaints";
import { dueTimes } from "./due-times";
import { keptPlaces } from "./kept-places";
import { erasedFiles } from "./erased-files";
import { importFile } from "./import";
import { morningLists, overdueReminders, serviceReminders } from "./daily-reminders";
import { lateness, latenessEverywhere } from "./lateness";
import { moneyOverdue } from "./money";
import { ledger } from "./ledger";
import { reminder } from "./reminder";
import { replanReminders } from "./replan-reminders";
import { oldUploads } from "./old-uploads";
import { photoUploadsTidied, removedPhotos } from "./photos";
import { sendMessageTask } from "./send-message";
import { stripeTasks } from "./stripe";
import { sweep } from "./sweep";
import type { Task } from "./task";
import { unsettledMessages } from "./unsettled-messages";

export const registry: readonly Task[] = [
  sweep,
  importFile,
  erasedFiles,
  oldUploads,
  dueTimes,
  keptPlaces,
  complaintAlert,
  complaintsOverdue,
  oldDrafts,
  reminder,
  replanReminders,
  overdueReminders,
  morningLists,
  serviceReminders,
  photoUploadsTidied,
  removedPhotos,
  sendMessageTask,
  carrierPosts,
  unsettledMessages,
  ...campaignTasks,
  ...stripeTasks,
  lateness,
  latenessEverywhere,
  moneyOverdue,
  ledger,
];
