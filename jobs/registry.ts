// Every job the worker knows.
import { dueTimes } from "./due-times";
import { keptPlaces } from "./kept-places";
import { importFile } from "./import";
import { oldUploads } from "./old-uploads";
import { photoUploadsTidied, removedPhotos } from "./photos";
import { sweep } from "./sweep";
import type { Task } from "./task";

export const registry: readonly Task[] = [
  sweep,
  importFile,
  oldUploads,
  dueTimes,
  keptPlaces,
  photoUploadsTidied,
  removedPhotos,
];
